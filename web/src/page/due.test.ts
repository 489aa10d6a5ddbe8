import { describe, expect, it } from 'vitest';
import { dueNow, type Due } from './due';

const due: Due = { at: '18:30', title: 'Unknot', days: [{ day: '2026-11-23', text: 'today' }], shown: null };
const at = (time: string): Date => new Date(`2026-11-23T${time}:00`);

describe('a reminder', () => {
  it('comes at its time, and up to four hours late', () => {
    expect(dueNow(due, at('18:29'))).toBeNull();
    expect(dueNow(due, at('18:30'))?.text).toBe('today');
    expect(dueNow(due, at('22:30'))?.text).toBe('today');
    expect(dueNow(due, at('22:31'))).toBeNull();
  });

  it('comes once a day', () => {
    expect(dueNow({ ...due, shown: '2026-11-23' }, at('19:00'))).toBeNull();
    expect(dueNow({ ...due, shown: '2026-11-22' }, at('19:00'))).not.toBeNull();
  });

  it('does not come on another day', () => {
    expect(dueNow(due, new Date('2026-11-24T19:00:00'))).toBeNull();
  });
});
