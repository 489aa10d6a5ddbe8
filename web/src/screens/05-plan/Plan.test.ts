import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Plan as SessionPlan, Standing } from '../../engine/types.gen';
import { set } from '../../page/settings.svelte';
import { planOf, standingOf, stepOf } from '../fixture';
import { appOf } from '../fixture-app';
import Plan from './Plan.svelte';

const both = { ...planOf(stepOf({ why: ['first'] }), stepOf({ side: 'right' })), left_out: [{ technique: 'glute-wall-ball' as const, because: 'tool-not-there' }] };

function shown(plan: SessionPlan = both, standing: Standing = standingOf()) {
  const fake = appOf({ 'record.today': plan }, standing);
  const onstart = vi.fn();
  render(Plan, { app: fake.app, onstart });
  return { ...fake, onstart };
}

beforeEach(() => set({ tools: ['foam-roller'], minutes: 12, tight: [] }));

test('the plan of the engine is shown and started as it is', async () => {
  const { onstart } = shown();
  await fireEvent.click(await screen.findByRole('button', { name: 'Start' }));
  expect(onstart).toHaveBeenCalledExactlyOnceWith(both);
});

test('a line opens to say why it is in, and how its time is spent', async () => {
  shown();
  const line = await screen.findByRole('button', { name: /Buttock left, then right 3:30/ });
  expect(screen.queryByText(/letting them loosen/i)).toBeNull();
  await fireEvent.click(line);
  expect(line.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText(/Letting them loosen is meant to take load off the lower back. It works the buttocks/)).toBeTruthy();
  expect(screen.getByText('left: get ready 0:20, roll 0:45, hold 0:30, come out 0:10.')).toBeTruthy();
});

test('what the answers leave out is in sight, what the tools leave out is behind a button', async () => {
  const plan = { ...both, left_out: [...both.left_out, { technique: 'glute-roll' as const, side: 'left' as const, because: 'site-excluded' }] };
  shown(plan);
  expect(await screen.findByText('Buttock roll, left side: left out, because of the skin or the injury you told us about.')).toBeTruthy();
  const rest = screen.getByText(/there is no massage ball/);
  expect(rest.closest('ul')?.hidden).toBe(true);
  await fireEvent.click(screen.getByRole('button', { name: 'What was left out, and why' }));
  expect(rest.closest('ul')?.hidden).toBe(false);
});

test('a swap is not offered where the engine has none', async () => {
  shown();
  await fireEvent.click(await screen.findByRole('button', { name: /Buttock left/ }));
  expect(screen.queryByText('Swap it')).toBeNull();
});

test('nothing to roll says so, and cannot be started', async () => {
  shown({ ...planOf(), notes: ['no-tool'] });
  expect(await screen.findByRole('heading', { level: 1, name: 'There is nothing to roll today.' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
});

test('no plan is started while no session may', async () => {
  shown(both, standingOf({ may: false, why: [{ code: 'rest-week-full' }] }));
  await screen.findByRole('button', { name: /Buttock left/ });
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
});

test('what is at hand is asked first, with nothing chosen, and is kept', async () => {
  set({ tools: null });
  const { call } = shown();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What do you have here?');
  await fireEvent.click(screen.getByRole('button', { name: 'Show the plan' }));
  expect(screen.getByRole('alert').textContent).toContain('Choose what you have.');
  await fireEvent.click(screen.getByRole('button', { name: 'massage ball' }));
  await fireEvent.click(screen.getByRole('button', { name: '15' }));
  await fireEvent.click(screen.getByRole('button', { name: 'Show the plan' }));
  await screen.findByRole('button', { name: 'Start' });
  const wishes = call.mock.calls.map((c) => (c as [string, { choice: unknown }])[1].choice);
  expect(wishes.at(-1)).toEqual({ minutes: 15, tools: ['massage-ball'], tight: [] });
});
