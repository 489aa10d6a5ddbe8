/** What an entry, or a correction of it, says, in words; a day that stands above it already is not said again. */
import { dayOf, long } from '../../controls/day';
import type { Day, Kind, Noted, Saying } from '../../engine/types.gen';
import { say, sayOf } from '../../words/say';

export function saidIn(kind: Kind, s: Saying, above: Day): string {
  if (s.adverse) {
    const { what, day, outcome } = s.adverse;
    const fill = { what: sayOf(`app.adverse.${what}.short`), outcome: sayOf(`app.adverse.${outcome}.short`) };
    return day === above ? say('app.noted.adverse.same', fill) : say('app.noted.adverse', { ...fill, day: long(day) });
  }
  if (s.ratings) return say('app.noted.function', { ratings: s.ratings.map((r) => say('app.noted.rating', { name: r.activity, score: r.score })).join(', ') });
  return say(kind === 'after' ? 'app.noted.after' : 'app.noted.morning', { pain: s.pain ?? '' });
}

/** What was noted on each day, in the order it comes in. */
export function byDay(list: readonly Noted[]): readonly (readonly [Day, readonly Noted[]])[] {
  const by = new Map<Day, Noted[]>();
  for (const x of list) {
    const day = dayOf(x.at);
    by.set(day, [...(by.get(day) ?? []), x]);
  }
  return [...by];
}
