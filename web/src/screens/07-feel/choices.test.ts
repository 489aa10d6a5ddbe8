import { expect, test } from 'vitest';
import pack from '../../../../engine/protocol/data/lowback/sensations.json';
import { choices, places, stray } from './choices';

interface Rule {
  id: string;
  sensations?: string[];
  places?: string[];
  verdict: string;
  level?: string;
}
const rules: readonly Rule[] = pack.rules;

function ruledBy(sensation: string): Rule[] {
  return rules.filter((r) => r.sensations?.includes(sensation));
}

test('every sensation of the pack can be chosen, each on one line', () => {
  const ours = choices.flatMap((c) => [...c.sensations]).sort();
  expect(ours).toEqual(pack.sensations.map((s) => s.id).sort());
});

test('every place of the pack can be chosen', () => {
  expect([...places]).toEqual(pack.places.map((p) => p.id));
});

test('the place is asked wherever a rule goes by it, and only there', () => {
  for (const c of choices) {
    const matters = c.sensations.some((s) => ruledBy(s).some((r) => r.places !== undefined));
    expect([c.words, c.next === 'place']).toEqual([c.words, matters]);
  }
});

test('sensations that share a line lead to the same in any place but one that is harmless', () => {
  const effect = (s: string): string[] =>
    ruledBy(s)
      .filter((r) => !r.places?.includes('lips-or-fingers'))
      .map((r) => [r.verdict, r.level, r.places].join(' '));
  for (const c of choices) {
    for (const s of c.sensations) expect(effect(s)).toEqual(effect(c.sensations[0]));
  }
});

test('a touch just after a page came up belongs to the page before, a key does not', () => {
  const touch = new MouseEvent('click', { detail: 1 });
  expect(stray(touch, 1000, 1200)).toBe(true);
  expect(stray(touch, 1000, 1400)).toBe(false);
  expect(stray(new MouseEvent('click', { detail: 0 }), 1000, 1001)).toBe(false);
});
