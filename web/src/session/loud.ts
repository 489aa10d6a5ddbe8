/**
 * Whether somebody shouts: a level far above what is usual in this room, held
 * for a moment. Pure, but for what it remembers; it is given levels, and never
 * sounds.
 */

/** How long the room is listened to first, in milliseconds. */
const calibration = 2_000;
/** How far above the room a shout is, in decibels. */
const above = 20;
/** Nothing quieter than this is a shout, in decibels of full scale. */
const least = -24;
/** How long it has to last, in milliseconds. */
const lasting = 250;

export class Loudness {
  #began: number | null = null;
  #room = -100;
  #since: number | null = null;

  /** Takes a level, in decibels of full scale, at a time in milliseconds. Reports whether this is a shout. */
  hear(level: number, at: number): boolean {
    this.#began ??= at;
    if (at - this.#began < calibration) {
      this.#room = Math.max(this.#room, level);
      return false;
    }
    if (level < Math.max(this.#room + above, least)) {
      this.#since = null;
      return false;
    }
    this.#since ??= at;
    if (at - this.#since < lasting) return false;
    this.#since = null;
    return true;
  }

  /** The app itself makes a sound now: what is heard is no shout, and no measure of the room. */
  ignore(at: number): void {
    this.#since = null;
    if (this.#began !== null && at - this.#began < calibration) this.#began = null;
  }
}

/** The level of samples between -1 and 1, in decibels of full scale. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const x of samples) sum += x * x;
  return 10 * Math.log10(Math.max(sum / Math.max(1, samples.length), 1e-10));
}
