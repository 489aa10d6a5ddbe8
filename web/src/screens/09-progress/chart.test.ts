import { expect, test } from 'vitest';
import type { MorningPoint } from '../../engine/types.gen';
import { chartOf, rightAfter, shown } from './chart';

const box = { left: 0, right: 100, top: 0, bottom: 100 };

function morning(day: string, pain: number, median2: number | null = null): MorningPoint {
  return { day, pain, median2 };
}

test('pain goes from the bottom to the top, days from left to right', () => {
  const { dots } = chartOf([morning('2026-05-01', 0), morning('2026-05-02', 10), morning('2026-05-05', 5)], box);
  expect(dots.map((d) => [d.x, d.y])).toEqual([
    [0, 100],
    [25, 0],
    [100, 50],
  ]);
});

test('one morning stands in the middle', () => {
  expect(chartOf([morning('2026-05-01', 3)], box).dots[0]?.x).toBe(50);
});

test('a morning without a median breaks the line', () => {
  const list = [morning('2026-05-01', 3), morning('2026-05-02', 3, 6), morning('2026-05-03', 3, 7), morning('2026-05-04', 3), morning('2026-05-05', 3, 8)];
  expect(chartOf(list, box).lines.map((l) => l.map((d) => d.y))).toEqual([[70, 65], [60]]);
});

test('only the newest eight weeks are drawn', () => {
  const list = [morning('2026-03-01', 1), morning('2026-05-01', 2), morning('2026-05-13', 3)];
  expect(shown(list).map((m) => m.pain)).toEqual([2, 3]);
  expect(shown([])).toEqual([]);
});

test('right after counts only sessions with both numbers', () => {
  const line = (before: number | null, after: number | null) => ({ id: 'x', at: '', completed: true, before, after });
  expect(rightAfter([line(4, 3), line(5, 2), line(null, 1), line(6, null)])).toEqual({ before: 4.5, after: 2.5, n: 2 });
  expect(rightAfter([line(null, 1)])).toBe(null);
});
