import { expect, test } from 'vitest';
import { plus } from '../../controls/day';
import type { Standing } from '../../engine/types.gen';
import { standingOf } from '../fixture';
import { shapeOf } from './week';

function shapes(s: Standing): string[] {
  return s.week.done.map((_, i) => shapeOf(s, i, plus('2026-05-11', i)));
}

test('a week shows what is done, today, and the days that suit', () => {
  expect(shapes(standingOf())).toEqual(['done', 'rest', 'today', 'rest', 'planned', 'rest', 'planned']);
});

test('a past day without a session is rest, never missed', () => {
  const week = { ...standingOf().week, done: Array.from({ length: 7 }, () => false), today: 6, suggested: [] };
  expect(shapes(standingOf({ week }))).toEqual(['rest', 'rest', 'rest', 'rest', 'rest', 'rest', 'today']);
});

test('a session of today is done, whatever today is', () => {
  const week = { ...standingOf().week, done: [true, false, true, false, false, false, false] };
  const why = [{ code: 'rest-already-today' as const }];
  expect(shapes(standingOf({ week, why, may: false }))[2]).toBe('done');
});

test('a day on which the rhythm asks for rest says so', () => {
  expect(shapes(standingOf({ may: false, why: [{ code: 'rest-two-in-a-row' }] }))[2]).toBe('today-rest');
});
