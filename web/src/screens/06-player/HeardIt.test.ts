import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { App } from '../../page/app.svelte';
import { set, settings } from '../../page/settings.svelte';
import HeardIt from './HeardIt.svelte';

const app = {} as App;
const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }));

beforeEach(() => set({ heard: false }));

it('plays, and goes on when it was heard', async () => {
  const ondone = vi.fn();
  render(HeardIt, { app, ondone });
  expect(screen.queryByRole('button', { name: 'Yes, I heard it' })).toBeNull();
  expect(document.body.textContent).toContain('Press Play, and listen:');
  await press('Play');
  await press('Yes, I heard it');
  expect(settings.heard).toBe(true);
  expect(ondone).toHaveBeenCalledOnce();
});

it('says what to look at when nothing was heard, and that all is on the screen as well', async () => {
  const ondone = vi.fn();
  render(HeardIt, { app, ondone });
  await press('Play');
  await press('No, I heard nothing');
  expect(document.body.textContent).toContain('Turn the volume up.');
  expect(document.body.textContent).toContain('All of it is also shown on the screen');
  expect(ondone).not.toHaveBeenCalled();
  await press('Go on, I will read the screen');
  expect(ondone).toHaveBeenCalledOnce();
});

it('can be passed over', async () => {
  const ondone = vi.fn();
  render(HeardIt, { app, ondone });
  await press('Go on, I will read the screen');
  expect(ondone).toHaveBeenCalledOnce();
});

it('asks for a yes and a no that look the same, once it was played', async () => {
  render(HeardIt, { app, ondone: vi.fn() });
  await press('Play');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Did you hear it?');
  const [yes, no] = ['Yes, I heard it', 'No, I heard nothing'].map((name) => screen.getByRole('button', { name }));
  expect(no?.className).toBe(yes?.className);
});
