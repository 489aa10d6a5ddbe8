/**
 * What is to be heard and felt between two moments of a session: sentences,
 * tones, silence. A whole session can be followed by these alone, with closed
 * eyes. Pure: the same two moments always give the same cues.
 */
import { instruction, name } from './sentences';
import type { Allowed, Guidance } from '../engine/types.gen';
import type { Settings } from '../page/settings.svelte';
import { say, sayOf } from '../words/say';

/** Every sound the app makes; each has a pattern to feel as well. */
export type Tone = 'count' | 'change' | 'half' | 'ask' | 'in' | 'out' | 'pause' | 'stop' | 'done';

export type Cue =
  /** cut: it silences what is being said; otherwise it waits for that to end. */
  | { kind: 'say'; text: string; cut: boolean }
  | { kind: 'tone'; tone: Tone }
  | { kind: 'hush' };

export type Senses = Pick<Settings, 'sound' | 'vibration'>;

/** The last seconds of a phase are counted down from here. */
const countFrom = 3;
/** The shortest phase that has a halfway, in milliseconds. */
const halfFrom = 20_000;

/** Silence, a tone and a sentence. */
export function cuesOf(tone: Tone, text: string): Cue[] {
  return [{ kind: 'hush' }, { kind: 'tone', tone }, { kind: 'say', text, cut: true }];
}

/** The sentence of some cues, to be read. */
export function sentence(cues: readonly Cue[]): string | null {
  const said = cues.flatMap((c) => (c.kind === 'say' ? c.text : []));
  return said.length > 0 ? said.join(' ') : null;
}

/** What is to be heard when before has become now. before is null at the start, and after a gap. */
export function cuesBetween(before: Guidance | null, now: Guidance, plan: Allowed, senses: Senses): Cue[] {
  if (now.phase === 'over' || now.phase === 'ready') return [];
  return oneTone([...moved(before, now, plan, senses), ...asked(before, now)]);
}

/** Two tones at once are none: the first is the one that matters. */
function oneTone(cues: readonly Cue[]): Cue[] {
  const first = cues.find((c) => c.kind === 'tone');
  return cues.filter((c) => c.kind !== 'tone' || c === first);
}

function moved(before: Guidance | null, now: Guidance, plan: Allowed, senses: Senses): Cue[] {
  if (now.paused !== '') return now.paused === before?.paused ? [] : cuesOf('pause', sayOf(now.say));
  if (!before || before.paused !== '') return [tone('change'), speak(before ? say('app.player.cue.on', { what: begins(null, now, plan) }) : begins(null, now, plan), true)];
  if (samePhase(before, now)) return within(before, now, senses);
  const on = before.step === now.step && (before.phase === 'enter' || (before.phase === 'hold' && now.phase === 'roll'));
  return [tone('change'), speak(begins(before, now, plan), !on)];
}

function samePhase(a: Guidance, b: Guidance): boolean {
  return a.phase === b.phase && a.step === b.step && a.holdsLeft === b.holdsLeft;
}

function asked(before: Guidance | null, now: Guidance): Cue[] {
  if (now.ask === '' || now.paused !== '' || now.ask === before?.ask) return [];
  return [tone('ask'), speak(say('app.player.cue.ask'), false)];
}

/** What is to be heard within a phase. */
function within(before: Guidance, now: Guidance, senses: Senses): Cue[] {
  const crossed = (ms: number): boolean => before.left > ms && now.left <= ms;
  for (let n = 1; n <= countFrom; n++) if (crossed(n * 1000)) return counted(n, senses);
  const loads = now.phase === 'roll' || now.phase === 'hold';
  const half = loads && now.length >= halfFrom && crossed(now.length / 2);
  const eased = now.eased && !before.eased;
  return [
    ...(half ? [tone('half'), speak(say('app.player.cue.half'), false)] : []),
    ...(eased ? [speak(instruction(`technique.${now.technique ?? ''}.pressure`, now.side), true)] : []),
    ...breathed(before, now),
  ];
}

/** A second of the countdown: a tone, or a word where nothing sounds. */
function counted(n: number, senses: Senses): Cue[] {
  return senses.sound || senses.vibration ? [tone('count')] : [speak(String(n), false)];
}

function breathed(before: Guidance, now: Guidance): Cue[] {
  if (!now.breath || now.breath.length === 0 || now.left <= countFrom * 1000) return [];
  const turned = now.breath.out !== before.breath?.out || now.breath.count !== before.breath.count;
  return turned ? [tone(now.breath.out ? 'out' : 'in')] : [];
}

/** Says what a phase is and what to do in it. */
function begins(before: Guidance | null, now: Guidance, plan: Allowed): string {
  const does = instruction(doing(now, plan), now.side);
  const seconds = Math.ceil(now.left / 1000);
  switch (now.phase) {
    case 'enter': {
      const switched = now.step > 0 && before?.technique === now.technique && before?.side !== now.side;
      const of = { n: now.step + 1, of: now.steps, name: name(now), seconds, do: does };
      return switched ? say('app.player.cue.switch', of) : say('app.player.cue.enter', of);
    }
    case 'roll':
      return say('app.player.cue.roll', { seconds, do: does });
    case 'hold':
      return say('app.player.cue.hold', { seconds, do: [does, breathing(now, plan)].filter((x) => x !== '').join(' ') });
    case 'exit':
      return say('app.player.cue.exit', { do: does });
    case 'ready':
    case 'over':
      return does;
    default:
      return now.phase satisfies never;
  }
}

/** The words of the phase, also while a pause lies on top of it. */
function doing(now: Guidance, plan: Allowed): string {
  return now.paused === '' ? now.say : `technique.${plan.steps[now.step]?.technique ?? ''}.${now.phase}`;
}

/** In the first hold of a session: which tone is which. */
function breathing(now: Guidance, plan: Allowed): string {
  const first = now.step === 0 && now.holdsLeft + 1 === plan.steps[0]?.holds;
  if (!now.breath || now.breath.length === 0) return say('app.player.breath.own');
  return first ? say('app.player.cue.breath') : '';
}

function tone(t: Tone): Cue {
  return { kind: 'tone', tone: t };
}

function speak(text: string, cut: boolean): Cue {
  return { kind: 'say', text, cut };
}
