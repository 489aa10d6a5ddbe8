import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Noted as Entry } from '../../engine/types.gen';
import { appOf } from '../fixture-app';
import Noted from './Noted.svelte';

const at = '2026-05-13T07:00:00.000+02:00';
const morning: Entry = { id: 'm', kind: 'morning', at, said: [{ at, pain: 8, adverse: null }, { at, pain: 3, adverse: null, why: 'typed 8' }] };
const rated: Entry = { id: 'f', kind: 'function', at, said: [{ at, pain: null, adverse: null, ratings: [{ activity: 'Walking', score: 5 }, { activity: 'Sitting', score: 4 }] }] };
const after: Entry = { id: 'a', kind: 'after', at, said: [{ at, pain: 4, adverse: null, session: 's', minutes: 9, note: 'sore' }] };
const bruise: Entry = { id: 'b', kind: 'adverse', at, said: [{ at, pain: null, adverse: { what: 'bruise', day: '2026-05-12', outcome: 'ongoing' }, note: 'left hip' }] };

function shown(...list: Entry[]) {
  const fake = appOf({ 'record.noted': list });
  render(Noted, { app: fake.app });
  return fake;
}

const press = (name: string | RegExp): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));

test('what was said first stays in sight beside what counts', async () => {
  shown(morning);
  await screen.findByText('Changed. What you said before');
  expect(document.body.textContent).toContain('Pain in the morning: 3 of 10');
  expect(document.body.textContent).toContain('13 May: Pain in the morning: 8 of 10');
  expect(document.body.textContent).toContain('Reason given: typed 8.');
});

test('a morning is corrected by its entry, with the reason given', async () => {
  const { recorded } = shown(morning);
  await fireEvent.click(await screen.findByRole('button', { name: /^Change it/ }));
  await press('2');
  await fireEvent.input(screen.getByLabelText(/^Why do you change it/), { target: { value: 'misread' } });
  await press('Save');
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'correction', body: { of: 'm', why: 'misread', kind: 'morning', to: { pain: 2 } } }]));
  expect(await screen.findByText('Saved. What you said before stays in your record.')).toBeTruthy();
});

test('the same number again records nothing, and says so', async () => {
  const { recorded } = shown(morning);
  await fireEvent.click(await screen.findByRole('button', { name: /^Change it/ }));
  await press('3');
  await press('Save');
  expect(screen.getByRole('alert').textContent).toContain('It says this already.');
  expect(recorded).toEqual([]);
});

test('one activity is corrected and the other stays as it was', async () => {
  const { recorded } = shown(rated);
  await fireEvent.click(await screen.findByRole('button', { name: /^Change it/ }));
  await fireEvent.click(screen.getAllByRole('button', { name: '9' })[0] as HTMLElement);
  await press('Save');
  const ratings = [{ activity: 'Walking', score: 9 }, { activity: 'Sitting', score: 4 }];
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'correction', body: { of: 'f', why: 'mistyped', kind: 'function', to: { ratings } } }]));
});

test('a pain after a session keeps its session, its minutes and its note', async () => {
  const { recorded } = shown(after);
  await fireEvent.click(await screen.findByRole('button', { name: /^Change it/ }));
  await press('2');
  await press('Save');
  await vi.waitFor(() => expect(recorded).toMatchObject([{ body: { kind: 'after', to: { session: 's', pain: 2, minutes: 9, note: 'sore' } } }]));
});

test('what became of something bad is added later, and its day and note stay', async () => {
  const { recorded } = shown(bruise);
  expect(await screen.findByText(/Bruise, on Tuesday 12 May: not better yet/)).toBeTruthy();
  await press(/^How it went on/);
  await press('Gone');
  await press('Save');
  const to = { what: 'bruise', day: '2026-05-12', outcome: 'resolved', note: 'left hip' };
  await vi.waitFor(() => expect(recorded).toEqual([{ kind: 'correction', body: { of: 'b', why: 'how it went on', kind: 'adverse', to } }]));
});

test('nothing noted says so', async () => {
  shown();
  expect(await screen.findByText('Nothing noted in the last eight weeks.')).toBeTruthy();
});
