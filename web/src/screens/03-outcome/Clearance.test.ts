import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { FlagState, Item } from '../../engine/types.gen';
import { CallError } from '../../engine/bridge';
import { appOf, type Fake } from '../02-check/fixture';
import Clearance from './Clearance.svelte';

const items: readonly Item[] = [
  { id: 'fracture', kind: 'yn', page: 5 },
  { id: 'six-weeks', kind: 'yn', page: 7 },
];
const since = '2026-05-13T07:00:00.000+02:00';
const fracture: FlagState = { id: 'e1/screen.fracture', rule: 'screen.fracture', level: 'urgent', since };
const weeks: FlagState = { id: 'e1/screen.six-weeks', rule: 'screen.six-weeks', level: 'professional-first', since };

function show(fake: Fake): void {
  render(Clearance, { app: fake.app });
}

const reason = (name: RegExp): HTMLElement => screen.getByRole('button', { name });
const save = (): Promise<unknown> => fireEvent.submit(reason(/Record it/).closest('form') as HTMLFormElement);
const name = (): Promise<unknown> => fireEvent.input(screen.getByLabelText('Who cleared you?'), { target: { value: ' Dr Okafor ' } });

describe('a clearance', () => {
  it('begins with no reason marked', () => {
    show(appOf(items, { flags: [fracture, weeks] }));
    expect(screen.getAllByRole('button', { pressed: false }).length).toBe(2);
  });

  it('is not recorded without a name and a reason', async () => {
    const fake = appOf(items, { flags: [weeks] });
    show(fake);
    await save();
    expect(screen.getByRole('alert').textContent).toContain('Write who cleared you.');
    await name();
    expect(screen.getByRole('alert').textContent).toContain('Mark what they cleared you for.');
    expect(fake.written).toEqual([]);
  });

  it('names exactly the reasons that are marked', async () => {
    const fake = appOf(items, { flags: [fracture, weeks] });
    show(fake);
    await name();
    await fireEvent.click(reason(/not better after 6 weeks/));
    await fireEvent.click(reason(/broken bone/));
    await fireEvent.click(reason(/broken bone/));
    await fireEvent.input(screen.getByLabelText(/Until when/), { target: { value: '2026-12-31' } });
    await save();
    await waitFor(() =>
      expect(fake.written).toEqual([{ kind: 'clearance', body: { by: 'Dr Okafor', flags: ['e1/screen.six-weeks'], until: '2026-12-31' } }]),
    );
  });

  it('offers no mark for a reason that cannot be cleared today, and says from when it can', async () => {
    const fake = appOf(items, { flags: [{ ...fracture, clearFrom: '2026-05-14' }, weeks] });
    show(fake);
    expect(screen.queryByRole('button', { name: /broken bone/ })).toBeNull();
    expect(screen.getByText(/never cleared on its own day.*14 May/)).toBeTruthy();
    await name();
    await fireEvent.click(reason(/not better after 6 weeks/));
    await save();
    await waitFor(() => expect(fake.written).toEqual([{ kind: 'clearance', body: { by: 'Dr Okafor', flags: ['e1/screen.six-weeks'] } }]));
  });

  it('shows no form while nothing can be cleared, but from when it can, and what to do until then', () => {
    show(appOf(items, { flags: [{ ...fracture, clearFrom: '2026-05-14' }] }));
    expect(screen.getByText('Not yet. You can record it from Thursday 14 May on.')).toBeTruthy();
    expect(screen.getByText('Do not roll. Contact a health service today.')).toBeTruthy();
    expect(document.querySelector('form, input, textarea')).toBeNull();
    expect(screen.getAllByRole('button').map((b) => b.textContent.trim())).toEqual(['', 'Back to the reasons']);
  });

  it('says what is missing beside the field that it means', async () => {
    show(appOf(items, { flags: [weeks] }));
    await save();
    const field = screen.getByLabelText('Who cleared you?');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(screen.getByRole('alert').id);
    await name();
    expect(field.getAttribute('aria-invalid')).toBe('false');
    expect(screen.getByRole('group', { name: 'For which of these?' }).contains(screen.getByRole('alert'))).toBe(true);
  });

  it('says what the engine says: a reason that still stands, and what was not named', async () => {
    show(appOf(items, { flags: [fracture, weeks] })); // and it stands after the writing as before
    await name();
    await fireEvent.click(reason(/broken bone/));
    await save();
    await screen.findByRole('heading', { level: 1, name: 'Recorded.' });
    expect(screen.getByText(/still off, because of this/)).toBeTruthy();
    expect(screen.getByText(/You did not mark all reasons/)).toBeTruthy();
  });

  it('says that it could not be saved', async () => {
    const full = (): never => {
      throw new CallError('storage', 'the disk is full');
    };
    show(appOf(items, { flags: [weeks] }, { 'record.write': full }));
    await name();
    await fireEvent.click(reason(/6 weeks/));
    await save();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('the disk is full'));
    expect(screen.getByRole('button', { name: 'Record it' })).toBeTruthy();
  });
});
