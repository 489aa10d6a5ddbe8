/** A short piece of what a session sounds and feels like. */
import type { Tone } from '../../session/cues';
import { Sound } from '../../session/sound';
import { vibrate } from '../../session/vibrate';
import { Voice } from '../../session/voice';
import { say } from '../../words/say';

/** Tones, and when they come, in milliseconds. */
const score: readonly { tone: Tone; at: number }[] = [
  { tone: 'change', at: 0 },
  { tone: 'in', at: 2_800 },
  { tone: 'out', at: 4_300 },
];

export class Trial {
  readonly #sound = new Sound();
  readonly #voice = new Voice(() => undefined);
  #timers: ReturnType<typeof setTimeout>[] = [];

  play(): void {
    this.#quiet();
    this.#sound.open();
    this.#voice.say(say('app.heard.said'), true);
    this.#timers = score.map(({ tone, at }) =>
      setTimeout(() => {
        this.#sound.play(tone);
        vibrate(tone);
      }, at),
    );
  }

  close(): void {
    this.#quiet();
    this.#voice.hush();
    this.#sound.close();
  }

  #quiet(): void {
    for (const t of this.#timers) clearTimeout(t);
  }
}
