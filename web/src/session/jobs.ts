/**
 * What is to be written, one after the other, in the order it happened. What
 * fails is told; what waits behind it goes on.
 */
import type { Felt } from './judge';

export interface Job {
  run: () => Promise<void>;
  /** What was felt, when the job records that: it is never dropped. */
  felt?: Felt;
}

export class Jobs {
  #waiting: Job[] = [];
  #busy = false;

  constructor(private readonly failed: (why: unknown, felt?: Felt) => void) {}

  get idle(): boolean {
    return !this.#busy && this.#waiting.length === 0;
  }

  add(job: Job): void {
    this.#waiting.push(job);
    if (!this.#busy) void this.#work();
  }

  /** Gives up what waits, and returns what was felt of it. */
  drop(): Felt[] {
    const felt = this.#waiting.flatMap((j) => j.felt ?? []);
    this.#waiting = [];
    return felt;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
      try {
        await job.run();
      } catch (e) {
        this.failed(e, job.felt);
      }
    }
    this.#busy = false;
  }
}
