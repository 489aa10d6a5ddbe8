import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { route } from '../../page/route.svelte';
import { betweenOf } from '../fixture';
import { appOf } from '../fixture-app';
import { rateDue } from '../04-today/weekly.svelte';
import Activities from './Activities.svelte';

function shown(...named: string[]) {
  const fake = appOf({ 'record.between': betweenOf({ rate: true, named }) });
  render(Activities, { app: fake.app });
  return fake;
}

const press = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));
const rate = (name: string, n: number): Promise<unknown> => fireEvent.click(within(screen.getByRole('group', { name })).getByRole('button', { name: new RegExp(`^${n}\\b`) }));
const title = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';

beforeEach(() => {
  localStorage.clear();
  route.replace('activities');
});

test('the first time they are named, and then rated on one screen', async () => {
  const { recorded } = shown();
  await fireEvent.input(await screen.findByLabelText('First'), { target: { value: ' Walking ' } });
  await fireEvent.input(screen.getByLabelText('Third'), { target: { value: 'Sitting' } });
  await press('Continue');
  await rate('Walking', 4);
  await rate('Sitting', 0);
  await press('Save');
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'function', body: { ratings: [{ activity: 'Walking', score: 4 }, { activity: 'Sitting', score: 0 }] } }]));
  expect(route.place).toBe(null);
});

test('without a name, or with one twice, it does not go on, and says why', async () => {
  shown();
  await screen.findByLabelText('First');
  await press('Continue');
  expect(screen.getByRole('alert').textContent).toBe('Please name at least one.');
  await fireEvent.input(screen.getByLabelText('First'), { target: { value: 'Walking' } });
  await fireEvent.input(screen.getByLabelText('Second'), { target: { value: 'Walking' } });
  await press('Continue');
  expect(screen.getByRole('alert').textContent).toBe('Please give each its own name.');
});

test('named ones are rated at once, none has a number before it is given one, and none is left out silently', async () => {
  const { recorded } = shown('Walking', 'Sitting');
  await screen.findByRole('group', { name: 'Walking' });
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
  await rate('Walking', 7);
  await press('Save');
  expect(screen.getByRole('alert').textContent).toContain('Please rate each of them');
  expect(recorded).toEqual([]);
});

test('an activity can be changed, and the others stay', async () => {
  const { recorded } = shown('Walking', 'Sitting');
  await screen.findByRole('group', { name: 'Walking' });
  await press('Change what you rate');
  expect((screen.getByLabelText('Second') as HTMLInputElement).value).toBe('Sitting');
  await fireEvent.input(screen.getByLabelText('Second'), { target: { value: 'Gardening' } });
  await press('Continue');
  await rate('Walking', 7);
  await rate('Gardening', 5);
  await press('Save');
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'function', body: { ratings: [{ activity: 'Walking', score: 7 }, { activity: 'Gardening', score: 5 }] } }]));
});

test('it can be passed over for a week, and nothing is recorded', async () => {
  const { recorded } = shown('Walking');
  await screen.findByRole('group', { name: 'Walking' });
  await press('Not this week');
  expect(recorded).toEqual([]);
  expect(route.place).toBe(null);
  const today = new Date();
  const day = (n: number): string => new Date(today.getTime() + n * 86_400_000 - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  expect(rateDue(betweenOf({ rate: true }), day(6))).toBe(false);
  expect(rateDue(betweenOf({ rate: true }), day(8))).toBe(true);
  expect(rateDue(betweenOf({ rate: false }), day(8))).toBe(false);
});

test('what could not be saved says so and stays', async () => {
  const fake = shown('Walking');
  fake.app.record = () => Promise.reject(new Error('The storage is full.'));
  await screen.findByRole('group', { name: 'Walking' });
  await rate('Walking', 7);
  await press('Save');
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The storage is full.'));
  expect(title()).toBe('How do these go? Higher is better.');
});
