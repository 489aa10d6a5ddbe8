import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answers } from '../../engine/calls';
import type { Item } from '../../engine/types.gen';
import { CallError } from '../../engine/bridge';
import Check from './Check.svelte';
import { appOf, emergencyOf, reportOf, type Fake } from './fixture';

const items: readonly Item[] = [
  { id: 'both-legs', kind: 'yn', page: 1, short: true },
  { id: 'chest-or-breath', kind: 'yn', page: 1, short: true },
  { id: 'six-weeks', kind: 'yn', page: 2 },
  { id: 'age', kind: 'num', page: 2, min: 0, max: 120 },
  { id: 'skin-sites', kind: 'sites', page: 3 },
];

/** An engine that finds an emergency in trouble of both legs, and nothing else. */
const engine = (input: unknown): unknown => {
  const { answers } = input as { answers: Answers };
  return answers['both-legs'] === 'yes' || answers['both-legs'] === 'unsure' ? emergencyOf('both-legs') : reportOf();
};

function show(fake: Fake, short = false): { ondone: ReturnType<typeof vi.fn> } {
  const ondone = vi.fn();
  render(Check, { app: fake.app, short, ondone });
  return { ondone };
}

const group = (name: RegExp): HTMLElement => screen.getByRole('group', { name });
const press = (name: string | RegExp, inside?: HTMLElement): Promise<unknown> =>
  fireEvent.click((inside ? within(inside) : screen).getByRole('button', { name }));
const pressed = (name: string, inside: HTMLElement): string | null => within(inside).getByRole('button', { name }).getAttribute('aria-pressed');

afterEach(() => vi.useRealTimers());

