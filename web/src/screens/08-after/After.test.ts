import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { SessionView } from '../../engine/types.gen';
import type { LiveSession } from '../../session/contract';
import { standingOf, stoppedOf } from '../fixture';
import { appOf } from '../fixture-app';
import { route } from '../../page/route.svelte';
import After from './After.svelte';

function shown(view: SessionView, saved = true, standing = standingOf()) {
  const fake = appOf({}, standing);
  const live = { id: 'one', ended: view, guidance: view.guidance, saved, status: 'over' } as Partial<LiveSession> as LiveSession;
  const onleave = vi.fn<() => void>();
  render(After, { app: fake.app, live, onleave });
  return { ...fake, onleave };
}

const title = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';
const text = (): string => document.body.textContent ?? '';
const press = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));

test('a stop says that it was right, when, and how to come out of the position', () => {
  shown(stoppedOf());
  expect(title()).toBe('You stopped. That was the right thing to do.');
  expect(text()).toContain('Stopped after 4:10');
  expect(text()).toContain('Push into your hands and feet and lift off the roller.');
  expect(text()).toContain('When you are ready, get up slowly, from your side.');
});

test('what was felt is said back, with where and in which step', () => {
  shown(stoppedOf({ ended: { at: 250, as: 'stopped', because: 'sharp' }, where: 'here', rules: ['stop.sharp'], off: ['glute-roll'] }));
  expect(text()).toContain('You felt: sharp pain. Where: here, under the roller or ball. In: Buttock, left.');
  expect(text()).toContain('Take the pressure off now and come off the tool.');
});

test('no place given is said to be judged as the gravest', () => {
  shown(stoppedOf({ ended: { at: 250, as: 'stopped', because: 'numb' } }));
  expect(text()).toContain('You did not say where, so we go by the gravest it could be.');
});

test('a place that does not matter is not missed', () => {
  shown(stoppedOf({ ended: { at: 250, as: 'stopped', because: 'dizzy' } }));
  expect(text()).not.toContain('You did not say where');
});

test('an emergency says to call, with a link that calls', () => {
  const view = stoppedOf({ ended: { at: 250, as: 'stopped', because: 'chest' }, rules: ['stop.chest'] });
  shown({ ...view, guidance: { ...view.guidance, level: 'emergency' } });
  expect(title()).toBe('Get emergency help now.');
  expect(screen.getByRole('link', { name: /^Call / }).getAttribute('href')).toMatch(/^tel:\d+$/);
  expect(text()).not.toContain('Your next session');
});

test('away from the floor nobody is told to get up from it', () => {
  shown(stoppedOf({ technique: 'glute-wall-ball' }));
  expect(text()).not.toContain('Roll onto your side');
  expect(screen.getByRole('button', { name: 'I am away from the wall' })).toBeTruthy();
});

test('an end that is not on record yet says so', () => {
  shown(stoppedOf(), false);
  expect(text()).toContain('Not saved yet. We keep trying while this page is open.');
});

test('the pain is asked without a default, and saved with a note', async () => {
  const { recorded } = shown(stoppedOf());
  await press('I am off the roller');
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  await press('3');
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: ' a bit sore ' } });
  await press('Save');
  await vi.waitFor(() => expect(title()).toBe('Take your time.'));
  expect(recorded).toEqual([{ kind: 'after', body: { session: 'one', pain: 3, minutes: 0, note: 'a bit sore' } }]);
});

test('no answer records nothing', async () => {
  const { recorded, onleave } = shown(stoppedOf());
  await press('I am off the roller');
  await press('Skip this');
  await press('Close');
  expect(recorded).toEqual([]);
  expect(onleave).toHaveBeenCalledOnce();
});

test('a whole session comes to the question at once, calmly', () => {
  shown(stoppedOf({ ended: { at: 700, as: 'completed', because: 'end-of-plan' } }));
  expect(title()).toBe('That was the whole session.');
  expect(screen.getByRole('group', { name: 'How is your lower back now?' })).toBeTruthy();
});

test('what is felt after the end is recorded to the session, after its end', async () => {
  const { recorded } = shown(stoppedOf());
  await press('Something feels wrong');
  await press('Weak, or giving way');
  await press('In the left leg');
  await vi.waitFor(() => expect(recorded).toHaveLength(1));
  const [first] = recorded;
  if (first?.kind !== 'session-event') throw new Error('no event was recorded');
  expect(first.body).toMatchObject({ session: 'one', event: { do: 'report', sensation: 'weak', where: 'leg-left' } });
  expect(first.body.event.at).toBeGreaterThanOrEqual(250);
});

test('what suspends is followed by what to do, and not by a question', async () => {
  const view = stoppedOf({ ended: { at: 250, as: 'stopped', because: 'weak' } });
  const { onleave } = shown({ ...view, guidance: { ...view.guidance, level: 'urgent' } });
  await press('I am off the roller');
  expect(onleave).toHaveBeenCalledOnce();
});

test('what suspends cannot be left behind before it is on record', async () => {
  const view = stoppedOf({ ended: { at: 250, as: 'stopped', because: 'weak' } });
  const { onleave } = shown({ ...view, guidance: { ...view.guidance, level: 'urgent' } }, false);
  await press('I am off the roller');
  expect(title()).toBe('Contact a health service today.');
  expect(text()).toContain('Not saved yet.');
  expect(screen.queryByRole('button', { name: 'See what to do' })).toBeNull();
  expect(onleave).not.toHaveBeenCalled();
});

test('a flag that stands closes with what to do, not with the next session', async () => {
  const flags = [{ id: 'x/stop.weak', rule: 'stop.weak', level: 'urgent' as const, since: '2026-05-13T08:00:00.000+02:00' }];
  shown(stoppedOf(), true, standingOf({ may: false, flags }));
  await press('I am off the roller');
  await press('Skip this');
  expect(title()).toBe('Contact a health service today.');
  expect(screen.getByRole('button', { name: 'See what to do' })).toBeTruthy();
});

test('once the end is on record, something bad can be noted right away', async () => {
  const { onleave } = shown(stoppedOf());
  await press('I am off the roller');
  await press('Skip this');
  await press('Note a bruise, a flare or dizziness');
  expect(onleave).toHaveBeenCalledOnce();
  expect(route.place).toBe('adverse');
});

test('where rolling is off, what to do comes first, and nothing else is offered', async () => {
  const flags = [{ id: 'x/stop.weak', rule: 'stop.weak', level: 'urgent' as const, since: '2026-05-13T08:00:00.000+02:00' }];
  shown(stoppedOf(), true, standingOf({ may: false, flags }));
  await press('I am off the roller');
  await press('Skip this');
  expect(screen.queryByRole('button', { name: 'Note a bruise, a flare or dizziness' })).toBeNull();
});
