import { expect, test } from 'vitest';
import { muscles, regions } from '../../../../engine/protocol/data/lowback/body.json';
import { techniques } from '../../../../engine/protocol/data/lowback/techniques.json';
import { never, places, regionsOf, techniquesOf, touched } from './choices';

test('every muscle of the pack has a place, and every forbidden region is listed', () => {
  expect(Object.keys(places).sort()).toEqual(muscles.map((m) => m.id).sort());
  expect([...never].sort()).toEqual(regions.filter((r) => r.kind === 'forbidden').map((r) => r.id).sort());
});

test('a muscle that is reached is lit where its techniques press, and one that is not where none may', () => {
  for (const m of muscles) {
    const loads = techniques.filter((t) => t.muscles.includes(m.id)).flatMap((t) => t.loads);
    for (const r of regionsOf(m.id)) {
      if (m.reach === 'never') expect(never).toContain(r);
      else expect(loads, `${m.id} in ${r}`).toContain(r);
    }
  }
});

test('a touch opens the forbidden part first, and what else lies there when touched again', () => {
  expect(touched([], null)).toBe(null);
  expect(touched(['lumbar-spine', 'flank'], null)).toBe('lumbar-spine');
  expect(touched(['lumbar-spine', 'flank'], 'lumbar-spine')).toBe('flank');
  expect(touched(['buttock-upper-outer', 'piriformis-lateral'], null)).toBe('piriformis');
  expect(touched(['buttock-upper-outer', 'piriformis-lateral'], 'piriformis')).toBe('gluteus-maximus');
});

test('what is never pressed has no technique', () => {
  const all = techniques as unknown as Parameters<typeof techniquesOf>[1];
  for (const id of [...never, 'quadratus-lumborum']) expect(techniquesOf(id, all)).toEqual([]);
  expect(techniquesOf('piriformis', all)).toEqual(['piriformis-figure-four', 'piriformis-wall-ball']);
});
