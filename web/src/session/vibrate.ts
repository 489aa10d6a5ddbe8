/** What each tone feels like, where the device can vibrate: in is quick and light, out is one long wave. */
import type { Tone } from './cues';

/** On, off, on … in milliseconds. */
export const patterns: Readonly<Record<Tone, readonly number[]>> = {
  count: [40],
  change: [250],
  half: [80, 80, 80],
  ask: [60, 120, 60],
  in: [50, 60, 50, 60, 50],
  out: [600],
  pause: [120, 80, 120],
  stop: [200, 80, 200],
  done: [120, 80, 120, 80, 300],
};

export function vibrate(tone: Tone): void {
  if ('vibrate' in navigator) navigator.vibrate([...patterns[tone]]);
}
