/**
 * Whose body the figures have: the person's own where they gave height, mass or
 * measures, and else the app's. Drawing another takes a moment, so what was
 * drawn is kept until the person or the app changes.
 */
import { settings } from '../page/settings.svelte';
import type { Ask, Drawn } from './asked';
import { techniques } from './ids';
import { readFilms } from './films';
import { show } from './shown.svelte';

const key = 'unknot.films';

/** The middle of the surveys, where a person leaves something out. */
const typical = { f: { height: 163, mass: 67 }, m: { height: 176, mass: 84 } } as const;

/** Why the figures cannot be drawn for this person, in the model's words; empty where they can. */
let refused = $state('');
export const whyNotDrawn = (): string => refused;

/** The person of the settings, or null for the app's own. */
export function personOf(s: Pick<typeof settings, 'height' | 'mass' | 'sex'>): Ask['person'] | null {
  if (s.height === null && s.mass === null && s.sex === null) return null;
  const sex = s.sex ?? 'f';
  return { height: s.height ?? typical[sex].height, mass: s.mass ?? typical[sex].mass, sex, short: sex === 'm' };
}

/** Draws the figures for the person of the settings, from now on and whenever they change. */
export function followPerson(): void {
  $effect.root(() => {
    $effect(() => {
      const person = personOf(settings);
      refused = '';
      if (person === null) {
        if (kept() !== null) forget();
        void show(null);
        return;
      }
      return draw(person);
    });
  });
}

/** Shows what was kept, or has it drawn. Returns how to give that up. */
function draw(person: Ask['person']): (() => void) | undefined {
  const who = JSON.stringify([person, document.documentElement.dataset.app]);
  const before = kept();
  if (before?.who === who) {
    void show(readFilms(before.films));
    return undefined;
  }
  const worker = new Worker(new URL('../worker/figures.ts', import.meta.url), { type: 'module', name: 'figures' });
  worker.onmessage = (e: MessageEvent<Drawn>) => {
    worker.terminate();
    if ('why' in e.data) refused = e.data.why;
    else {
      keep({ who, films: e.data.films });
      void show(readFilms(e.data.films));
    }
  };
  worker.onerror = () => worker.terminate(); // offline before it was ever loaded: the app's own figures stay
  worker.postMessage({ person, techniques } satisfies Ask);
  return () => worker.terminate();
}

interface Kept {
  who: string;
  films: string;
}

function kept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function keep(films: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(films));
  } catch {
    return; // it is drawn again the next time
  }
}

function forget(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}
