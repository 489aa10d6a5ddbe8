/** The numbers by which a rule between sessions fired, a sentence each. They are the engine's. */
import { dayOf, long } from '../../controls/day';
import type { Grounds } from '../../engine/types.gen';
import { say } from '../../words/say';

export function numbersOf(g: Grounds | null): readonly string[] {
  if (g === null) return [];
  return [...mornings(g), ...means(g), ...fell(g), ...around(g)];
}

function mornings(g: Grounds): string[] {
  return g.mornings.map((m) => say('app.grounds.morning', { day: long(m.day), pain: m.pain, usual: m.usual2 / 2 }));
}

function means(g: Grounds): string[] {
  return g.means ? [say('app.grounds.means', { before: g.means.before10 / 10, now: g.means.now10 / 10 })] : [];
}

function fell(g: Grounds): string[] {
  const { earlier, later } = g;
  if (!earlier || !later) return [];
  return later.ratings.flatMap((now) => {
    const then = earlier.ratings.find((r) => r.activity === now.activity);
    return then ? [say('app.grounds.fell', { name: now.activity, then: then.score, day: long(earlier.day), now: now.score })] : [];
  });
}

function around(g: Grounds): string[] {
  const s = g.around;
  return s && s.before !== null && s.after !== null ? [say('app.grounds.around', { day: long(dayOf(s.at)), before: s.before, after: s.after })] : [];
}
