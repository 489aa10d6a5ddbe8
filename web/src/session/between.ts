/**
 * Between two answers of the engine: what it said last, counted down to this
 * instant. Nothing here goes past a deadline; what comes after one the engine
 * is asked.
 */
import type { Guidance } from '../engine/types.gen';

const down = (left: number, ms: number): number => Math.max(0, left - ms);

/** The guidance as it is some milliseconds later, while nothing changes. */
export function later(g: Guidance, ms: number): Guidance {
  if (g.paused !== '' || ms <= 0) return g;
  const out: Guidance = { ...g, left: down(g.left, ms), total: down(g.total, ms) };
  if (g.stroke) out.stroke = { ...g.stroke, left: down(g.stroke.left, ms) };
  if (g.breath) out.breath = { ...g.breath, left: down(g.breath.left, ms) };
  return out;
}

/** Milliseconds until the engine has something new to say; Infinity when time does not move the session. */
export function deadline(g: Guidance, asks: readonly number[]): number {
  if (g.paused !== '' || g.phase === 'ready' || g.phase === 'over') return Infinity;
  const times = [g.left];
  if (g.stroke && g.stroke.length > 0) times.push(g.stroke.left);
  if (g.breath && g.breath.length > 0) times.push(g.breath.left);
  if (g.phase === 'hold') times.push(...asks.map((s) => s * 1000 - (g.length - g.left)).filter((ms) => ms > 0));
  return Math.min(...times);
}

/** 0 to 1 along the stroke, there and back again; slow at the turns. */
export function strokeAt(g: Guidance): number {
  if (!g.stroke || g.stroke.length <= 0) return 0;
  const done = 1 - g.stroke.left / g.stroke.length;
  const eased = (1 - Math.cos(Math.PI * done)) / 2;
  return g.stroke.back ? 1 - eased : eased;
}

/** 0 (empty) to 1 (full); null when breath is not paced. */
export function breathAt(g: Guidance): number | null {
  if (!g.breath || g.breath.length <= 0) return null;
  const done = 1 - g.breath.left / g.breath.length;
  const eased = (1 - Math.cos(Math.PI * done)) / 2;
  return g.breath.out ? 1 - eased : eased;
}
