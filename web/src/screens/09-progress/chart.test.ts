import { expect, test } from 'vitest';
import type { Band, MorningPoint, SessionLine } from '../../engine/types.gen';
import { insightOf } from '../fixture';
import { activityDrawing, around, aroundDrawing, dawns, morningDrawing, rated, rightAfter, saidOf } from './chart';

function morning(day: string, pain: number, median2: number | null = null): MorningPoint {
  return { day, pain, median2 };
}

const band: Band = { usual2: 6, worse2: 8, clearly2: 10 };

test('pain and median lie where their days are, and a day without a median breaks the line', () => {
  const d = morningDrawing(dawns(insightOf({ mornings: [morning('2026-05-01', 3), morning('2026-05-02', 3, 6), morning('2026-05-05', 4, 7)], bands: [null, null, band] })));
  expect(d.places).toEqual([0, 1, 4]);
  expect(d.rows[2]?.values).toEqual([null, 3, 3.5]);
  expect(d.rows[3]?.values).toEqual([3, 3, 4]);
});

test('the band is drawn where worse begins, and never beyond 10', () => {
  const high: Band = { usual2: 19, worse2: 21, clearly2: 23 };
  const d = morningDrawing(dawns(insightOf({ mornings: [morning('2026-05-01', 3), morning('2026-05-02', 3)], bands: [band, high] })));
  expect(d.rows.slice(0, 2).map((r) => r.values)).toEqual([[5, 10], [4, 10]]);
  expect(d.fills).toEqual([{ between: [0, 1], color: '--edge' }]);
});

test('a morning says its pain, and whether that is worse than usual', () => {
  const say = (pain: number, of: Band | null): string => saidOf({ day: '2026-05-13', pain, median2: of && 6, band: of });
  expect(say(3, null)).toBe('13 May: 3 of 10');
  expect(say(3, band)).toBe('13 May: 3 of 10. Usual: 3');
  expect(say(4, band)).toBe('13 May: 4 of 10, worse than usual. Usual: 3');
  expect(say(5, band)).toBe('13 May: 5 of 10, clearly worse than usual. Usual: 3');
  expect(saidOf({ day: '2026-05-13', pain: null, median2: null, band })).toBe('13 May: no morning yet');
});

test('today is shown with its band before there is a morning', () => {
  const x = insightOf({ today: '2026-05-14', mornings: [morning('2026-05-13', 3)], bands: [null], next: band });
  expect(dawns(x).map((d) => [d.day, d.pain])).toEqual([['2026-05-13', 3], ['2026-05-14', null]]);
  expect(dawns({ ...x, today: '2026-05-13' })).toHaveLength(1);
});

test('only the newest eight weeks are drawn', () => {
  const list = [morning('2026-03-01', 1), morning('2026-05-01', 2), morning('2026-05-13', 3)];
  expect(dawns(insightOf({ mornings: list, bands: [null, null, null] })).map((d) => d.pain)).toEqual([2, 3]);
  expect(dawns(insightOf())).toEqual([]);
});

test('right after counts only sessions with both numbers', () => {
  const line = (before: number | null, after: number | null): SessionLine => ({ id: 'x', at: '2026-05-13T18:00:00.000+02:00', completed: true, before, after });
  expect(rightAfter(around([line(4, 3), line(5, 2), line(null, 1), line(6, null)]))).toEqual({ before: 4.5, after: 2.5, n: 2 });
  expect(rightAfter(around([line(null, 1)]))).toBe(null);
  expect(aroundDrawing(around([line(4, 3), line(null, 1)])).rows.map((r) => r.values)).toEqual([[4], [3]]);
});

test('activities are drawn by their present names, and a day without one has no point', () => {
  const days = [
    { day: '2026-05-01', ratings: [{ activity: 'walking', score: 4 }, { activity: 'old one', score: 9 }] },
    { day: '2026-05-02', ratings: [{ activity: 'old one', score: 9 }] },
    { day: '2026-05-08', ratings: [{ activity: 'walking', score: 6 }, { activity: 'sitting', score: 5 }] },
  ];
  const now = rated(days);
  expect(now.names).toEqual(['walking', 'sitting']);
  const d = activityDrawing(now.names, now.days);
  expect(d.places).toEqual([0, 7]);
  expect(d.rows.map((r) => r.values)).toEqual([[4, 6], [null, 5]]);
});
