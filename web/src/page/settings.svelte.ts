/**
 * What the person set on this device. It is no part of the record and decides
 * nothing: how the app speaks, sounds and looks, and what is at hand.
 */
import { forgetLast } from './last';
import type { MuscleID, ToolID } from '../engine/types.gen';

/** The figure's skin, from light to dark. */
export const tones = ['light', 'medium', 'brown', 'deep'] as const;
export type Tone = (typeof tones)[number];

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
  /** What the figure and the pressure are drawn for; null: a typical body. */
  height: number | null; // centimetres
  mass: number | null; // kilograms
  /** Which survey's measures the figure has. */
  sex: 'f' | 'm' | null;
  tone: Tone | null;
  /** When a reminder comes, as 18:30; null: none. */
  remind: string | null;
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
  height: null,
  mass: null,
  sex: null,
  tone: null,
  remind: null,
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
wear();

/** Gives the page the theme, and the figure its skin, that the look asks for by attributes of the root. */
function wear(): void {
  const { dataset } = document.documentElement;
  if (settings.theme === 'system') delete dataset.theme;
  else dataset.theme = settings.theme;
  if (settings.tone === null) delete dataset.tone;
  else dataset.tone = settings.tone;
}

/** Changes settings and keeps them; where nothing can be kept they hold until the page is closed. */
export function set(change: Partial<Settings>): void {
  forgetLast(); // another choice, another plan
  Object.assign(settings, change);
  wear();
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    return;
  }
}
