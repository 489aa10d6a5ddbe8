import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Guidance } from '../../engine/types.gen';
import type { LiveSession } from '../../session/contract';
import { stoppedOf } from '../fixture';
import Feel from './Feel.svelte';

function live(phase: Guidance['phase'] = 'hold') {
  const report = vi.fn<LiveSession['report']>();
  const closeFeel = vi.fn<() => void>();
  const session = { guidance: { ...stoppedOf().guidance, phase }, report, closeFeel } as Partial<LiveSession> as LiveSession;
  return { session, report, closeFeel };
}

async function press(name: string): Promise<void> {
  await fireEvent.click(screen.getByRole('button', { name }));
}

test('a mild and a grave answer are both one tap away when the place does not matter', async () => {
  for (const [name, sensation] of [
    ['An ache that is easing', 'easing-ache'],
    ['Chest pain or short of breath', 'chest'],
    ['Dizzy or faint', 'dizzy'],
    ['The back itself hurts more', 'back-worse'],
  ] as const) {
    const { session, report } = live();
    const { unmount } = render(Feel, { live: session });
    await press(name);
    expect(report.mock.calls[0]?.[0]).toBe(sensation);
    unmount();
  }
});

test('where it is felt is reported with what is felt', async () => {
  const { session, report } = live();
  render(Feel, { live: session });
  await press('Numb or tingling');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Which is it, and where?');
  expect(screen.getByRole('heading', { level: 2, name: '2 Where do you feel it?' })).toBeTruthy();
  await press('In the left leg');
  expect(report).toHaveBeenCalledWith('numb', 'leg-left', undefined);
});

test('which of several it is most like can be said, and starts unsaid', async () => {
  const { session, report } = live();
  render(Feel, { live: session });
  await press('Sharp, shooting or electric');
  for (const b of screen.getAllByRole('button', { pressed: false })) expect(b.getAttribute('aria-pressed')).toBe('false');
  expect(screen.getByText('You need not answer this one.')).toBeTruthy();
  await press('Shooting pain');
  expect(screen.getByText('Marked. Press it again to take it back.')).toBeTruthy();
  expect(screen.getByText('Press one place, and it is said.')).toBeTruthy();
  await press('In a foot');
  expect(report).toHaveBeenCalledWith('shooting', 'foot', undefined);
});

test('not being able to say where reports no place', async () => {
  const { session, report } = live();
  render(Feel, { live: session });
  await press('Weak, or giving way');
  await press('I cannot say where');
  expect(report).toHaveBeenCalledWith('weak', undefined, undefined);
});

test('too much asks for a number, and none is fine', async () => {
  const { session, report } = live();
  render(Feel, { live: session });
  await press('Too much');
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
  await press('7');
  expect(report).toHaveBeenCalledWith('too-much', undefined, 7);
});

test('stopping on the page that asks where reports what was felt, without a place', async () => {
  const { session, report } = live();
  render(Feel, { live: session });
  await press('Weak, or giving way');
  dispatchEvent(new CustomEvent('unknot:stop'));
  expect(report).toHaveBeenCalledWith('weak');
});

test('stopping before anything was chosen reports nothing', () => {
  const { session, report } = live();
  render(Feel, { live: session });
  dispatchEvent(new CustomEvent('unknot:stop'));
  expect(report).not.toHaveBeenCalled();
});

test('back goes from the place to the choices, and from there to where the session was', async () => {
  const { session, closeFeel } = live('roll');
  render(Feel, { live: session });
  await press('Weak, or giving way');
  await press('Back to the choices');
  expect(closeFeel).not.toHaveBeenCalled();
  await press('Back to rolling');
  expect(closeFeel).toHaveBeenCalledOnce();
});

test('no choice says what it leads to, and none is marked', () => {
  render(Feel, { live: live().session });
  const list = screen.getByRole('list');
  expect(list.textContent).not.toMatch(/stop|end|leave|emergency|off/i);
  expect(new Set([...list.querySelectorAll('button')].map((b) => b.className)).size).toBe(1);
});
