import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { dayOf, plus } from '../../controls/day';
import { moment } from '../../page/clock';
import { route } from '../../page/route.svelte';
import { appOf } from '../fixture-app';
import Adverse from './Adverse.svelte';

const press = (name: string): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));
const fault = (): string => screen.getByRole('alert').textContent ?? '';

beforeEach(() => route.replace('adverse'));

test('what, when and how it is now are recorded, and the safety check comes next', async () => {
  const { app, recorded } = appOf();
  render(Adverse, { app });
  await press('A bruise');
  await press('Yesterday');
  await press('Getting better');
  await fireEvent.input(screen.getByLabelText('A word about it'), { target: { value: ' left hip ' } });
  await press('Note it');
  await vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Noted.'));
  expect(recorded).toEqual([{ kind: 'adverse', body: { what: 'bruise', day: plus(dayOf(moment()), -1), outcome: 'recovering', note: 'left hip' } }]);
  expect(document.body.textContent).toContain('within two days');
  await press('Do the safety check');
  expect(route.place).toBe('check');
});

test('nothing is chosen for the person, and each open question is named', async () => {
  const { app, recorded } = appOf();
  render(Adverse, { app });
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
  await press('Note it');
  expect(fault()).toBe('Please say what happened.');
  await press('Something else');
  expect(fault()).toContain('Please say when.');
  await press('Earlier');
  await fireEvent.input(screen.getByLabelText('The day'), { target: { value: plus(dayOf(moment()), 1) } });
  expect(fault()).toContain('cannot be in the future');
  await press('Today');
  expect(fault()).toContain('Please say how it is now.');
  await press('I cannot say');
  expect(fault()).toBe('Please say in a few words what it was.');
  expect(recorded).toEqual([]);
});

test('dizziness says when to call, with the number', async () => {
  const { app } = appOf();
  render(Adverse, { app });
  for (const name of ['Dizziness', 'Today', 'Gone', 'Note it']) await press(name);
  await vi.waitFor(() => expect(document.body.textContent).toMatch(/With chest pain or trouble breathing, call \d+ now\./));
});
