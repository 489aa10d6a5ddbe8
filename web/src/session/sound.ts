/**
 * The tones, by Web Audio: it mixes with the person's music and takes nothing
 * from it. In rises, out falls; a countdown is three short ones.
 */
import type { Tone } from './cues';

/** A note glides from one pitch to another, in hertz, over a time, in seconds. */
interface Note {
  from: number;
  to: number;
  start: number;
  seconds: number;
  loud: number;
}

const note = (from: number, to: number, start: number, seconds: number, loud: number): Note => ({ from, to, start, seconds, loud });

/** Every tone, as the notes it is made of. */
export const tones: Readonly<Record<Tone, readonly Note[]>> = {
  count: [note(880, 880, 0, 0.09, 0.5)],
  change: [note(660, 660, 0, 0.14, 0.55), note(990, 990, 0.16, 0.28, 0.55)],
  half: [note(740, 740, 0, 0.12, 0.4)],
  ask: [note(587, 587, 0, 0.14, 0.4), note(587, 740, 0.2, 0.25, 0.4)],
  in: [note(262, 523, 0, 0.9, 0.4)],
  out: [note(440, 196, 0, 1.3, 0.4)],
  pause: [note(523, 392, 0, 0.3, 0.5)],
  stop: [note(392, 392, 0, 0.2, 0.6), note(262, 262, 0.22, 0.45, 0.6)],
  done: [note(523, 523, 0, 0.18, 0.5), note(659, 659, 0.2, 0.18, 0.5), note(784, 784, 0.4, 0.5, 0.5)],
};

interface AudioSession {
  type: 'ambient' | 'playback' | 'transient' | 'auto';
}

export class Sound {
  #context: AudioContext | null = null;

  /** Begins, in the person's own tap: browsers let nothing sound before one. */
  open(): void {
    if (!('AudioContext' in globalThis)) return;
    const session = (navigator as Navigator & { audioSession?: AudioSession }).audioSession;
    if (session) session.type = 'ambient';
    this.#context ??= new AudioContext({ latencyHint: 'interactive' });
    void this.#context.resume().catch(() => undefined);
  }

  play(tone: Tone): void {
    const context = this.#context;
    if (!context) return;
    if (context.state !== 'running') void context.resume().catch(() => undefined);
    for (const n of tones[tone]) sound(context, n);
  }

  /** Lets the device go, after the last tone. */
  close(): void {
    const context = this.#context;
    this.#context = null;
    if (context) setTimeout(() => void context.close().catch(() => undefined), 2_000);
  }
}

function sound(context: AudioContext, n: Note): void {
  const [begin, end] = [context.currentTime + n.start, context.currentTime + n.start + n.seconds];
  const pitch = new OscillatorNode(context, { type: 'sine', frequency: n.from });
  const level = new GainNode(context, { gain: 0 });
  pitch.frequency.linearRampToValueAtTime(n.to, end);
  level.gain.setValueAtTime(0, begin);
  level.gain.linearRampToValueAtTime(n.loud, begin + Math.min(0.04, n.seconds / 3));
  level.gain.setTargetAtTime(0, end - n.seconds / 4, n.seconds / 12);
  pitch.connect(level).connect(context.destination);
  pitch.start(begin);
  pitch.stop(end + 0.1);
}
