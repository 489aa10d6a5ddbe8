import { describe, expect, it } from 'vitest';
import type { Code, Obstacle, Standing } from '../engine/types.gen';
import { screenFor } from './next';
import { places } from './route.svelte';

const standing = (change: Partial<Standing>, ...codes: Code[]): Standing => ({
  now: '', may: codes.length === 0, why: codes.map((code): Obstacle => ({ code })), flags: [], lifted: [], open: null,
  screened: '2026-11-01', renew: '2026-11-29', sessions: 0, week: { done: [], today: 0, count: 0, suggested: [] }, practiceWeek: 1,
  next: '2026-11-22', half: false, holding: null, notHelping: false, morningsMissing: 0, off: [], holdMax: 0, cleared: [], ...change,
});
const flag = { id: 'f', rule: 'screen.saddle-numbness', level: 'emergency', since: '' } as const;

describe('what comes next', () => {
  it('is the welcome on a first visit, before the engine has loaded and after', () => {
    expect(screenFor(null, null, false)).toBe('welcome');
    expect(screenFor(standing({ screened: null }, 'screening-due'), null, false)).toBe('welcome');
  });
  it('is no welcome for somebody who returns', () => {
    expect(screenFor(null, null, true)).toBe('opening');
    expect(screenFor(standing({}, 'screening-due'), null, true)).toBe('renew');
  });
  it('is a session that was left open before all else', () => {
    const s = standing({ open: { id: 's', at: '', mayResume: true }, flags: [flag] }, 'suspended', 'open-session');
    for (const asked of [null, 'today', 'check', 'plan', 'short'] as const) expect(screenFor(s, asked, true)).toBe('open-session');
  });
  it('is the outcome while a flag stands, whatever way to a session is asked for', () => {
    const s = standing({ flags: [flag] }, 'suspended', 'screening-due');
    for (const asked of [null, 'today', 'welcome', 'plan', 'short'] as const) expect(screenFor(s, asked, true)).toBe('outcome');
  });
  it('is the short check before a plan when it is due, and the plan when nothing stands in the way', () => {
    expect(screenFor(standing({}, 'precheck-due'), 'plan', true)).toBe('short');
    expect(screenFor(standing({}), 'plan', true)).toBe('plan');
  });
  it('is today when it is a day of rest, whatever is asked for', () => {
    const s = standing({}, 'rest-already-today', 'precheck-due');
    expect(screenFor(s, 'plan', true)).toBe('today');
    expect(screenFor(s, 'short', true)).toBe('today');
  });
  it('never shows a plan while a session may not start', () => {
    const codes: Code[] = ['suspended', 'newer-entries', 'open-session', 'screening-due', 'not-allowed', 'rest-morning', 'rest-week-full', 'precheck-due'];
    for (const code of codes) {
      for (const place of [null, ...places]) expect(screenFor(standing({}, code), place, true)).not.toBe('plan');
    }
  });
  it('always leads to what to do when something feels wrong', () => {
    expect(screenFor(standing({ flags: [flag] }, 'suspended'), 'wrong', true)).toBe('wrong');
  });
});
