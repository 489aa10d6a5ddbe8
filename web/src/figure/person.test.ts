import { expect, test } from 'vitest';
import { personOf } from './person.svelte';

test('without a body of one of their own the figure is that of the app', () => {
  expect(personOf({ height: null, mass: null, sex: null })).toBeNull();
});

test('what is left out is the middle of the survey', () => {
  expect(personOf({ height: 181, mass: null, sex: null })).toEqual({ height: 181, mass: 67, sex: 'f', short: false });
  expect(personOf({ height: null, mass: 95, sex: 'm' })).toEqual({ height: 176, mass: 95, sex: 'm', short: true });
});
