import { expect, test } from 'vitest';
import { limits, measured } from './measured';

test.each([
  ['', null],
  ['  ', null],
  ['175', 175],
  [' 174,6 ', 175],
  ['140', 140],
  ['139', 'wrong'],
  ['211', 'wrong'],
  ['tall', 'wrong'],
  ['5.9', 'wrong'],
])('a height of "%s" is %s', (typed, want) => {
  expect(measured(typed, limits.height)).toBe(want);
});
