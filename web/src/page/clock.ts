/** The page's only clock. */
import type { Moment } from '../engine/types.gen';

/** Two readings of one instant: wall jumps when the clock is set, mono may stand still while the machine sleeps. */
export interface Reading {
  wall: number; // milliseconds since 1970
  mono: number; // milliseconds since the page began
}

export function read(): Reading {
  return { wall: Date.now(), mono: performance.now() };
}

/** Writes an instant with the offset of this device. */
export function moment(ms: number = Date.now()): Moment {
  const offset = -new Date(ms).getTimezoneOffset();
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
  const sign = offset < 0 ? '-' : '+';
  const two = (n: number): string => String(n).padStart(2, '0');
  const size = Math.abs(offset);
  return `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
