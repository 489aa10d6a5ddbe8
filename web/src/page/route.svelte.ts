/**
 * Which screen is shown, kept in the address after the #, so that the back
 * button and a bookmark work. The screens of a session are no addresses: a
 * session is left by its own ways only.
 */
export const places = ['welcome', 'check', 'short', 'outcome', 'today', 'plan', 'progress', 'body', 'settings', 'wrong', 'clearance', 'activities', 'adverse', 'noted', 'not-helping', 'professional', 'clear'] as const;
export type Place = (typeof places)[number];

function here(): Place | null {
  const name = location.hash.slice(1).replace(/^ask=.*/, 'clear'); // a question to the professional, which no server sees
  return places.find((p) => p === name) ?? null;
}

class Route {
  /** null: the app shows what comes next by where the person stands. */
  place = $state<Place | null>(null);

  constructor() {
    this.place = here();
    addEventListener('popstate', () => {
      this.place = here();
      scrollTo(0, 0);
    });
  }

  go(place: Place): void {
    if (place === this.place) return;
    history.pushState(null, '', `#${place}`);
    this.place = place;
    scrollTo(0, 0);
  }

  /** As go, but back does not come back here. */
  replace(place: Place | null): void {
    history.replaceState(null, '', place === null ? location.pathname : `#${place}`);
    this.place = place;
    scrollTo(0, 0);
  }
}

export const route = new Route();
