/**
 * How time passes in a session: by readings of the clock, never by counting
 * ticks. A reading that comes late is a gap: nobody watched. A clock that was
 * set forward cannot be told from sleep and is a gap as well; one that was set
 * back changes nothing.
 */
import type { Reading } from '../page/clock';

/** A reading this late is a gap, in milliseconds. */
export const late = 5_000;

/** What became of the time since the reading before, in milliseconds. */
export interface Passed {
  passed: number;
  /** 0, or all of what passed, when it was a gap. */
  lost: number;
}

export class Pace {
  #before: Reading;

  constructor(start: Reading) {
    this.#before = start;
  }

  read(now: Reading): Passed {
    const mono = Math.max(0, now.mono - this.#before.mono);
    const wall = now.wall - this.#before.wall;
    this.#before = now;
    const most = Math.max(mono, wall);
    return most > late ? { passed: most, lost: most } : { passed: mono, lost: 0 };
  }
}
