import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { App } from '../../page/app.svelte';
import type { LiveSession } from '../../session/contract';
import { guidanceOf, liveOf } from './fixture';
import Player from './Player.svelte';

const app = {} as App; // the player shows the session alone

function shown(part: Partial<LiveSession> = {}): { pressed: string[]; text: () => string } {
  const { live, pressed } = liveOf(part);
  const { container } = render(Player, { app, live });
  return { pressed, text: () => (container.textContent ?? '').replace(/\s+/g, ' ') };
}

const names = (): string[] => screen.getAllByRole('button').map((b) => b.getAttribute('aria-label') ?? b.textContent?.trim() ?? '');

describe('while rolling', () => {
  it('shows the step, what to do, the seconds and what comes next', () => {
    const { text } = shown();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Buttock, left');
    expect(text()).toContain('Step 1 of 2');
    expect(text()).toContain('Roll slowly, back and forth');
    expect(document.querySelector('.count')?.textContent).toBe('38');
    expect(text()).toContain('Then hold a tender spot, 30 seconds');
  });

  it('has the focus on its heading, and says nothing of the seconds to a screen reader', () => {
    shown({ said: 'Halfway.' });
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
    expect(document.querySelector('.count')?.getAttribute('aria-hidden')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('Halfway.');
  });

  it('does what is pressed, by finger', async () => {
    const { pressed } = shown();
    for (const name of ['Tender spot', 'Ease', 'Skip', 'Pause']) await fireEvent.click(screen.getByRole('button', { name }));
    await fireEvent.click(screen.getByRole('button', { name: 'Pause. Or tap the picture.' }));
    expect(pressed).toEqual(['tender-spot', 'ease', 'skip', 'pause', 'pause']);
  });

  it('does what is pressed, by key', async () => {
    const { pressed } = shown();
    for (const key of [' ', 't', 'e', 's', 'f']) await fireEvent.keyDown(screen.getByRole('heading', { level: 1 }), { key });
    expect(pressed).toEqual(['pause', 'tender-spot', 'ease', 'skip', 'feel']);
  });

  it('takes no letter that is part of something else, or said elsewhere', async () => {
    const { pressed } = shown();
    await fireEvent.keyDown(screen.getByRole('heading', { level: 1 }), { key: 's', ctrlKey: true });
    await fireEvent.keyDown(document.body, { key: 's' });
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Skip' }), { key: ' ' }); // presses that button
    expect(pressed).toEqual([]);
  });

  it('asks how it feels in a row that does not stand in the way', async () => {
    const { pressed } = shown({ guidance: guidanceOf({ ask: 'after' }) });
    await fireEvent.click(screen.getByRole('button', { name: 'How did that spot feel? Press to answer. It will pause.' }));
    expect(pressed).toEqual(['feel']);
    expect(names()).toContain('Tender spot');
  });
});

describe('while holding', () => {
  const hold = guidanceOf({ phase: 'hold', left: 17_000, length: 30_000, next: 'exit', holdsLeft: 0, breath: { out: false, left: 2_000, length: 4_000, count: 2, of: 3 } });

  it('shows the breath in words and as a ring', () => {
    const { text } = shown({ guidance: hold, breath: 1 });
    expect(text()).toContain('Breathe in');
    expect(text()).toContain('breath 2 of 3');
    expect(document.querySelector('.ring .air')?.getAttribute('r')).toBe('147.0');
    expect(names()).toContain('How it feels');
  });

  it('leaves breathing to the person where it is not paced', () => {
    const own = { ...hold };
    delete own.breath;
    expect(shown({ guidance: own }).text()).toContain('Breathe in your own way.');
  });
});

describe('while time stands still', () => {
  it('paused: the way on is large, and how it feels can be said', async () => {
    const { pressed, text } = shown({ status: 'paused', guidance: guidanceOf({ paused: 'person', say: 'session.paused' }) });
    expect(text()).toContain('Paused. Take the weight off and rest.');
    for (const b of screen.getAllByRole('button', { name: 'Go on' })) await fireEvent.click(b);
    expect(pressed).toEqual(['resume', 'resume', 'resume']);
    expect(names()).toContain('How it feels');
  });

  it.each([
    [12, 'Unknot did not run for 12 seconds, so the session paused. Resume or end?'],
    [61, 'Unknot did not run for 1 minute, so the session paused. Resume or end?'],
    [600, 'Unknot did not run for 10 minutes, so the session paused. Resume or end?'],
  ])('after %i lost seconds it asks, and does neither by itself', async (lost, title) => {
    const { pressed } = shown({ status: 'gap', lost, guidance: guidanceOf({ paused: 'gap', say: 'session.gap' }) });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
    expect(pressed).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
    await fireEvent.click(screen.getByRole('button', { name: 'End the session' }));
    expect(pressed).toEqual(['resume', 'end']);
    expect(names()).not.toContain('Skip');
  });

  it('where nothing can be saved it says so, and why', () => {
    const { text } = shown({ status: 'halted', notice: 'What went wrong: the storage is full.' });
    expect(text()).toContain('what happens cannot be saved');
    expect(text()).toContain('The stop works in any case.');
    expect(text()).toContain('the storage is full');
  });
});

it('shows something before the engine has answered', () => {
  const { live } = liveOf({ status: 'starting' });
  render(Player, { app, live: { ...live, guidance: null } });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Getting ready');
});

it('voice, sounds and vibration can be turned off in the session', async () => {
  shown();
  await fireEvent.click(screen.getByRole('button', { name: 'Sound and voice are on' }));
  await fireEvent.click(screen.getByRole('button', { name: /^Voice/ }));
  expect(screen.getByRole('button', { name: /^Voice/ }).getAttribute('aria-pressed')).toBe('false');
  expect(screen.getByRole('button', { name: 'Some sounds are off' })).toBeTruthy();
});
