import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Band, Insight } from '../../engine/types.gen';
import { insightOf } from '../fixture';
import { appOf } from '../fixture-app';
import Progress from './Progress.svelte';
import { step } from './reading';

const pointed = vi.fn<(i: number) => void>();
vi.mock('./plot', () => ({ plot: () => ({ point: pointed, destroy: () => undefined }) }));
afterEach(() => pointed.mockClear());

const band: Band = { usual2: 6, worse2: 8, clearly2: 10 };
const session = (day: string, before: number | null, after: number | null) => ({ id: day, at: `${day}T18:00:00.000+02:00`, completed: true, before, after });
const mornings = [
  { day: '2026-05-10', pain: 3, median2: null },
  { day: '2026-05-11', pain: 4, median2: 6 },
  { day: '2026-05-12', pain: 5, median2: 7 },
];

async function shown(part: Partial<Insight>): Promise<string> {
  render(Progress, { app: appOf({ 'record.insight': insightOf({ sessions: [session('2026-05-11', 4, 3)], ...part }) }).app });
  await screen.findByRole('heading', { level: 2, name: 'Mornings' });
  return document.body.textContent ?? '';
}

test('the mornings are read by keyboard, each with its median and whether it was worse', async () => {
  await shown({ mornings, bands: [null, band, band] });
  const chart = screen.getByRole('slider', { name: /Back pain each morning from 10 May to 12 May/ });
  expect(chart.getAttribute('aria-valuetext')).toBe('12 May: 5 of 10, clearly worse than usual. Usual: 3.5');
  await fireEvent.keyDown(chart, { key: 'ArrowLeft' });
  expect(chart.getAttribute('aria-valuetext')).toBe('11 May: 4 of 10, worse than usual. Usual: 3');
  await vi.waitFor(() => expect(chart.getAttribute('aria-valuenow')).toBe('1'));
  await fireEvent.keyDown(chart, { key: 'Home' });
  expect(chart.getAttribute('aria-valuetext')).toBe('10 May: 3 of 10');
  await fireEvent.keyDown(chart, { key: 'End' });
  expect(chart.getAttribute('aria-valuenow')).toBe('2');
});

test('a key leads one point or a week on, never beyond the ends, and others are left alone', () => {
  expect([step('ArrowRight', 3, 9), step('ArrowLeft', 3, 9), step('PageUp', 1, 9), step('PageDown', 1, 9)]).toEqual([4, 2, 8, 0]);
  expect([step('ArrowRight', 9, 9), step('ArrowLeft', 0, 9), step('Home', 5, 9), step('End', 5, 9)]).toEqual([9, 0, 0, 9]);
  expect([step('Tab', 3, 9), step('a', 3, 9)]).toEqual([null, null]);
});

test('a chart is also a table, with from where on a morning is worse', async () => {
  await shown({ mornings, bands: [null, band, band] });
  await fireEvent.click(screen.getAllByRole('button', { name: 'Show as a table' })[0] as HTMLElement);
  expect(screen.getByRole('row', { name: '12 May 5 3.5 4' })).toBeTruthy();
  expect(screen.getByRole('row', { name: '10 May 3 not yet not yet' })).toBeTruthy();
});

test('where worse begins is said in words, by the median of today', async () => {
  expect(await shown({ mornings, bands: [null, band, band], next: { usual2: 7, worse2: 9, clearly2: 11 } })).toContain('Usual for you is 3.5. From 5 on a morning is worse than usual, from 6 on clearly worse');
});

test('little data says how much is missing', async () => {
  expect(await shown({ missing: 2 })).toContain('2 more mornings, and we can say what is usual for you.');
});

test('weeks stand beside the range of the method, and rest breaks nothing', async () => {
  const text = await shown({ weeks: [{ monday: '2026-05-11', days: 2 }] });
  expect(text).toContain('3 to 5 a week is what the method suggests. Rest breaks nothing');
  expect(text).toContain('2 of 4');
});

