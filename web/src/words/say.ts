/**
 * Every sentence a person reads or hears, by id, from words/ of the project.
 * Ids that the engine gives are said with sayOf; an id that is not there is
 * shown in brackets, never as nothing.
 */
import { texts } from 'virtual:words';
import type { WordId, Words } from './ids.gen';

type Fill<N extends WordId> = [Words[N]] extends [never] ? [] : [fill: Record<Words[N], string | number>];

export function say<N extends WordId>(id: N, ...fill: Fill<N>): string {
  return sayOf(id, fill[0]);
}

export function sayOf(id: string, fill: Readonly<Record<string, string | number>> = {}): string {
  const text = texts[id];
  if (text === undefined) return `⟦${id}⟧`;
  return text.replace(/\{([a-z]+)\}/g, (gap, name: string) => String(fill[name] ?? gap));
}

export function has(id: string): boolean {
  return id in texts;
}

/** Makes the first letter small, for the middle of a sentence. */
export function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
