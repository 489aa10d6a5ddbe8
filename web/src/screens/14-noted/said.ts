/** What an entry, or a correction of it, says, in words. */
import { dayOf, long } from '../../controls/day';
import type { Day, Kind, Noted, Saying } from '../../engine/types.gen';
import { say, sayOf } from '../../words/say';

export function saidIn(kind: Kind, s: Saying): string {
  if (s.adverse) {
    const { what, day, outcome } = s.adverse;
    return say('app.noted.adverse', { what: sayOf(`app.adverse.${what}.short`), day: long(day), outcome: sayOf(`app.adverse.${outcome}.short`) });
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
