/** Where the mornings lie in a picture of them: days across, pain from 0 at the bottom to 10 at the top. */
import { between } from '../../controls/day';
import type { Day, MorningPoint, SessionLine } from '../../engine/types.gen';

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Dot {
  day: Day;
  x: number;
  y: number;
}

export interface Chart {
  dots: readonly Dot[];
  /** The median, in pieces: a day without one breaks the line. */
  lines: readonly (readonly Dot[])[];
}

/** The newest days that are drawn. */
const span = 56;

/** The mornings that are shown: those of the newest eight weeks. */
export function shown(mornings: readonly MorningPoint[]): readonly MorningPoint[] {
  const last = mornings.at(-1)?.day;
  return last === undefined ? [] : mornings.filter((m) => between(m.day, last) < span);
}

export function chartOf(mornings: readonly MorningPoint[], box: Box): Chart {
  const first = mornings[0]?.day ?? '';
  const days = Math.max(1, between(first, mornings.at(-1)?.day ?? first));
  const x = (day: Day): number => box.left + (mornings.length < 2 ? 0.5 : between(first, day) / days) * (box.right - box.left);
  const y = (pain: number): number => box.bottom - (pain / 10) * (box.bottom - box.top);
  const lines: Dot[][] = [[]];
  for (const m of mornings) {
    if (m.median2 === null) lines.push([]);
    else lines.at(-1)?.push({ day: m.day, x: x(m.day), y: y(m.median2 / 2) });
  }
  return { dots: mornings.map((m) => ({ day: m.day, x: x(m.day), y: y(m.pain) })), lines: lines.filter((l) => l.length > 0) };
}

/** The medians right before and after the sessions that have both, or null when there is none. */
export function rightAfter(sessions: readonly SessionLine[]): { before: number; after: number; n: number } | null {
  const both = sessions.flatMap((s) => (s.before === null || s.after === null ? [] : [{ before: s.before, after: s.after }]));
  if (both.length === 0) return null;
  return { before: median(both.map((s) => s.before)), after: median(both.map((s) => s.after)), n: both.length };
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
