/**
 * What the person set on this device. It is no part of the record and decides
 * nothing: how the app speaks, sounds and looks, and what is at hand.
 */
import { forgetLast } from './last';
import type { MuscleID, ToolID } from '../engine/types.gen';

export interface Settings {
  minutes: number;
  /** null until the person has said what is at hand. */
  tools: readonly ToolID[] | null;
  tight: readonly MuscleID[];
  voice: boolean;
  sound: boolean;
  vibration: boolean;
  /** Opt-in: a shout pauses and asks. The level only, on this device. */
  shout: boolean;
  /** The number of the local emergency service; null: by the region of the browser. */
  emergency: string | null;
  theme: 'system' | 'light' | 'dark';
  /** "Did you hear it?" has been answered with yes. */
  heard: boolean;
}

const first: Settings = {
  minutes: 12,
  tools: null,
  tight: [],
  voice: true,
  sound: true,
  vibration: true,
  shout: false,
  emergency: null,
  theme: 'system',
  heard: false,
};

const key = 'unknot.settings';

/** Reads the settings; what is not there, or of another type, is as at first. */
function read(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return { ...first };
    const same = Object.entries(kept).filter(([k, v]) => k in first && fits(first[k as keyof Settings], v));
    return { ...first, ...Object.fromEntries(same) };
  } catch {
    return { ...first };
  }
}

/** Reports whether a kept value can stand where the first one stood. */
function fits(a: unknown, b: unknown): boolean {
  return a === null || b === null || (typeof a === typeof b && Array.isArray(a) === Array.isArray(b));
}

export const settings: Settings = $state(read());

/** Changes settings and keeps them; where nothing can be kept they hold until the page is closed. */
export function set(change: Partial<Settings>): void {
  forgetLast(); // another choice, another plan
  Object.assign(settings, change);
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    return;
  }
}
