import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cuesBetween, type Cue, type Tone } from './cues';
import { Ear, pass, ready, TestLocks } from './fixture';
import { Live } from './live.svelte';
import { instruction } from './sentences';
import type { Allowed, Guidance } from '../engine/types.gen';

const both = { sound: true, vibration: true };
const plan: Allowed = {
  allowed: true, seconds: 200, left_out: [], notes: [], discomfortMax: 5, breath: 'breath-4-6',
  steps: [
    { technique: 'glute-roll', side: 'left', tool: 'foam-roller', enter: 20, roll: 45, hold: 30, holds: 1, exit: 10 },
    { technique: 'glute-roll', side: 'right', tool: 'foam-roller', enter: 20, roll: 45, hold: 30, holds: 1, exit: 10 },
  ],
};

function guidance(part: Partial<Guidance>): Guidance {
  return {
    phase: 'roll', paused: '', step: 0, steps: 2, technique: 'glute-roll', side: 'left', say: 'technique.glute-roll.roll', left: 30_000, length: 45_000,
    total: 150_000, next: 'hold', nextStep: 0, eased: false, ask: '', holdsLeft: 1, end: 'running', ...part,
  };
}

const between = (before: Partial<Guidance> | null, now: Partial<Guidance>, senses = both): Cue[] => cuesBetween(before && guidance(before), guidance(now), plan, senses);
const tonesOf = (cues: readonly Cue[]): Tone[] => cues.flatMap((c) => (c.kind === 'tone' ? c.tone : []));
const textOf = (cues: readonly Cue[]): string => cues.flatMap((c) => (c.kind === 'say' ? c.text : [])).join(' ');

describe('a countdown', () => {
  it('has three tones before every change, and none besides', () => {
    const at = (left: number): Tone[] => tonesOf(between({ left: left + 100 }, { left }));
    expect([4_000, 3_000, 2_500, 2_000, 1_000, 500].map(at)).toEqual([[], ['count'], [], ['count'], ['count'], []]);
  });

  it('is spoken where nothing sounds or vibrates', () => {
    expect(between({ left: 3_100 }, { left: 3_000 }, { sound: false, vibration: false })).toEqual([{ kind: 'say', text: '3', cut: false }]);
  });
});

describe('within a phase', () => {
  it('halfway is said once, in what presses on the body', () => {
    expect(textOf(between({ left: 22_600 }, { left: 22_400 }))).toBe('Halfway.');
    expect(between({ left: 22_400 }, { left: 22_200 })).toEqual([]);
    expect(between({ phase: 'enter', length: 20_000, left: 10_100 }, { phase: 'enter', length: 20_000, left: 9_900 })).toEqual([]);
  });

  it('in and out differ, and turn with the breath', () => {
    const hold = (out: boolean, count: number): Partial<Guidance> => ({ phase: 'hold', length: 30_000, left: 20_000, breath: { out, left: 3_000, length: 4_000, count, of: 3 } });
    expect(tonesOf(between(hold(true, 1), hold(false, 2)))).toEqual(['in']);
    expect(tonesOf(between(hold(false, 2), hold(true, 2)))).toEqual(['out']);
    expect(tonesOf(between(hold(true, 2), hold(true, 2)))).toEqual([]);
  });

  it('a question is asked once', () => {
    expect(textOf(between({ ask: '' }, { ask: 'first' }))).toBe('How does it feel?');
    expect(between({ ask: 'first' }, { ask: 'first' })).toEqual([]);
  });

  it('easing says how', () => {
    expect(textOf(between({}, { eased: true }))).toBe('For less pressure, push more into your hands and feet.');
  });
});

describe('from one to the next', () => {
  it('the other side is announced as such', () => {
    const now = guidance({ phase: 'enter', step: 1, side: 'right', say: 'technique.glute-roll.switch', left: 20_000, holdsLeft: 1 });
    const cues = cuesBetween(guidance({ phase: 'exit' }), now, plan, both);
    expect(tonesOf(cues)).toEqual(['change']);
    expect(textOf(cues)).toContain('Switch sides. Step 2 of 2: Buttock roll, right.');
  });

  it('a new step silences what is being said, the next phase of the same step does not', () => {
    const cut = (cues: Cue[]): boolean[] => cues.flatMap((c) => (c.kind === 'say' ? c.cut : []));
    expect(cut(between({ phase: 'enter' }, { phase: 'roll' }))).toEqual([false]);
    expect(cut(between({ phase: 'roll' }, { phase: 'exit', next: 'enter', nextStep: 1 }))).toEqual([true]);
  });

  it('a pause silences and says so, and going on says where', () => {
    const paused: Partial<Guidance> = { paused: 'person', say: 'session.paused' };
    const cues = between({}, paused);
    expect(cues[0]).toEqual({ kind: 'hush' });
    expect(textOf(cues)).toContain('Paused.');
    expect(between(paused, paused)).toEqual([]);
    expect(textOf(between(paused, {}))).toContain('We go on. Roll for 30 seconds.');
  });
});

describe('with closed eyes', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requestAnimationFrame', 'cancelAnimationFrame', 'Date'], now: new Date('2026-11-23T12:00:00Z') });
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - Date.parse('2026-11-23T12:00:00Z') + 1_000);
    vi.spyOn(navigator, 'locks', 'get').mockReturnValue(new TestLocks() as unknown as LockManager);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('a whole session can be followed: every instruction of every step is spoken, in time', async () => {
    const { desk, plan } = await ready();
    const ear = new Ear();
    const script: string[] = [];
    let began = Date.now();
    ear.heard = (c) => script.push(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)}  ${line(c)}`);
    began = Date.now();
    await Live.start(desk, plan, ear);
    await pass(desk, plan.seconds * 1000 + 2_000);
    for (const [i, step] of plan.steps.entries()) {
      const switched = i > 0 && plan.steps[i - 1]?.technique === step.technique;
      for (const phase of [switched ? 'switch' : 'enter', 'roll', 'hold', 'exit']) {
        expect(ear.spoken).toContain(instruction(`technique.${step.technique}.${phase}`, step.side));
      }
    }
    expect(ear.cues.filter((c) => c.kind === 'tone' && c.tone === 'count')).toHaveLength(plan.steps.length * 4 * 3);
    for (const rate of rates(script)) expect(rate).toBeLessThan(2.75); // words a second: a calm voice
    expect(script.at(-1)).toContain('That was the whole session.');
    await expect(script.join('\n') + '\n').toMatchFileSnapshot('testdata/eyes-closed.txt');
  });
});

function line(c: Cue): string {
  return c.kind === 'say' ? `${c.cut ? 'say ' : 'then'} ${c.text}` : c.kind === 'tone' ? `tone ${c.tone}` : 'hush';
}

/** The words a second that each instruction has to be spoken at, not to be cut by the next. */
function rates(script: readonly string[]): number[] {
  const said = script.filter((l) => l.includes('  say  ')).map((l) => ({ at: Number(l.slice(0, 6)), words: l.slice(13).split(' ').length }));
  return said.slice(0, -1).map((s, i) => s.words / ((said[i + 1]?.at ?? Infinity) - s.at));
}
