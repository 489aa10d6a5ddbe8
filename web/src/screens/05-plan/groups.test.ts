import { expect, test } from 'vitest';
import { stepOf } from '../fixture';
import { groupsOf, isOrdinary } from './groups';

test('both sides of a technique are one line with their time together', () => {
  const groups = groupsOf([stepOf({ why: ['first'] }), stepOf({ side: 'right', why: ['first', 'fits'], holds: 2 }), stepOf({ technique: 'tfl-roll' })]);
  expect(groups.map((g) => [g.technique, g.steps.map((s) => s.side), g.seconds])).toEqual([
    ['glute-roll', ['left', 'right'], 240],
    ['tfl-roll', ['left'], 105],
  ]);
  expect(groups[0]?.why).toEqual(['first', 'fits']);
});

test('a technique that comes back later is a line of its own', () => {
  const steps = [stepOf(), stepOf({ technique: 'tfl-roll' }), stepOf({ side: 'right' })];
  expect(groupsOf(steps).map((g) => g.technique)).toEqual(['glute-roll', 'tfl-roll', 'glute-roll']);
});

test('what the answers leave out is not ordinary, and neither is a reason that is not known here', () => {
  expect(isOrdinary({ technique: 'tfl-roll', because: 'too-little-time' })).toBe(true);
  expect(isOrdinary({ technique: 'tfl-roll', because: 'site-excluded' })).toBe(false);
  expect(isOrdinary({ technique: 'tfl-roll', because: 'something-new' })).toBe(false);
});
