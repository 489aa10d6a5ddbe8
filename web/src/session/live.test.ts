import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Allowed } from '../engine/types.gen';
import type { Reading } from '../page/clock';
import { Ear, pass, ready, settle, TestLocks, type TestDesk } from './fixture';
import { Live } from './live.svelte';

/** How far the clocks were set off, in milliseconds. */
const off = { wall: 0, mono: 0 };

vi.mock('../page/clock', async (original) => ({
  ...(await original<typeof import('../page/clock')>()),
  read: (): Reading => ({ wall: Date.now() + off.wall, mono: Date.now() + off.mono }),
}));

let desk: TestDesk;
let plan: Allowed;
let ear: Ear;
let live: Live;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requestAnimationFrame', 'cancelAnimationFrame', 'Date'], now: new Date('2026-11-23T12:00:00Z') });
  localStorage.clear();
  const locks = new TestLocks();
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(locks as unknown as LockManager);
  off.wall = off.mono = 0;
  ({ desk, plan } = await ready());
  ear = new Ear();
  live = await started();
});
afterEach(() => {
  live.end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function started(): Promise<Live> {
  return Live.start(desk, plan, ear);
}

/** The session goes on until it rolls. */
async function rolling(): Promise<void> {
  await pass(desk, (plan.steps[0]?.enter ?? 0) * 1000 + 500);
}

describe('a session that is left alone', () => {
  it('starts on record, with the stop control shown', () => {
    expect(desk.kinds()).toEqual(['screening', 'session-started', 'start']);
    expect(live.status).toBe('running');
    expect(live.guidance?.phase).toBe('enter');
    expect(document.documentElement.dataset['session']).toBe('');
    expect(JSON.parse(localStorage.getItem('unknot.session') ?? '')).toEqual({ id: live.id });
    expect(desk.live).toBe(live);
  });

  it('counts down by the clock between two answers of the engine', async () => {
    const left = live.left;
    await pass(desk, 1_000);
    expect(live.left).toBe(left - 1_000);
  });

  it('goes to the next phase at its deadline, with a sign of life on record', async () => {
    await rolling();
    expect(live.guidance?.phase).toBe('roll');
    expect(desk.kinds().filter((k) => k === 'alive').length).toBeGreaterThan(0);
    expect(live.left).toBe((plan.steps[0]?.roll ?? 0) * 1000 - 500);
  });

  it('runs through its plan to completed, and that is on record', async () => {
    await pass(desk, plan.seconds * 1000 + 1_000);
    expect(live.status).toBe('over');
    expect(live.ended?.ended).toMatchObject({ as: 'completed', because: 'end-of-plan', at: plan.seconds });
    expect(live.saved).toBe(true);
    expect(desk.kinds().at(-1)).toBe('session-ended');
    expect(localStorage.length).toBe(0);
    expect('session' in document.documentElement.dataset).toBe(false);
    expect(ear.ended).toBe(true);
  });

  it('leaves a sign of life every fifteen seconds', async () => {
    await pass(desk, 15_500);
    expect(desk.kinds().at(-1)).toBe('alive');
  });
});

describe('what the person does', () => {
  it('pauses when that is on record, and goes on where it was', async () => {
    await rolling();
    live.pause();
    await settle();
    expect(live.status).toBe('paused');
    const left = live.left;
    await pass(desk, 4_000);
    expect(live.left).toBe(left);
    live.resume();
    await settle();
    expect(live.status).toBe('running');
    expect(live.left).toBe(left);
    expect(desk.kinds().filter((k) => k === 'pause' || k === 'resume')).toEqual(['pause', 'resume']);
  });

  it('holds a tender spot while rolling, and is refused one while getting ready, with words', async () => {
    live.tenderSpot();
    await settle();
    expect(live.notice).toBe('A tender spot can be held while you are rolling. Roll slowly until you find it.');
    await rolling();
    live.tenderSpot();
    await settle();
    expect(live.guidance?.phase).toBe('hold');
    expect(live.notice).toBe('');
    expect(desk.kinds().filter((k) => k === 'tender-spot')).toHaveLength(1);
  });

  it('eases, and says how', async () => {
    await rolling();
    live.ease();
    await settle();
    expect(live.guidance?.eased).toBe(true);
    expect(ear.spoken).toContain('For less pressure');
  });

  it('keeps the order of what is pressed fast', async () => {
    await rolling();
    live.tenderSpot();
    live.ease();
    live.skip();
    await settle();
    expect(desk.kinds().slice(-3)).toEqual(['tender-spot', 'ease', 'skip']);
    expect(live.guidance?.phase).toBe('exit');
  });
});

describe('how it feels', () => {
  beforeEach(rolling);

  it('pauses while it is asked, and goes on without an answer', async () => {
    live.openFeel();
    expect(live.feeling).toBe(true);
    await settle();
    expect(live.status).toBe('paused');
    live.closeFeel();
    await settle();
    expect(live.feeling).toBe(false);
    expect(live.status).toBe('running');
  });

  it('stays paused after it, when the person had paused before', async () => {
    live.pause();
    await settle();
    live.openFeel();
    live.closeFeel();
    await settle();
    expect(live.status).toBe('paused');
  });

  it('says what a mild report leads to, and goes on', async () => {
    live.openFeel();
    await settle();
    live.report('steady-ache');
    await settle();
    expect(live.status).toBe('running');
    expect(live.guidance?.eased).toBe(true);
    expect(live.notice).toBe('Ease the pressure. Put more weight on your hands, arms or feet.');
  });

  it('leaves the technique after too much', async () => {
    live.report('too-much');
    await settle();
    expect(live.guidance?.phase).toBe('exit');
    expect(live.notice).toBe('Take the pressure off. We leave this technique for today.');
  });

  it('ends at once for what means stop, with the level and the place', async () => {
    live.report('numb', 'leg-left');
    await settle();
    expect(live.status).toBe('over');
    expect(live.ended).toMatchObject({ ended: { as: 'stopped', because: 'numb' }, where: 'leg-left', guidance: { level: 'professional-first' }, technique: plan.steps[0]?.technique });
    expect(live.saved).toBe(true);
    expect(desk.kinds()).toContain('flag');
  });

  it('shows what means stop even where nothing can be saved, and saves it as soon as it can', async () => {
    desk.full = 'the storage is full';
    live.report('numb', 'both-legs');
    await settle();
    expect(live.status).toBe('over');
    expect(live.ended).toMatchObject({ guidance: { level: 'emergency' }, ended: { because: 'numb' } });
    expect(live.saved).toBe(false);
    expect(live.notice).toContain('the storage is full');
    desk.full = '';
    await pass(desk, 2_500);
    expect(live.saved).toBe(true);
    expect(desk.kinds()).toContain('flag');
  });

  it('does not lose what was felt when the engine cannot judge it', async () => {
    desk.dead = true;
    live.report('steady-ache');
    await settle();
    expect(live.status).toBe('halted');
    desk.dead = false;
    live.resume();
    await settle();
    expect(live.status).toBe('running');
    expect(desk.kinds().slice(-3)).toEqual(['gap', 'report', 'resume']);
  });

  it('is over after a resume, when what was felt meanwhile means stop', async () => {
    desk.dead = true;
    live.report('chest');
    await settle();
    desk.dead = false;
    live.resume();
    await settle();
    expect(live.status).toBe('over');
    expect(live.ended).toMatchObject({ guidance: { level: 'emergency' } });
  });

  it('counts what was felt when stop is pressed in the same moment', async () => {
    live.report('numb', 'saddle');
    live.stop();
    expect(live.status).toBe('over');
    await settle();
    expect(live.ended).toMatchObject({ guidance: { level: 'emergency' }, ended: { because: 'numb' } });
    expect(desk.kinds()).toContain('flag');
  });
});

describe('stop', () => {
  it('is shown before anything is written, and then saved', async () => {
    live.stop();
    expect(live.status).toBe('over');
    expect(live.saved).toBe(false);
    expect(live.ended?.ended).toMatchObject({ as: 'stopped', because: 'stop' });
    await settle();
    expect(live.saved).toBe(true);
    expect(desk.kinds().slice(-2)).toEqual(['stop', 'session-ended']);
  });

  it.each(['running', 'paused', 'gap', 'halted'] as const)('works while %s', async (status) => {
    await rolling();
    if (status === 'paused') live.pause();
    if (status === 'gap') off.mono += 60_000;
    if (status === 'halted') {
      desk.dead = true;
      live.ease();
    }
    await pass(desk, 250);
    expect(live.status).toBe(status);
    desk.dead = false;
    live.stop();
    expect(live.status).toBe('over');
    await settle();
    expect(live.ended?.ended).toMatchObject({ as: 'stopped', because: 'stop' });
    expect(live.saved).toBe(true);
  });

  it('is heard from the control outside the app', async () => {
    localStorage.setItem('unknot.stop', JSON.stringify({ session: live.id, wall: Date.now() }));
    dispatchEvent(new CustomEvent('unknot:stop', { detail: { by: 'tap', wall: Date.now() } }));
    expect(live.status).toBe('over');
    await settle();
    expect(localStorage.getItem('unknot.stop')).toBeNull();
  });

  it('is heard while the session is being written, and ends it before it is shown', async () => {
    live.stop();
    await settle();
    await desk.write(['next'], [{ kind: 'session-started', body: { plan } }]);
    const started = Live.resume(desk, 'next', new Ear());
    while (desk.live?.id !== 'next') await Promise.resolve();
    document.documentElement.dataset.stopped = '';
    const taken = await started;
    delete document.documentElement.dataset.stopped;
    await settle();
    expect(taken.status).toBe('over');
    expect(desk.kinds().slice(-2)).toEqual(['stop', 'session-ended']);
  });

  it('is tried again until it is saved, and kept beside the record until then', async () => {
    desk.full = 'the storage is full';
    live.stop();
    await pass(desk, 5_000);
    expect(live.saved).toBe(false);
    expect(localStorage.getItem('unknot.unsaved')).toContain('session-ended');
    desk.full = '';
    await pass(desk, 2_500);
    expect(live.saved).toBe(true);
    expect(desk.kinds().filter((k) => k === 'stop')).toHaveLength(1);
    expect(localStorage.length).toBe(0);
  });

  it('silences what is said', async () => {
    ear.cues = [];
    live.stop();
    expect(ear.cues[0]).toEqual({ kind: 'hush' });
    await settle();
  });
});

describe('a gap', () => {
  beforeEach(rolling);

  const lost = async (set: () => void): Promise<void> => {
    set();
    desk.tell('beat');
    await settle();
  };

  it('pauses as of the last sign of life and asks, after ten hidden minutes', async () => {
    const left = live.left;
    await lost(() => (off.mono = off.wall = 600_000));
    expect(live.status).toBe('gap');
    expect(live.lost).toBe(600);
    expect(live.left).toBeGreaterThanOrEqual(left);
    expect(desk.kinds().at(-1)).toBe('gap');
  });

  it('never completes silently, however long it was', async () => {
    await lost(() => (off.mono = off.wall = 24 * 3_600_000));
    await pass(desk, 30_000);
    expect(live.status).toBe('gap');
    expect(live.ended).toBeNull();
  });

  it('is told from the wall clock where the machine slept and the other clock stood', async () => {
    await lost(() => (off.wall = 90_000));
    expect(live.status).toBe('gap');
    expect(live.lost).toBe(90);
  });

  it('is none when the clock is set back', async () => {
    await lost(() => (off.wall = -3_600_000));
    await pass(desk, 1_000);
    expect(live.status).toBe('running');
  });

  it('goes on where it was when the person wants that', async () => {
    await lost(() => (off.mono = 60_000));
    const left = live.left;
    live.resume();
    await settle();
    expect(live.status).toBe('running');
    expect(live.left).toBe(left);
    await pass(desk, 1_000);
    expect(live.left).toBe(left - 1_000);
  });

  it('ends as interrupted when the person wants that', async () => {
    await lost(() => (off.mono = 60_000));
    live.end();
    await settle();
    expect(live.ended?.ended).toMatchObject({ as: 'stopped', because: 'interrupted' });
    expect(live.saved).toBe(true);
  });

  it('closes the question how it feels', async () => {
    live.openFeel();
    await lost(() => (off.mono = 60_000));
    expect(live.feeling).toBe(false);
    expect(live.status).toBe('gap');
  });

  it('counts a second one on top', async () => {
    await lost(() => (off.mono = 60_000));
    await lost(() => (off.mono = 120_000));
    expect(live.lost).toBe(120);
    expect(desk.kinds().filter((k) => k === 'gap')).toHaveLength(1);
  });
});

describe('trouble', () => {
  beforeEach(rolling);

  it('stands still when something cannot be written, and goes on when it can again', async () => {
    desk.full = 'the storage is full';
    live.ease();
    await settle();
    expect(live.status).toBe('halted');
    expect(live.notice).toContain('the storage is full');
    const left = live.left;
    await pass(desk, 20_000);
    expect(live.left).toBe(left);
    live.resume();
    await settle();
    expect(live.status).toBe('halted');
    desk.full = '';
    live.resume();
    await settle();
    expect(live.status).toBe('running');
    expect(live.guidance?.phase).toBe('roll');
  });

  it('is as of the last event on record after the engine was made anew, and asks', async () => {
    await pass(desk, 5_000);
    desk.restart();
    desk.tell('restarted');
    await settle();
    expect(live.status).toBe('gap');
    expect(live.lost).toBeLessThanOrEqual(15);
    live.resume();
    await settle();
    expect(live.status).toBe('running');
  });

  it('does not go on by itself when another tab writes meanwhile', async () => {
    desk.full = 'the storage is full';
    live.ease();
    await settle();
    desk.full = '';
    desk.tell('changed');
    await settle();
    expect(live.status).toBe('halted');
  });

  it('is over here when it was ended elsewhere', async () => {
    await desk.write(['x1', 'x2'], [
      { kind: 'session-event', body: { session: live.id, event: { at: 60, do: 'stop' } } },
      { kind: 'session-ended', body: { session: live.id, as: 'stopped', because: 'stop' } },
    ]);
    desk.tell('changed');
    await settle();
    expect(live.status).toBe('over');
    expect(live.saved).toBe(true);
    expect(desk.kinds().filter((k) => k === 'session-ended')).toHaveLength(1);
  });
});

describe('starting and resuming', () => {
  it('does not start a second session, and says why', async () => {
    await expect(started()).rejects.toThrow('running in another tab');
    expect(desk.live).toBe(live);
    expect(desk.kinds().filter((k) => k === 'session-started')).toHaveLength(1);
  });

  it('leaves nothing behind when the start cannot be written', async () => {
    live.stop();
    await settle();
    desk.lines = desk.lines.slice(0, 1);
    desk.restart();
    desk.live = null;
    desk.full = 'the storage is full';
    await expect(started()).rejects.toThrow('the storage is full');
    expect(desk.live).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it('takes up a session after a crash, paused, where it was', async () => {
    await rolling();
    const left = live.left;
    const taken = await resumedAfterCrash(120_000);
    expect(taken.status).toBe('paused');
    expect(taken.guidance?.phase).toBe('roll');
    expect(taken.left).toBeGreaterThanOrEqual(left);
    expect(taken.plan).toEqual(plan);
    taken.resume();
    await settle();
    expect(taken.status).toBe('running');
    taken.end();
    await settle();
  });

  it('does not take up one that was left too long ago', async () => {
    await expect(resumedAfterCrash(26 * 3_600_000)).rejects.toThrow('no longer be resumed');
  });

  /** The tab is gone, and another one opens the app later. */
  async function resumedAfterCrash(later: number): Promise<Live> {
    const lines = [...desk.lines];
    live.end(); // lets the lock go; what it wrote is taken back
    await settle();
    desk.lines = lines;
    desk.restart();
    vi.setSystemTime(Date.now() + later);
    return Live.resume(desk, live.id, ear);
  }
});