describe('the check', () => {
  it('begins with nothing answered, and the way on is None of these', () => {
    show(appOf(items, {}, { screen: engine }));
    expect(screen.getAllByRole('button', { pressed: false }).length).toBe(7);
    expect(screen.queryAllByRole('button', { pressed: true })).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  });

  it('takes an answer back when it is pressed again', async () => {
    show(appOf(items, {}, { screen: engine }));
    const chest = group(/chest pain/);
    await press('Not sure', chest);
    expect(pressed('Not sure', chest)).toBe('true');
    await press('Yes', chest);
    expect([pressed('Yes', chest), pressed('Not sure', chest)]).toEqual(['true', 'false']);
    await press('Yes', chest);
    expect(within(chest).queryAllByRole('button', { pressed: true })).toEqual([]);
  });

  it('offers no beside yes and not sure, for every question, and one of them at a time', async () => {
    const fake = appOf(items, {}, { screen: engine });
    show(fake);
    for (const asked of screen.getAllByRole('group')) {
      expect(within(asked).getAllByRole('button').map((b) => b.textContent.trim())).toEqual(['Yes', 'No', 'Not sure']);
    }
    const chest = group(/chest pain/);
    await press('No', chest);
    expect(pressed('No', chest)).toBe('true');
    await press('Not sure', chest);
    expect([pressed('No', chest), pressed('Not sure', chest)]).toEqual(['false', 'true']);
  });

  it('says once, above the questions, that what is left open counts as no, and the last button says so and that it goes on', async () => {
    show(appOf(items, {}, { screen: engine }));
    const rule = screen.getByText(/Questions without an answer count as no/); // there is one
    expect(rule.compareDocumentPosition(group(/both legs/)) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await press('Yes', group(/chest pain/));
    expect(screen.getByText(/Questions without an answer count as no/)).toBe(rule);
    expect(screen.getByRole('button', { name: 'No to the questions left open Go on' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^None of these/ })).toBeNull();
  });

  it('ends a page that was answered by hand with a plain Continue', async () => {
    show(appOf(items, {}, { screen: engine }));
    await press('No', group(/both legs/));
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
    await press('No', group(/chest pain/));
    expect(screen.queryByRole('button', { name: /^(None of these|No to)/ })).toBeNull();
    await press('Continue');
    expect(screen.getByText('2 of 3')).toBeTruthy();
  });

  it('shows the places only to who has something to mark, and nowhere is an answer', async () => {
    const fake = appOf(items.slice(4), {}, { screen: engine });
    show(fake);
    expect(screen.queryByRole('button', { name: 'Left buttock' })).toBeNull();
    await press('Mark places');
    await press('Left buttock');
    expect(screen.getByRole('button', { name: 'Marked: 1' })).toBeTruthy();
    await press('Nowhere');
    expect(screen.queryByRole('button', { name: 'Left buttock' })).toBeNull();
    await press('Continue');
    await waitFor(() => expect(fake.written).toEqual([{ kind: 'screening', body: { answers: { 'skin-sites': [] } } }]));
  });

  it('keeps what is marked while the places are put away, and takes nowhere back when they are looked at', async () => {
    const fake = appOf(items.slice(4), {}, { screen: engine });
    show(fake);
    await press('Nowhere');
    await press('Mark places');
    expect(screen.getByRole('button', { name: 'Nowhere', pressed: false })).toBeTruthy();
    await press('Left buttock');
    await press('Marked: 1');
    await press('Continue');
    await waitFor(() => expect(fake.written).toEqual([{ kind: 'screening', body: { answers: { 'skin-sites': ['buttock-left'] } } }]));
  });

  it('is not left by its last button while a number is open, and takes no number out of range', async () => {
    show(appOf(items, {}, { screen: engine }));
    await press(/^None of these/);
    expect(screen.getByText(/Your age and your pain need an answer/)).toBeTruthy();
    await press(/^No to the questions left open/);
    expect(screen.getByText('This one has no answer yet.')).toBeTruthy();
    const age = screen.getByLabelText('How old are you?');
    await fireEvent.input(age, { target: { value: '121' } });
    expect(screen.getByText('Type a whole number from 0 to 120.')).toBeTruthy();
    await press(/^No to the questions left open/);
    expect(screen.getByText('2 of 3')).toBeTruthy();
  });

  it('records every answer, and goes on, only when the last page is done', async () => {
    const fake = appOf(items, {}, { screen: engine });
    const { ondone } = show(fake);
    await press(/^None of these/);
    await fireEvent.input(screen.getByLabelText('How old are you?'), { target: { value: '44' } });
    await press('Not sure', group(/6 weeks/));
    await press('Continue');
    await press('Mark places');
    await press('Left buttock');
    expect(fake.written).toEqual([]);
    await press('Continue');
    await waitFor(() => expect(ondone).toHaveBeenCalledOnce());
    const answers = { 'both-legs': 'no', 'chest-or-breath': 'no', 'six-weeks': 'unsure', age: 44, 'skin-sites': ['buttock-left'] };
    expect(fake.written).toEqual([{ kind: 'screening', body: { answers } }]);
  });

  it('says before anything is saved that an answer can be changed, and that Back leads to the earlier ones', async () => {
    show(appOf(items, {}, { screen: engine }));
    await press(/^None of these/);
    await press('Yes', group(/6 weeks/));
    expect(screen.getByText(/Pressed by mistake\? Press the right answer. To change an earlier answer, press Back at the top/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Back' }).textContent).toContain('Back');
    await fireEvent.input(screen.getByLabelText('How old are you?'), { target: { value: '44' } });
    await press('Continue');
    expect(screen.getByText(/Your answers are saved when you go on/)).toBeTruthy();
  });

  it('keeps the answers when the person goes back', async () => {
    show(appOf(items, {}, { screen: engine }));
    await press('Yes', group(/chest pain/));
    await press(/^No to the questions left open/);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    await waitFor(() => expect(pressed('Yes', group(/chest pain/))).toBe('true'));
    expect(pressed('No', group(/both legs/))).toBe('true');
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
  });

  it('says that it could not be saved, and does not go on', async () => {
    const full = (): never => {
      throw new CallError('storage', 'the disk is full');
    };
    const { ondone } = show(appOf(items.slice(0, 2), {}, { screen: engine, 'record.write': full }));
    await press(/^None of these/);
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the disk is full'));
    expect(ondone).not.toHaveBeenCalled();
  });

  it('shows an emergency at once, for not sure as for yes, and asks nothing more', async () => {
    const fake = appOf(items, {}, { screen: engine });
    const { ondone } = show(fake);
    await press('Not sure', group(/both legs/));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Get emergency help now.'));
    expect(screen.getByText(/You were not sure if this is true for you: new or worsening trouble in both legs/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /^Call / }).getAttribute('href')).toMatch(/^tel:\d+$/);
    expect(document.querySelector('fieldset, .item'), 'a question').toBeNull();
    expect(screen.getByText('Tapped by mistake?')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
    await waitFor(() => expect(fake.written).toEqual([{ kind: 'screening', body: { answers: { 'both-legs': 'unsure' } } }]));
    expect(ondone).not.toHaveBeenCalled();
  });

  it('shows an emergency that cannot be saved, and tries until it is, as one entry', async () => {
    vi.useFakeTimers();
    const ids: unknown[] = [];
    const write = (input: unknown): unknown => {
      ids.push((input as { ids: unknown }).ids);
      if (ids.length < 3) throw new CallError('storage', 'the disk is full');
      return { entries: [], known: 0, faulty: [], refused: '' };
    };
    show(appOf(items, {}, { screen: engine, 'record.write': write }));
    await press('Yes', group(/both legs/));
    await vi.waitFor(() => expect(screen.getByText(/Not saved yet/)).toBeTruthy());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Get emergency help now.');
    await vi.advanceTimersByTimeAsync(6100);
    expect(ids.length).toBe(3);
    expect(new Set(ids.map((x) => JSON.stringify(x))).size).toBe(1);
    await vi.waitFor(() => expect(screen.queryByText(/Not saved yet/)).toBeNull());
  });
});

describe('the short check', () => {
  it('asks the short questions on one page and records a precheck', async () => {
    const fake = appOf(items, {}, { screen: engine });
    const { ondone } = show(fake, true);
    expect(screen.getAllByRole('group').length).toBe(2);
    expect(screen.getByRole('button', { name: 'Not sure: Chest pain or trouble breathing' })).toBeTruthy();
    await press(/^None of these/);
    await waitFor(() => expect(ondone).toHaveBeenCalledOnce());
    expect(fake.written).toEqual([{ kind: 'precheck', body: { answers: { 'both-legs': 'no', 'chest-or-breath': 'no' } } }]);
  });

  it('shows an emergency at once and records it as a precheck', async () => {
    const fake = appOf(items, {}, { screen: engine });
    const { ondone } = show(fake, true);
    await press('New or worse pain, tingling, numbness or weakness in both legs');
    await waitFor(() => expect(fake.written).toEqual([{ kind: 'precheck', body: { answers: { 'both-legs': 'yes' } } }]));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Get emergency help now.');
    expect(ondone).not.toHaveBeenCalled();
  });
});
