/** The keys of the player. Escape is none of them: it stops, before and without all this. */
import type { LiveSession } from '../../session/contract';

/** Pauses, or goes on. */
export function toggle(live: LiveSession): void {
  if (live.status === 'running') live.pause();
  else live.resume();
}

/** Space pauses and goes on, unless it presses a control. */
export function space(live: LiveSession, e: KeyboardEvent): void {
  const control = e.target instanceof Element && e.target.closest('button, a, input, [role=button]');
  if (e.key !== ' ' || e.repeat || control) return;
  e.preventDefault();
  toggle(live);
}

/** The letters, as in the terminal; only while the player has the focus. */
export function letter(live: LiveSession, e: KeyboardEvent): void {
  if (e.repeat || e.ctrlKey || e.metaKey || e.altKey) return;
  switch (e.key.toLowerCase()) {
    case 't':
      return live.tenderSpot();
    case 'e':
      return live.ease();
    case 's':
      return live.skip();
    case 'f':
      return live.openFeel();
    default:
      return;
  }
}