test('techniques are counted by side, with a range only where there are answers enough', async () => {
  const felt = { technique: 'glute-roll', side: 'left', sessions: 3, same: 2, lighter: 1, said: [] } as const;
  const share = (count: number, of: number, low: number, high: number) => ({ count, of, low, high });
  const text = await shown({
    techniques: [
      { ...felt, eased: share(9, 11, 52, 95), hurt: share(0, 11, 0, 26) },
      { ...felt, side: 'right', eased: share(1, 3, 6, 80), hurt: share(0, 3, 0, 57), lighter: 0 },
      { ...felt, technique: 'tfl-roll', eased: share(0, 0, 0, 100), hurt: share(0, 0, 0, 100), same: 0, lighter: 0 },
    ],
  });
  expect(screen.getByRole('row', { name: 'Buttock, left 9 2 0' })).toBeTruthy();
  expect(text).toContain('Eased 9 of 11 times: it may be 5 to 10 times in 10. You asked for less pressure once.');
  expect(text).toContain('That is too few to be sure.');
  expect(text).toContain('2 more answers, and we can say how often it eases.');
  expect(text).toContain('You rolled these and did not say how it felt: Side of the hip, left.');
});

test('a change says what, why and by which numbers', async () => {
  const grounds = { rule: 'between.two-points-once', day: '2026-05-12', mornings: [{ day: '2026-05-12', pain: 5, usual2: 6 }], means: null, earlier: null, later: null, around: null };
  const text = await shown({ changes: [{ day: '2026-05-12', did: 'rest-then-half', rule: 'between.two-points-once', grounds }] });
  expect(text).toContain('A rest day, then half as long');
  expect(text).toContain('Your back hurt clearly more than usual this morning.');
  expect(text).toContain('Tuesday 12 May: 5 of 10, where 3 is usual for you.');
});

test('a suspension and a clearance are told with their reason and their end', async () => {
  const text = await shown({
    changes: [
      { day: '2026-05-10', did: 'suspended', rule: 'between.mean-up', level: 'professional-first', flag: 'x', grounds: { rule: 'between.mean-up', day: '2026-05-10', mornings: [], means: { before10: 21, now10: 34 }, earlier: null, later: null, around: null } },
      { day: '2026-05-11', did: 'cleared', by: 'Dr Vega', until: '2026-06-01' },
    ],
  });
  expect(text).toContain('The mean of seven mornings went from 2.1 to 3.4.');
  expect(text).toContain('Cleared by Dr Vega, until Monday 1 June');
});

test('what went wrong is listed with what became of it', async () => {
  expect(await shown({ adverse: [{ id: 'b', at: '2026-05-12T09:00:00.000+02:00', what: 'bruise', day: '2026-05-11', outcome: 'resolved', note: 'left hip' }] })).toContain('Bruise, gone');
});

test('a range is said in tenths, and one that is a single tenth as about that', async () => {
  const felt = { technique: 'glute-roll', sessions: 9, same: 2, lighter: 0, said: [], hurt: { count: 0, of: 90, low: 0, high: 4 } } as const;
  const text = await shown({
    techniques: [
      { ...felt, side: 'left', eased: { count: 60, of: 90, low: 56, high: 76 } },
      { ...felt, side: 'right', eased: { count: 81, of: 90, low: 86, high: 94 } },
    ],
  });
  expect(text).toContain('Eased 60 of 90 times: it may be 6 to 8 times in 10.');
  expect(text).toContain('Eased 81 of 90 times: about 9 times in 10.');
});

test('without anything noted it says what will come, after how many mornings, and where to begin', async () => {
  render(Progress, { app: appOf({ 'record.insight': insightOf({ missing: 4 }) }).app });
  expect(await screen.findByRole('button', { name: 'Go to today' })).toBeTruthy();
  expect(document.body.textContent).toContain('After 4 mornings this page begins to show how it goes.');
});
