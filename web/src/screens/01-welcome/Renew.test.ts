import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { CheckDue, Insight } from '../../engine/types.gen';
import { betweenOf, insightOf, standingOf } from '../fixture';
import { appOf } from '../fixture-app';
import Renew from './Renew.svelte';

function shown(check: CheckDue, part: Partial<Insight> = {}): void {
  const answers = { 'record.between': betweenOf({ check }), 'record.insight': insightOf(part) };
  const pack = { dose: { screening: { default: 28 } } };
  const { app } = appOf(answers, standingOf({ screened: '2026-05-01', renew: '2026-05-13', may: false, why: [{ code: 'screening-due' }] }), pack as never);
  render(Renew, { app });
}

const text = (): string => document.body.textContent ?? '';
const session = (day: string) => ({ id: day, at: `${day}T18:00:00.000+02:00`, completed: true, before: 4, after: 3 });

test('after four weeks it looks back, in counts, since the last check', async () => {
  shown('old', {
    change: { first2: 8, now2: 5 },
    sessions: [session('2026-04-20'), session('2026-05-02'), session('2026-05-09')],
    activities: [{ day: '2026-05-02', ratings: [{ activity: 'Walking', score: 4 }] }, { day: '2026-05-09', ratings: [{ activity: 'Walking', score: 7 }, { activity: 'Sitting', score: 5 }] }],
    tallies: [{ technique: 'glute-roll', eased: 5, same: 2, hurt: 1, silent: 3 }, { technique: 'tfl-roll', eased: 1, same: 0, hurt: 0, silent: 0 }],
    adverse: [{ id: 'b', at: '2026-05-04T09:00:00.000+02:00', what: 'bruise', day: '2026-05-04', outcome: 'resolved' }],
  });
  await screen.findByRole('heading', { level: 2, name: 'Looking back' });
  for (const line of ['Sessions: 2.', 'Pain in the morning: 4 of 10 in your first week, 2.5 now. Each is the middle one of seven mornings.', 'Walking: 4 of 10 at first, 7 now.', 'Sitting: 5 of 10.', '6 eased, 2 stayed the same, 1 were too much', 'You noted: bruise.', 'we cannot tell']) expect(text()).toContain(line);
});

test('with little to go by it says so', async () => {
  shown('old');
  await screen.findByText('Mornings: too few so far to compare.');
  expect(text()).not.toContain('Rolling may be part of how it went');
});

test('after something bad, or a clearance, it says why the check comes, and does not look back', async () => {
  shown('adverse');
  await screen.findByText(/You noted that something went wrong/);
  expect(screen.queryByText('Looking back')).toBeNull();
});

test('a clearance is said to end with a check', async () => {
  shown('clearance');
  await screen.findByText(/A professional has cleared you/);
});
