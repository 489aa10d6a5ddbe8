/** The films of the person that is drawn: those the app comes with, loaded once when the first figure is shown. */
import { type Film, type View, type WrittenFilm, readFilm } from './film';
import type { TechniqueID } from './ids';

export type Films = ReadonlyMap<string, Film>;

const key = (technique: string, view: string): string => `${technique} ${view}`;

const byKey = (written: readonly WrittenFilm[]): Films => new Map(written.map((w) => [key(w.technique, w.view), readFilm(w)]));

export const filmIn = (films: Films, technique: TechniqueID, view: View): Film | undefined => films.get(key(technique, view));

let ours: Promise<Films> | null = null;

/** The films of the person the app comes with. */
export function loadFilms(): Promise<Films> {
  ours ??= import('./films.json').then((file) => byKey(file.default));
  return ours;
}

/** The films of another person, as the model answers them. */
export const readFilms = (text: string): Films => byKey(JSON.parse(text) as WrittenFilm[]);
