import { expect, test } from 'vitest';
import { between, clock, dayOf, initial, long, near, plus, short } from './day';

test('a day is the day where the moment was written, wherever this device is', () => {
  expect(dayOf('2026-05-13T23:59:59.999-11:00')).toBe('2026-05-13');
  expect(dayOf('2026-05-13T00:00:00.000+14:00')).toBe('2026-05-13');
});

test('days are said as they are spoken', () => {
  expect(long('2026-05-13')).toBe('Wednesday 13 May');
  expect(short('2026-04-20')).toBe('20 Apr');
  expect(initial('2026-05-13')).toBe('W');
});

test('days are counted over the change of the clocks and of the year', () => {
  expect(plus('2026-03-28', 2)).toBe('2026-03-30');
  expect(plus('2026-12-31', 1)).toBe('2027-01-01');
  expect(between('2026-10-24', '2026-10-26')).toBe(2);
});

test('today and tomorrow are said by name', () => {
  expect(near('2026-05-13', '2026-05-13')).toBe('today');
  expect(near('2026-05-14', '2026-05-13')).toBe('tomorrow');
  expect(near('2026-05-15', '2026-05-13')).toBe('Friday 15 May');
});

test('seconds are written as a clock', () => {
  expect([0, 9, 60, 220, -3].map(clock)).toEqual(['0:00', '0:09', '1:00', '3:40', '0:00']);
});
