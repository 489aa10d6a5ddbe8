/**
 * Whether Today asks how the activities go: once a week, and not again for a
 * week when it is passed over. What was passed over is no part of the record.
 */
import { between } from '../../controls/day';
import type { Between, Day } from '../../engine/types.gen';

const key = 'unknot.week-passed';
const days = 7;

function read(): Day | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

let passed = $state<Day | null>(read());

export function passWeek(today: Day): void {
  passed = today;
  try {
    localStorage.setItem(key, today);
  } catch {
    return; // it is asked again with the next visit
  }
}

/** Reports whether Today asks. */
export function rateDue(b: Between, today: Day): boolean {
  const away = passed === null ? days : between(passed, today);
  return b.rate && !(away >= 0 && away < days);
}
