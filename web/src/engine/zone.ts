/** What the clock of this device shows around a time, told by the browser: a calendar for others needs it. */
import type { Moment } from './types.gen';

export interface Zone {
  name: string;
  spans: readonly Span[];
}

interface Span {
  from: number; // seconds since 1970
  offset: number; // minutes east of UTC
  short: string;
  summer: boolean;
}

const day = 86_400;
const around = 800; // days: a year before the first event and one after the last

const offsetAt = (second: number): number => -new Date(second * 1000).getTimezoneOffset();

/** The stretches of one offset around a time; offset tells minutes east of UTC. */
export function zoneAround(now: Moment, offset: (second: number) => number = offsetAt): Zone {
  const at = Math.floor(Date.parse(now) / 1000);
  const starts = [at - around * day];
  for (let t = at - around * day; t < at + around * day; t += day) {
    if (offset(t) !== offset(t + day)) starts.push(change(t, t + day, offset));
  }
  const usual = Math.min(...starts.map(offset));
  const spans = starts.map((from) => ({ from, offset: offset(from), short: short(offset(from)), summer: offset(from) > usual }));
  return { name: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Etc/UTC', spans };
}

/** The first second between two at which the clock is told as at the second. */
function change(a: number, b: number, offset: (second: number) => number): number {
  for (let [low, high] = [a, b]; ; ) {
    if (high - low === 1) return high;
    const mid = Math.floor((low + high) / 2);
    if (offset(mid) === offset(a)) low = mid;
    else high = mid;
  }
}

/** +01 or +0530: an offset as a name, which every language reads. */
function short(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${size % 60 === 0 ? '' : two(size % 60)}`;
}
