import { expect, it } from 'vitest';
import { planOf, stepOf } from '../fixture';
import { agoWords } from './ago';
import { guidanceOf } from './fixture';
import { nextWords, partOfStep } from './next';

const plan = planOf(stepOf(), stepOf({ side: 'right' }), stepOf({ technique: 'piriformis-figure-four' }));

it('says what comes next', () => {
  const next = (part: Parameters<typeof guidanceOf>[0]): string => nextWords(guidanceOf(part), plan);
  expect(next({ phase: 'enter', next: 'roll' })).toBe('roll, 45 seconds');
  expect(next({ phase: 'hold', next: 'roll' })).toBe('roll on');
  expect(next({ next: 'hold' })).toBe('hold a tender spot, 30 seconds');
  expect(next({ next: 'exit' })).toBe('come out of the position');
  expect(next({ phase: 'exit', next: 'enter', nextStep: 1 })).toBe('switch sides: Buttock, right');
  expect(next({ phase: 'exit', next: 'enter', nextStep: 2 })).toBe('Deep buttock, left');
  expect(next({ phase: 'exit', next: 'over' })).toBe('the end of the session');
});

it('fills the bar of a step by what is left of it, and never beyond its ends', () => {
  const later = 2 * 105_000;
  expect(partOfStep(guidanceOf(), plan, later + 105_000)).toBe(0);
  expect(partOfStep(guidanceOf(), plan, later + 52_500)).toBe(0.5);
  expect(partOfStep(guidanceOf(), plan, later)).toBe(1);
  expect(partOfStep(guidanceOf(), plan, later + 160_000)).toBe(0); // a hold was added
});

it('says how long ago something was', () => {
  const minute = 60_000;
  expect([0, 1, 5, 119, 120, 47 * 60, 72 * 60].map((n) => agoWords(n * minute))).toEqual(['less than a minute', '1 minute', '5 minutes', '119 minutes', '2 hours', '47 hours', '3 days']);
});
