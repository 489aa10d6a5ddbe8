import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { settings } from '../../page/settings.svelte';
import { courseOf } from '../fixture';
import { appOf } from '../fixture-app';
import Settings from './Settings.svelte';

function shown(answers: Record<string, unknown> = {}, shared = false) {
  const fake = appOf({ 'record.review': courseOf(), ...answers });
  if (shared && fake.app.store) fake.app.store.exchange = { state: 'even', at: '2026-05-13T07:00:00.000+02:00' };
  render(Settings, { app: fake.app });
  return fake;
}

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
  await press('Dark');
  await press('Brown');
  expect([dataset.theme, dataset.tone]).toEqual(['dark', 'brown']);
  await press('As the device');
  expect(dataset.theme).toBeUndefined();
});

test('a height outside of what the figure is made for is not kept, and says so', async () => {
  shown();
  const field = screen.getByRole('textbox', { name: 'Height in cm' });
  await fireEvent.input(field, { target: { value: '17' } });
  await fireEvent.change(field);
  expect(settings.height).toBe(null);
  expect(screen.getByText('The figure is made for heights of 140 to 210 cm.')).toBeTruthy();
  await fireEvent.input(field, { target: { value: '170' } });
  await fireEvent.change(field);
  expect(settings.height).toBe(170);
});

test('an emergency number that cannot be dialed is not kept', async () => {
  shown();
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
  expect(await screen.findByText('2 entries added, 1 were here already.')).toBeTruthy();
  expect(screen.getByText('Line 4: pain is 11')).toBeTruthy();
});

test('nothing is deleted by one press', async () => {
  const { call } = shown({ 'store.erase': { computer: false } });
  await press('Delete everything');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Delete your whole record?');
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
  await press('On this device and on the computer');
  await press('Delete everything now');
  expect(await screen.findByText(/The computer could not be reached: its record is still there/)).toBeTruthy();
});

test('a record can be kept after all', async () => {
  shown();
  await press('Delete everything');
  await press('Keep my record');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings');
});
