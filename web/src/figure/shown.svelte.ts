/** Which person the figures show. Figures wait for it, and change when it does. */
import { type Films, loadFilms } from './films';

let films = $state.raw<Films | null>(null);
let asked = false;

/** The films to show; null until they are loaded, which the first call starts. */
export function shownFilms(): Films | null {
  if (!asked) {
    asked = true;
    void loadFilms().then((ours) => (films ??= ours));
  }
  return films;
}

/** Shows another person from now on, or the app's own again. */
export async function show(other: Films | null): Promise<void> {
  asked = true;
  films = other ?? (await loadFilms());
}
