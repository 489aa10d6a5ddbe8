/** What an entry, or a correction of it, says, in words. */
import { long } from '../../controls/day';
import type { Kind, Saying } from '../../engine/types.gen';
import { say, sayOf } from '../../words/say';

export function saidIn(kind: Kind, s: Saying): string {
  if (s.adverse) {
    const { what, day, outcome } = s.adverse;
    return say('app.noted.adverse', { what: sayOf(`app.adverse.${what}.short`), day: long(day), outcome: sayOf(`app.adverse.${outcome}.short`) });
  }
  if (s.ratings) return say('app.noted.function', { ratings: s.ratings.map((r) => say('app.noted.rating', { name: r.activity, score: r.score })).join(', ') });
  return say(kind === 'after' ? 'app.noted.after' : 'app.noted.morning', { pain: s.pain ?? '' });
}
