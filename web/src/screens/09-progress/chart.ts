/** What the charts show: the points of an insight, as drawings and as words. The numbers are the engine's. */
import { between, dayOf, short } from '../../controls/day';
import type { ActivityDay, Band, Day, Insight, SessionLine } from '../../engine/types.gen';
import { say } from '../../words/say';
import type { Drawing } from './plot';

/** The newest days that are drawn. */
const span = 56;
/** The newest sessions that are drawn. */
const newest = 24;

/** A morning with where worse begins, or today without one yet. */
export interface Dawn {
  day: Day;
  pain: number | null;
  median2: number | null;
  band: Band | null;
}

/** The mornings of the newest eight weeks; and today, when it has a band and no morning. */
export function dawns(x: Insight): readonly Dawn[] {
  const all: Dawn[] = x.mornings.map((m, i) => ({ ...m, band: x.bands[i] ?? null }));
  const last = x.mornings.at(-1);
  if (last && last.day < x.today && x.next) all.push({ day: x.today, pain: null, median2: null, band: x.next });
  return all.filter((d) => between(d.day, last?.day ?? d.day) < span);
}

/** What one morning says. */
export function saidOf(d: Dawn): string {
  const day = short(d.day);
  if (d.pain === null) return say('app.progress.at.today', { day });
  if (d.median2 === null) return say('app.progress.at', { day, pain: d.pain });
  const fill = { day, pain: d.pain, median: d.median2 / 2 };
  if (d.band && 2 * d.pain >= d.band.clearly2) return say('app.progress.at.clearly', fill);
  if (d.band && 2 * d.pain >= d.band.worse2) return say('app.progress.at.worse', fill);
  return say('app.progress.at.median', fill);
}

/** Mornings as rings, their median as a line, and the band above which is worse. */
export function morningDrawing(list: readonly Dawn[]): Drawing {
  const first = list[0]?.day ?? '';
  const edge = (of: (b: Band) => number): (number | null)[] => list.map((d) => (d.band ? Math.min(10, of(d.band) / 2) : null));
  return {
    places: list.map((d) => between(first, d.day)),
    rows: [
      { values: edge((b) => b.clearly2), as: 'edge', color: '--edge', dash: [2, 4] },
      { values: edge((b) => b.worse2), as: 'edge', color: '--edge', dash: [6, 4] },
      { values: list.map((d) => (d.median2 === null ? null : d.median2 / 2)), as: 'line', color: '--go' },
      { values: list.map((d) => d.pain), as: 'ring', color: '--ink-2' },
    ],
    fills: [{ between: [0, 1], color: '--edge' }],
    named: 2,
    from: short(first),
    to: short(list.at(-1)?.day ?? first),
  };
}

/** A session with the pain on both sides of it. */
export interface Around {
  day: Day;
  before: number;
  after: number;
}

/** The sessions with both numbers, the newest last. */
export function around(sessions: readonly SessionLine[]): readonly Around[] {
  return sessions.flatMap((s) => (s.before === null || s.after === null ? [] : [{ day: dayOf(s.at), before: s.before, after: s.after }]));
}

export function aroundDrawing(all: readonly Around[]): Drawing {
  const list = all.slice(-newest);
  return {
    places: list.map((_, i) => i),
    rows: [
      { values: list.map((s) => s.before), as: 'ring', color: '--ink-2' },
      { values: list.map((s) => s.after), as: 'disc', color: '--go' },
    ],
    fills: [],
    joins: [0, 1],
    from: short(list[0]?.day ?? ''),
    to: short(list.at(-1)?.day ?? ''),
  };
}

/** How each of three activities is drawn, in this order. */
export const strokes = [
  { color: 'go', dash: undefined },
  { color: 'ink', dash: [3, 5] },
  { color: 'ink-2', dash: [12, 5] },
] as const;

/** The activities that are rated now, over the days that rated one of them. */
export function rated(all: readonly ActivityDay[]): { names: readonly string[]; days: readonly ActivityDay[] } {
  const names = all.at(-1)?.ratings.map((r) => r.activity) ?? [];
  return { names, days: all.filter((d) => d.ratings.some((r) => names.includes(r.activity))) };
}

export function scoreOf(d: ActivityDay, name: string): number | null {
  return d.ratings.find((r) => r.activity === name)?.score ?? null;
}

export function activityDrawing(names: readonly string[], days: readonly ActivityDay[]): Drawing {
  const first = days[0]?.day ?? '';
  return {
    places: days.map((d) => between(first, d.day)),
    rows: names.map((name, i) => ({ values: days.map((d) => scoreOf(d, name)), as: 'line', color: `--${strokes[i]?.color ?? 'ink'}`, ...(strokes[i]?.dash && { dash: strokes[i].dash }) })),
    fills: [],
    from: short(first),
    to: short(days.at(-1)?.day ?? ''),
  };
}

/** The medians right before and after sessions, or null when there is none. */
export function rightAfter(both: readonly Around[]): { before: number; after: number; n: number } | null {
  if (both.length === 0) return null;
  return { before: median(both.map((s) => s.before)), after: median(both.map((s) => s.after)), n: both.length };
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
