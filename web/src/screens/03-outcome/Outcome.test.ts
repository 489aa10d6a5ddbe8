import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Between, FlagState, Item, OutcomeView, Report } from '../../engine/types.gen';
import { appOf, reportOf } from '../02-check/fixture';
import { betweenOf } from '../fixture';
import Outcome from './Outcome.svelte';

const items: readonly Item[] = [
  { id: 'both-legs', kind: 'yn', page: 1, short: true },
  { id: 'pain-now', kind: 'num', page: 7 },
  { id: 'fibromyalgia', kind: 'yn', page: 7 },
  { id: 'disc-herniation', kind: 'yn', page: 6 },
];
const since = '2026-05-12T08:00:00.000+02:00';
const flag = (rule: string, level: FlagState['level']): FlagState => ({ id: `e1/${rule}`, rule, level, since });

function show(flags: readonly FlagState[], report: Partial<Report>, answers: unknown = {}, may = true, lies: Partial<Between> = {}): { unmount: () => void } {
  const view: OutcomeView = { answers, report: reportOf(report) };
  const { app } = appOf(items, { flags, may }, { 'record.outcome': () => view, 'record.between': () => betweenOf(lies) });
  return render(Outcome, { app });
}

const title = (text: RegExp): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name: text });

describe('the outcome', () => {
  it('says that nothing speaks against rolling, and when the check comes again', async () => {
    show([], { triage: 'clear', complete: true });
    await title(/You can roll today/);
    expect(screen.getByText('The full check comes again on Friday 29 May.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'See your plan' })).toBeTruthy();
  });

  it('warns of a clearance that ends soon', async () => {
    const ending = [{ ...flag('screen.disc-herniation', 'professional-first'), by: 'Dr Vega', until: '2026-05-15' }];
    show([], { triage: 'adapt', complete: true }, {}, true, { ending });
    expect(await screen.findByText(/The clearance by Dr Vega is good until Friday 15 May/)).toBeTruthy();
  });

  it('says by which numbers a rule between sessions suspended', async () => {
    const grounds = { rule: 'between.function-down', day: '2026-05-12', mornings: [], means: null, around: null };
    const earlier = { day: '2026-05-05', ratings: [{ activity: 'Walking', score: 7 }] };
    const later = { day: '2026-05-12', ratings: [{ activity: 'Walking', score: 4 }] };
    show([flag('between.function-down', 'professional-first')], {}, {}, false, { flags: [{ ...grounds, earlier, later }] });
    expect(await screen.findByText('Walking: 7 of 10 on Tuesday 5 May, 4 now.')).toBeTruthy();
  });

  it('says what follows a tap by mistake: rolling stays off, and a professional lifts it, not on the same day after what was urgent', async () => {
    for (const [level, when] of [
      ['emergency', 'Not on the day you tapped it.'],
      ['urgent', 'Not on the day you tapped it.'],
      ['professional-first', 'When they have said that you may roll'],
    ] as const) {
      const { unmount } = show([flag('screen.both-legs', level)], { triage: level });
      const slip = (await screen.findByText('Tapped by mistake?')).closest('details');
      expect([level, slip?.open]).toEqual([level, false]);
      expect(slip?.textContent).toContain('Rolling stays off all the same.');
      expect(slip?.textContent).toContain(when);
      expect(slip?.querySelector('button, a')).toBeNull();
      unmount();
    }
  });

  it('does not lead to a plan on a day when the engine allows no session', async () => {
    show([], { triage: 'clear', complete: true }, {}, false);
    await title(/You can roll/);
    expect(screen.queryByRole('button', { name: 'See your plan' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
  });

  it('says once for each group of sources how well they are known', async () => {
    const sources = [
      { id: 'a', cite: 'First', established: 'verified' },
      { id: 'b', cite: 'Second', established: 'verified' },
      { id: 'c', cite: 'Third', established: 'second-hand' },
    ];
    const { app } = appOf(items, { flags: [flag('screen.fibromyalgia', 'professional-first')] }, { 'record.outcome': () => ({ answers: {}, report: reportOf({}) }), 'record.between': () => betweenOf({}), explain: () => ({ sources }) });
    render(Outcome, { app });
    await screen.findByText('Third');
    expect(screen.getByText('We read these ourselves:').nextElementSibling?.textContent).toBe('FirstSecond');
    expect(screen.getByText('We know these through others:').nextElementSibling?.textContent).toBe('Third');
    expect(screen.queryByText('Our own judgement:')).toBeNull();
  });

  it('says what was changed, what was said, why, and what a professional has cleared', async () => {
    const adaptations = { ...reportOf().adaptations, holdMax: 30, discomfortMax: 3 };
    const reasons: Report['reasons'] = [
      { rule: 'screen.fibromyalgia', items: ['fibromyalgia'], level: 'adapt', sources: [] },
      { rule: 'screen.disc-herniation', items: ['disc-herniation'], level: 'adapt', sources: [], cleared: true },
    ];
    show([], { triage: 'adapt', complete: true, reasons, adaptations }, { fibromyalgia: 'unsure', 'disc-herniation': 'yes' });
    await title(/with changes/);
    for (const text of [/Holds of 30 seconds at most/, /3 of 10 or less/, /You were not sure if this is true for you: fibromyalgia/, /You said: a herniated disc/, /has cleared you for this/]) {
      expect(screen.getByText(text)).toBeTruthy();
    }
  });

  it('says the reasons of every flag that stands, whatever the last check says', async () => {
    const flags = [flag('screen.pain-now', 'professional-first'), flag('stop.sharp-leg', 'professional-first'), flag('between.mean-up', 'professional-first')];
    show(flags, { triage: 'clear', complete: true }, { 'pain-now': 9 });
    await title(/See a professional before you roll/);
    await waitFor(() => expect(screen.getByText('In a check you said: your lower back hurts 9 of 10 right now.')).toBeTruthy());
    expect(screen.getByText('In a session you felt: sharp pain.')).toBeTruthy();
    expect(screen.getByText(/Over the last seven mornings your back hurt more/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Print this page' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Record a clearance' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'See your plan' })).toBeNull();
  });

  it('shows the gravest flag first: an emergency, with one call', async () => {
    show([flag('screen.both-legs', 'emergency'), flag('screen.pain-now', 'professional-first')], { triage: 'clear', complete: true });
    await title(/Get emergency help now/);
    expect(screen.getAllByRole('link', { name: /^Call / }).length).toBe(1);
    expect(screen.getByText(/Could it be cauda equina/)).toBeTruthy();
  });

  it('does not take a number for known when it is not', async () => {
    show([flag('screen.pain-now', 'professional-first')], {}, {});
    expect(await screen.findByText('In a check you said: a number you gave in the check.')).toBeTruthy();
  });

  it('asks for the check again where questions are open', async () => {
    show([], { triage: null, complete: false });
    await title(/still open/);
    expect(screen.getByRole('button', { name: 'Do the check again' })).toBeTruthy();
  });

  it('lets the person set the emergency number', async () => {
    show([flag('screen.both-legs', 'emergency')], {});
    await title(/Get emergency help now/);
    await fireEvent.click(screen.getByRole('button', { name: /Change the number/ }));
    await fireEvent.input(screen.getByLabelText('The emergency number where you are'), { target: { value: 'x' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Use this number' }));
    expect(screen.getByText(/2 to 15 digits/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: /^000/ }));
    expect(screen.getByRole('link', { name: 'Call 000' }).getAttribute('href')).toBe('tel:000');
  });
});
