import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { appOf } from '../fixture-app';
import Morning from './Morning.svelte';

test('an answer says which entry has it', async () => {
  const { app, recorded } = appOf();
  const ondone = vi.fn();
  render(Morning, { app, onskip: vi.fn(), ondone });
  await fireEvent.click(screen.getByRole('button', { name: '7' }));
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledWith(7, 'entry-1'));
  expect(recorded).toEqual([{ kind: 'morning', body: { pain: 7 } }]);
});

test('a mistyped morning is corrected, and the entry itself stays', async () => {
  const { app, recorded } = appOf();
  const ondone = vi.fn();
  render(Morning, { app, onskip: vi.fn(), ondone, of: 'entry-9' });
  await fireEvent.click(screen.getByRole('button', { name: '1' }));
  await vi.waitFor(() => expect(ondone).toHaveBeenCalledWith(1, 'entry-9'));
  expect(recorded).toEqual([{ kind: 'correction', body: { of: 'entry-9', kind: 'morning', to: { pain: 1 }, why: 'mistyped' } }]);
});
