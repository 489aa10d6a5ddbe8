/**
 * What of a session is kept beside the record, in the page's own small store,
 * so that the first script can show the stop control before anything else has
 * loaded, and so that an end that was shown and not yet saved is not lost.
 */
import type { Body } from '../engine/calls';

const session = 'unknot.session';
const stop = 'unknot.stop';
const unsaved = 'unknot.unsaved';

/** An end, or a report, that was shown and is not on record. */
export interface Unsaved {
  ids: readonly string[];
  bodies: readonly Body[];
}

/** A press of stop that first.ts kept. */
export interface OwedStop {
  session: string;
  wall: number;
}

function get(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function put(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return; // shown all the same, and saved while the page lives
  }
}

/** A session is under way: the stop control is shown, now and when the page is loaded again. */
export function markRunning(id: string): void {
  put(session, { id });
  document.documentElement.dataset.session = '';
}

/** It is over, and its end is not yet saved. */
export function markOver(owed: Unsaved): void {
  put(unsaved, owed);
  delete document.documentElement.dataset.session;
}

/** Puts the app's own screen in the place of the plain one that first.ts showed, once it is painted. */
export function reveal(): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      delete document.documentElement.dataset.stopped;
      document.querySelector<HTMLElement>('#app h1')?.focus();
    }),
  );
}

/** Stop was pressed, and its screen is the one that is shown. */
export function stopShown(): boolean {
  return 'stopped' in document.documentElement.dataset;
}

/** Nothing is under way or owed. */
export function clearMarks(): void {
  for (const key of [session, stop, unsaved]) put(key, null);
  delete document.documentElement.dataset.session;
}

/** The id of the session under way, in this tab or another. */
export function running(): string | null {
  const kept = get(session);
  return typeof kept === 'object' && kept !== null && 'id' in kept && typeof kept.id === 'string' ? kept.id : null;
}

export function owedStop(): OwedStop | null {
  const kept = get(stop);
  if (typeof kept !== 'object' || kept === null || !('wall' in kept) || typeof kept.wall !== 'number') return null;
  const id = 'session' in kept && typeof kept.session === 'string' ? kept.session : running();
  return id === null ? null : { session: id, wall: kept.wall };
}

export function owedEntries(): Unsaved | null {
  const kept = get(unsaved) as Unsaved | null; // written by markOver only; the engine reads every entry again
  return kept !== null && Array.isArray(kept.ids) && Array.isArray(kept.bodies) ? kept : null;
}

/** Calls f when another tab presses stop. */
export function onStopElsewhere(f: () => void): () => void {
  const heard = (e: StorageEvent): void => {
    if (e.key === stop && e.newValue !== null) f();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
