import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Source } from '../../engine/types.gen';
import { route } from '../../page/route.svelte';
import { betweenOf } from '../fixture';
import { appOf } from '../fixture-app';
import NotHelping from './NotHelping.svelte';

const source = { id: 's', cite: 'Ostelo 2008', established: 'verified', says: '' } as Source;
beforeEach(() => route.replace('not-helping'));

test('it says by which numbers, by which rule, and what to do, and blames nobody', async () => {
  render(NotHelping, { app: appOf({ 'record.between': betweenOf({ noChange: { first2: 9, now2: 8, weeks: 6, points: 2, percent: 30, sources: [source] } }) }).app });
  await screen.findByRole('heading', { level: 1, name: 'After 6 weeks nothing useful has changed.' });
  const text = document.body.textContent ?? '';
  expect(text).toContain('Your pain in the morning: 4.5 of 10 in the first week, 4 in the newest.');
  expect(text).toContain('2 points better, or 30 per cent');
  expect(text).toContain('Speak to a physiotherapist or doctor');
  expect(text).toContain('Nothing is switched off.');
  expect(text).toContain('Ostelo 2008');
  await fireEvent.click(screen.getByRole('button', { name: 'See your numbers' }));
  expect(route.place).toBe('progress');
});

test('where it does not hold, there is nothing to say', async () => {
  render(NotHelping, { app: appOf({ 'record.between': betweenOf() }).app });
  await vi.waitFor(() => expect(route.place).toBe(null));
});
