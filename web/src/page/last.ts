/**
 * What Today showed last, kept so that another visit on the same day shows it
 * at once, while the engine starts. It is what the engine said of the same
 * record: whatever is written forgets it, and whatever is tapped asks the
 * engine again.
 */
import type { Course, PackView, Plan, Standing } from '../engine/types.gen';
import { moment } from './clock';

export interface Last {
  standing: Standing;
  pack: PackView;
  course: Course;
  plan: Plan;
}

const key = 'unknot.last';
const inTheWay = ['unknot.session', 'unknot.stop', 'unknot.unsaved']; // more has happened than the record knows

/** The build of the app: another one may keep something else. */
function build(): string {
  return document.documentElement.dataset.app ?? '';
}

/** What was kept today by this build, with nothing written since; else null. */
export function readLast(now: string = moment()): Last | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as (Last & { build: string }) | null;
    if (kept?.build !== build() || inTheWay.some((k) => localStorage.getItem(k) !== null)) return null;
    const then = kept.standing.now;
    return then.slice(0, 10) === now.slice(0, 10) && Date.parse(then) <= Date.parse(now) ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets what was kept when the person stands otherwise now; Today keeps it anew when it shows it. */
export function checkLast(standing: Standing): void {
  const kept = readLast(standing.now);
  if (kept && JSON.stringify({ ...kept.standing, now: standing.now }) !== JSON.stringify(standing)) forgetLast();
}

export function keepLast(last: Last): void {
  try {
    localStorage.setItem(key, JSON.stringify({ build: build(), ...last }));
  } catch {
    return; // the next visit waits for the engine
  }
}

export function forgetLast(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return; // nothing could be kept either
  }
}
