import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import Fold from './Fold.svelte';

const part = { title: 'Your record', state: 'no backup yet', children: createRawSnippet(() => ({ render: () => '<p>inside</p>' })) };
const head = (): HTMLElement => screen.getByRole('button', { name: 'Your record' });
const opened = (): string | null => head().getAttribute('aria-expanded');

test('a part says how it stands while it is closed, and opens', async () => {
  render(Fold, part);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('no backup yet');
  expect(opened()).toBe('false');
  await fireEvent.click(head());
  expect(opened()).toBe('true');
});

test('a part that opened because it needed the person does not close under their hands', async () => {
  const { rerender } = render(Fold, { ...part, open: true });
  expect(opened()).toBe('true');
  await rerender({ ...part, open: false });
  expect(opened()).toBe('true');
  await fireEvent.click(head());
  expect(opened()).toBe('false');
});
