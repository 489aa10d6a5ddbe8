import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import Scale from './Scale.svelte';

test('the ends of a scale are said in their own tiles, and nothing begins rated', () => {
  render(Scale, { legend: 'How strong is it?', value: null, onrate: vi.fn() });
  const names = screen.getAllByRole('button').map((b) => b.textContent.trim());
  expect(names).toEqual(['0 none', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10 worst you can think of']);
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
});

test('other ends have other words', async () => {
  const onrate = vi.fn();
  render(Scale, { legend: 'Walking', value: 3, least: 'not at all', most: 'as well as ever', onrate });
  expect(screen.getByRole('button', { pressed: true, name: '3' })).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: '10 as well as ever' }));
  expect(onrate).toHaveBeenCalledWith(10);
});
