/**
 * What comes next by where the person stands. It only asks the standing:
 * there is no way around an obstacle.
 */
import type { Code, Standing } from '../engine/types.gen';
import type { Place } from './route.svelte';

/** What a screen can be besides a place of its own. */
export type Screen = Place | 'opening' | 'open-session' | 'newer' | 'renew';

/** Reports whether an obstacle stands in the way. */
export function barred(s: Standing, ...codes: Code[]): boolean {
  return s.why.some((o) => codes.includes(o.code));
}

/** The screen for where a person stands, and the place they asked for. */
export function screenFor(s: Standing | null, asked: Place | null, returning: boolean): Screen {
  if (asked === 'wrong' || asked === 'clear') return asked; // what to do needs no record, nor does the page of the professional
  if (s === null) return asked === 'welcome' || (asked === null && !returning) ? 'welcome' : 'opening';
  switch (asked) {
    case 'settings':
    case 'progress':
    case 'body':
    case 'activities':
    case 'adverse':
    case 'noted':
    case 'not-helping':
    case 'professional':
      return asked;
    case 'clearance':
      return s.flags.length > 0 ? 'clearance' : home(s);
    case 'check':
      return s.open ? 'open-session' : 'check';
    case 'outcome':
      return s.screened !== null || s.flags.length > 0 ? 'outcome' : home(s);
    case 'short':
    case 'plan':
      return toRoll(s, asked);
    case 'welcome':
    case 'today':
    case null:
      return home(s);
    default:
      return asked satisfies never;
  }
}

/** The first screen of the app. */
function home(s: Standing): Screen {
  if (s.open) return 'open-session';
  if (barred(s, 'newer-entries')) return 'newer';
  if (s.flags.length > 0 || barred(s, 'not-allowed')) return 'outcome';
  if (barred(s, 'screening-due')) return s.screened === null ? 'welcome' : 'renew';
  return 'today';
}

/** The way to a session: the short check first, when it is due. */
function toRoll(s: Standing, asked: 'short' | 'plan'): Screen {
  const first = home(s);
  if (first !== 'today') return first;
  if (s.may) return asked;
  return barred(s, 'precheck-due') && s.why.length === 1 ? 'short' : 'today';
}
