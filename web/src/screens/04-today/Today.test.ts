import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Between, Course, Standing } from '../../engine/types.gen';
import { betweenOf, courseOf, planOf, standingOf, stepOf } from '../fixture';
import { appOf } from '../fixture-app';
import { passOver } from './morning.svelte';
import Today from './Today.svelte';
import { passWeek } from './weekly.svelte';

const yesterday = { id: 'y', at: '2026-05-12T19:00:00.000+02:00', completed: true, before: null, after: null };
const answered = courseOf({ mornings: [{ day: '2026-05-13', pain: 3, median2: null }], sessions: [yesterday] });

function shown(course: Course = answered, standing: Standing = standingOf(), lies: Between = betweenOf()) {
  const fake = appOf({ 'record.review': course, 'record.today': planOf(stepOf()), 'record.between': lies }, standing);
  const onroll = vi.fn<() => void>();
  render(Today, { app: fake.app, onroll });
  return { ...fake, onroll };
}

beforeEach(() => {
  passOver('');
  passWeek('');
});

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
  await fireEvent.click(screen.getByRole('button', { name: '0 none' }));
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

const grounds = { rule: 'between.two-points-once', day: '2026-05-13', mornings: [{ day: '2026-05-13', pain: 6, usual2: 7 }], means: null, earlier: null, later: null, around: null };

test('a morning that asks for rest comes with its number and the usual one', async () => {
  const standing = standingOf({ may: false, why: [{ code: 'rest-morning', until: '2026-05-14' }], next: '2026-05-14', half: true, holding: { rule: grounds.rule, remedy: 'rest-then-half', day: '2026-05-13' } });
  shown(answered, standing, betweenOf({ holding: grounds }));
  expect(await screen.findByText('Wednesday 13 May: 6 of 10, where 3.5 is usual for you.')).toBeTruthy();
});

test('once a week there is one line about the activities, which can be passed over', async () => {
  shown(answered, standingOf(), betweenOf({ rate: true, named: ['Walking', 'Sitting'] }));
  expect(await screen.findByText('Once a week: how do these go for you? Walking, Sitting.')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Not this week' }));
  expect(screen.queryByText(/^Once a week/)).toBeNull();
});

test('six weeks without a change are said at once, and nothing is blocked', async () => {
  shown(answered, standingOf({ notHelping: true }), betweenOf({ noChange: { first2: 8, now2: 8, weeks: 6, points: 2, percent: 30, sources: [] } }));
  expect(await screen.findByText('After 6 weeks nothing useful has changed.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'What you can do' }).getAttribute('href')).toBe('#not-helping');
  expect(screen.getByRole('button', { name: 'Roll, 12 min' })).toBeTruthy();
});

test('a clearance that ends soon warns once, however many flags it lifted', async () => {
  const flag = { id: 'a/x', rule: 'x', level: 'professional-first', since: '2026-05-01T08:00:00.000+02:00', by: 'Dr Vega', until: '2026-05-15' } as const;
  shown(answered, standingOf(), betweenOf({ ending: [flag, { ...flag, id: 'b/y' }] }));
  expect(await screen.findAllByText(/The clearance by Dr Vega is good until Friday 15 May/)).toHaveLength(1);
});

test('what lies between sessions is left out when it cannot be read, and the way to roll stays', async () => {
  const fake = appOf({ 'record.review': answered, 'record.today': planOf(stepOf()) });
  render(Today, { app: fake.app, onroll: vi.fn() });
  expect(await screen.findByRole('button', { name: 'Roll, 12 min' })).toBeTruthy();
});

test('offline is promised only when it is so', () => {
  const { app } = shown();
  expect(screen.queryByText('Ready offline')).toBeNull();
  app.offlineReady = true;
  render(Today, { app, onroll: vi.fn() });
  expect(screen.getAllByText('Ready offline').length).toBeGreaterThan(0);
});
