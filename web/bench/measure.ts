/** What every measure needs: a person who may roll, in real time, and a place for the result. */
import type { BrowserContext, TestInfo } from '@playwright/test';
import { settled, type Checked } from '../test/person.ts';
import { Past, stateOf } from '../test/seed.ts';

export interface Row {
  what: string;
  is: string;
  goal: string;
}

export function note(info: TestInfo, what: string, is: string, goal = ''): void {
  info.annotations.push({ type: 'measure', description: JSON.stringify({ what, is, goal } satisfies Row) });
}

/** A number of milliseconds, or of bytes, in few digits. */
export const ms = (n: number): string => `${n < 10 ? n.toFixed(1) : Math.round(n)} ms`;
export const kB = (n: number): string => `${(n / 1000).toFixed(1)} kB`;

export function sorted(ns: readonly number[]): number[] {
  return [...ns].sort((a, b) => a - b);
}

export function median(ns: readonly number[]): number {
  return sorted(ns)[Math.floor(ns.length / 2)] ?? NaN;
}

/** A browser whose person was checked this hour and may roll. */
export async function mayRoll(context: BrowserContext, checked: Checked, origin: string, minutes = settled.minutes): Promise<void> {
  const past = new Past(new Date()).screened(1).prechecked();
  await context.setStorageState(stateOf(checked, origin, past.entries, { ...settled, minutes }));
}
