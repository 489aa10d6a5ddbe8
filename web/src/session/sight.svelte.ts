/**
 * What there is to see of a session at this instant: the engine's last answer,
 * and the time that has passed since.
 */
import { breathAt, deadline, later, strokeAt } from './between';
import type { Guidance } from '../engine/types.gen';

export class Sight {
  /** Milliseconds since the start of the session. */
  at = $state(0);
  /** The engine's last answer. */
  guidance = $state.raw<Guidance | null>(null);
  #since = $state(0); // for when it was given
  #frozen = $state(false);

  readonly now = $derived(this.guidance && !this.#frozen ? later(this.guidance, this.at - this.#since) : this.guidance);
  readonly left = $derived(this.now?.left ?? 0);
  readonly stroke = $derived(this.now ? strokeAt(this.now) : 0);
  readonly breath = $derived(this.now ? breathAt(this.now) : null);

  /** The time as an event carries it. */
  get seconds(): number {
    return Math.round(this.at) / 1000;
  }

  /** Takes an answer that was given for a time. */
  take(g: Guidance, at: number): void {
    this.at = Math.max(this.at, at);
    [this.guidance, this.#since, this.#frozen] = [g, at, false];
  }

  /** Stands still at this instant. */
  freeze(): void {
    [this.guidance, this.#frozen] = [this.now, true];
  }

  /** Milliseconds until the engine is to be asked again; not positive when that is overdue. */
  due(asks: readonly number[]): number {
    if (!this.guidance || this.#frozen) return Infinity;
    return this.#since + deadline(this.guidance, asks) - this.at;
  }
}
