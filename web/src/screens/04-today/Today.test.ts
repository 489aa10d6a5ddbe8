import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Course, Standing } from '../../engine/types.gen';
import { courseOf, planOf, standingOf, stepOf } from '../fixture';
import { appOf } from '../fixture-app';
import { passOver } from './morning.svelte';
import Today from './Today.svelte';

const yesterday = { id: 'y', at: '2026-05-12T19:00:00.000+02:00', completed: true, before: null, after: null };
const answered = courseOf({ mornings: [{ day: '2026-05-13', pain: 3, median2: null }], sessions: [yesterday] });

function shown(course: Course = answered, standing: Standing = standingOf()) {
  const fake = appOf({ 'record.review': course, 'record.today': planOf(stepOf()) }, standing);
  const onroll = vi.fn<() => void>();
  render(Today, { app: fake.app, onroll });
  return { ...fake, onroll };
}

beforeEach(() => passOver(''));

test('there is one button, with the minutes of the plan', async () => {
  const { onroll } = shown();
  await fireEvent.click(await screen.findByRole('button', { name: 'Roll, 12 min' }));
  expect(onroll).toHaveBeenCalledOnce();
});

test('something feels wrong is always there', async () => {
  for (const standing of [standingOf(), standingOf({ may: false, why: [{ code: 'rest-week-full' }] })]) {
    const { unmount } = render(Today, { app: appOf({ 'record.review': answered, 'record.today': planOf(stepOf()) }, standing).app, onroll: vi.fn() });
    expect(await screen.findByRole('link', { name: 'Something feels wrong' })).toBeTruthy();
    unmount();
  }
});

test('a day of rest says why and when next, and has no way to roll', async () => {
  shown(answered, standingOf({ may: false, why: [{ code: 'rest-two-in-a-row' }], next: '2026-05-14' }));
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Today is for rest.');
  expect(document.body.textContent).toContain('tomorrow or later');
  expect(screen.queryByRole('button', { name: /^Roll/ })).toBeNull();
});

test('the morning is asked first, and one tap records it', async () => {
  const { recorded } = shown(courseOf({ sessions: [yesterday] }));
  await screen.findByRole('group', { name: 'Pain in your lower back this morning' });
  await fireEvent.click(screen.getByRole('button', { name: '0' }));
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'morning', body: { pain: 0 } }]));
});

test('the morning can be passed over, and nothing is recorded', async () => {
  const { recorded } = shown(courseOf({ sessions: [yesterday] }));
  await fireEvent.click(await screen.findByRole('button', { name: 'Skip this today' }));
  expect(await screen.findByRole('button', { name: 'Roll, 12 min' })).toBeTruthy();
  expect(recorded).toEqual([]);
});

test('half a dose says why', async () => {
  shown(answered, standingOf({ half: true, holding: { rule: 'between.one-point-twice', remedy: 'half-dose', day: '2026-05-13' } }));
  expect(await screen.findByText('Your back hurt more than usual on two mornings running. The next session has half the dose.')).toBeTruthy();
});

test('offline is promised only when it is so', () => {
  const { app } = shown();
  expect(screen.queryByText('Ready offline')).toBeNull();
  app.offlineReady = true;
  render(Today, { app, onroll: vi.fn() });
  expect(screen.getAllByText('Ready offline').length).toBeGreaterThan(0);
});
