import { beforeEach, describe, expect, it } from 'vitest';
import { ready, settle, type TestDesk } from './fixture';
import { payOwed, stopElsewhere, watchOwed } from './owed';
import type { Body } from '../engine/calls';

let desk: TestDesk;

beforeEach(async () => {
  localStorage.clear();
  const { desk: d, plan } = await ready();
  desk = d;
  const start: Body = { kind: 'session-event', body: { session: 's', event: { at: 0, do: 'start' } } };
  await desk.write(['s', 's1'], [{ kind: 'session-started', body: { plan } }, start]);
  localStorage.setItem('unknot.session', '{"id":"s"}');
});

const press = (): void => localStorage.setItem('unknot.stop', JSON.stringify({ session: 's', wall: Date.now() }));

describe('a stop that nothing was there to hear', () => {
  it('is recorded at the next start: nobody watched, and then it was stopped', async () => {
    press();
    await payOwed(desk);
    expect(desk.kinds().slice(-3)).toEqual(['gap', 'stop', 'session-ended']);
    const view = await desk.bridge.call('record.session', { session: 's', at: 0 });
    expect(view.ended).toMatchObject({ as: 'stopped', because: 'stop' });
    expect(localStorage.length).toBe(0);
    expect(desk.refreshed).toBe(1);
  });

  it('stays owed while it cannot be written, and is written once', async () => {
    press();
    desk.full = 'the storage is full';
    await expect(payOwed(desk)).rejects.toThrow('full');
    expect(localStorage.getItem('unknot.stop')).not.toBeNull();
    desk.full = '';
    await payOwed(desk);
    await payOwed(desk);
    expect(desk.kinds().filter((k) => k === 'stop')).toHaveLength(1);
  });

  it('changes nothing when the session has ended since', async () => {
    await desk.write(['e'], [{ kind: 'session-ended', body: { session: 's', as: 'stopped', because: 'interrupted' } }]);
    press();
    const before = desk.kinds();
    await payOwed(desk);
    expect(desk.kinds()).toEqual(before);
    expect(localStorage.length).toBe(0);
  });

  it('is paid when the record opens, and when stop is pressed with no session in this tab', async () => {
    watchOwed(desk);
    desk.tell('ready');
    await settle();
    expect(desk.kinds()).not.toContain('stop');
    press();
    dispatchEvent(new CustomEvent('unknot:stop'));
    await settle();
    expect(desk.kinds()).toContain('stop');
  });
});

describe('an end that was shown and not saved', () => {
  it('is saved by the next visit, with what was felt', async () => {
    const bodies: Body[] = [
      { kind: 'session-event', body: { session: 's', event: { at: 40, do: 'report', sensation: 'numb', where: 'saddle' } } },
      { kind: 'session-ended', body: { session: 's', as: 'stopped', because: 'numb' } },
    ];
    localStorage.setItem('unknot.unsaved', JSON.stringify({ ids: ['u1', 'u2'], bodies }));
    await payOwed(desk);
    expect(desk.kinds()).toContain('flag');
    expect(localStorage.length).toBe(0);
    await payOwed(desk);
    expect(desk.kinds().filter((k) => k === 'report')).toHaveLength(1);
  });

  it('does not stand in the way of the rest when it cannot be read', async () => {
    localStorage.setItem('unknot.unsaved', '{"ids":["u1"],"bodies":[{"kind":"nothing","body":{}}]}');
    press();
    await payOwed(desk);
    expect(desk.kinds()).toContain('stop');
    expect(localStorage.length).toBe(0);
  });
});

it('a session of another tab is left alone, and can be stopped from here', async () => {
  await payOwed(desk);
  expect(localStorage.getItem('unknot.session')).not.toBeNull();
  await stopElsewhere(desk, 's');
  expect(desk.kinds().slice(-2)).toEqual(['stop', 'session-ended']);
});

it('a mark of a session that the record does not have is removed', async () => {
  localStorage.setItem('unknot.session', '{"id":"another"}');
  await payOwed(desk);
  expect(localStorage.length).toBe(0);
});
