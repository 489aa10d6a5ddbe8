import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { set, settings } from '../../page/settings.svelte';
import { courseOf } from '../fixture';
import { appOf } from '../fixture-app';
import Settings from './Settings.svelte';

function shown(answers: Record<string, unknown> = {}, shared = false) {
  const fake = appOf({ 'record.review': courseOf(), ...answers });
  if (shared && fake.app.store) fake.app.store.exchange = { state: 'even', at: '2026-05-13T07:00:00.000+02:00' };
  render(Settings, { app: fake.app });
  return fake;
}

/** Opens a part of the page. */
const open = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name, expanded: false }));
const press = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));

test('listening for a shout is off until it is chosen, and says what the microphone is for', async () => {
  shown();
  const shout = screen.getByRole('switch', { name: 'Shout to pause' });
  expect(shout.getAttribute('aria-checked')).toBe('false');
  expect(document.getElementById(shout.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Nothing is recorded or sent.');
  await fireEvent.click(shout);
  expect(settings.shout).toBe(true);
});

test('a theme and a skin are worn at once, and put off again', async () => {
  const { dataset } = document.documentElement;
  shown();
  await open('Light or dark');
  await open('The person in the pictures');
  await press('Dark');
  await press('Brown');
  expect([dataset.theme, dataset.tone]).toEqual(['dark', 'brown']);
  await press('As your phone or computer has it');
  expect(dataset.theme).toBeUndefined();
});

test('a height outside of what the figure is made for is not kept, and says so', async () => {
  shown();
  await open('The person in the pictures');
  const field = screen.getByRole('textbox', { name: 'Height in cm' });
  await fireEvent.input(field, { target: { value: '17' } });
  await fireEvent.change(field);
  expect(settings.height).toBe(null);
  expect(screen.getByText('The pictures are made for heights of 140 to 210 cm.')).toBeTruthy();
  await fireEvent.input(field, { target: { value: '170' } });
  await fireEvent.change(field);
  expect(settings.height).toBe(170);
});

test('an emergency number that cannot be dialed is not kept', async () => {
  shown();
  await open('Emergency number');
  await fireEvent.input(screen.getByRole('textbox', { name: 'Number' }), { target: { value: 'help' } });
  await press('Keep this number');
  expect(settings.emergency).toBe(null);
  await fireEvent.input(screen.getByRole('textbox', { name: 'Number' }), { target: { value: '112' } });
  await press('Keep this number');
  expect(settings.emergency).toBe('112');
});

test('a restore says what was added, what was known, and which lines could not be read', async () => {
  shown({ 'store.restore': { added: 2, known: 1, faulty: [{ line: 4, why: 'pain is 11' }] } });
  const input = document.querySelector('input[type=file]');
  if (!input) throw new Error('there is no way to pick a file');
  await fireEvent.change(input, { target: { files: [new File(['{}'], 'a.jsonl')] } });
  expect(await screen.findByText('2 notes added, 1 were here already.')).toBeTruthy();
  expect(screen.getByText('Line 4: pain is 11')).toBeTruthy();
});

test('every part has its name and how it stands in a line, and what is not of every day is closed', async () => {
  set({ theme: 'system', remind: null, shout: false, tools: ['foam-roller'], minutes: 12 });
  shown();
  await screen.findByText('Nothing here has to be set. Press what you want to change.');
  const parts = screen.getAllByRole('heading').flatMap((h) => h.querySelector('button') ?? []);
  expect(parts).toHaveLength(11);
  const opened = parts.filter((b) => b?.getAttribute('aria-expanded') === 'true').map((b) => b?.textContent?.trim());
  expect(opened).toEqual(['Your sessions foam roller, 12 minutes', 'What you hear and feel Voice, Sounds, Vibration']);
  for (const b of parts) expect(document.getElementById(b?.getAttribute('aria-controls') ?? '')?.hidden).toBe(b?.getAttribute('aria-expanded') === 'false');
  expect(screen.queryByRole('textbox')).toBeNull();
  await open('Emergency number');
  expect(screen.getByRole('textbox', { name: 'Number' })).toBeTruthy();
});

test('a backup that is due is in sight', async () => {
  const session = { id: 'a', at: '2026-05-11T18:00:00.000+02:00', completed: true, before: 4, after: 3 };
  shown({ 'record.review': courseOf({ sessions: [session, session, session] }) });
  expect(await screen.findByRole('button', { name: 'Save a copy of your notes' })).toBeTruthy();
});

test('nothing is deleted by one press', async () => {
  const { call } = shown({ 'store.erase': { computer: false } });
  await press('Delete everything');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Delete everything you noted?');
  expect(call).not.toHaveBeenCalledWith('store.erase', expect.anything());
  await press('Delete everything now');
  expect(await screen.findByText('Everything on this device is deleted.')).toBeTruthy();
  expect(call).toHaveBeenCalledWith('store.erase', { everywhere: false });
});

test('with a computer it is asked where, with nothing chosen', async () => {
  const { call } = shown({ 'store.erase': { computer: false } }, true);
  await press('Delete everything');
  await press('Delete everything now');
  expect(screen.getByText('Choose where first.')).toBeTruthy();
  expect(call).not.toHaveBeenCalledWith('store.erase', expect.anything());
  await press('On this device and on my computer');
  await press('Delete everything now');
  expect(await screen.findByText(/Your computer could not be reached: what it has is still there/)).toBeTruthy();
});

test('a record can be kept after all', async () => {
  shown();
  await press('Delete everything');
  await press('Keep my notes');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
});

test('the number that is called stands in its field, and that of the region stays that of the region', async () => {
  set({ emergency: null });
  shown();
  await open('Emergency number');
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Number' });
  expect(field.value).toMatch(/^\d{2,3}$/);
  await press('Keep this number');
  expect(settings.emergency).toBe(null);
  expect(screen.getByText('Kept.')).toBeTruthy();
});

test('who has deleted everything is told what is gone and what to do', async () => {
  shown({ 'store.erase': { computer: false } });
  await press('Delete everything');
  await press('Delete everything now');
  expect(await screen.findByText(/Only a copy that you saved can bring your notes back/)).toBeTruthy();
});
