/**
 * How days are said. A day is local and has no time; it is never made into an
 * instant of this device's zone, so it stays the day it was.
 */
import type { Day, Moment } from '../engine/types.gen';
import { say } from '../words/say';

/** Of the words in words/en; days are written as they are spoken there. */
const locale = 'en-GB';
const dayMs = 86_400_000;

function at(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function written(day: Day, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...how }).format(at(day));
}

/** The local day of an instant. */
export function dayOf(moment: Moment): Day {
  return moment.slice(0, 10);
}

export function plus(day: Day, days: number): Day {
  return new Date(at(day).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** How many days a later day is after an earlier one. */
export function between(earlier: Day, later: Day): number {
  return Math.round((at(later).getTime() - at(earlier).getTime()) / dayMs);
}

/** Wednesday */
export function weekday(day: Day): string {
  return written(day, { weekday: 'long' });
}

/** W */
export function initial(day: Day): string {
  return written(day, { weekday: 'narrow' });
}

/** 13 May */
export function short(day: Day): string {
  return written(day, { day: 'numeric', month: 'short' });
}

/** Wednesday 13 May */
export function long(day: Day): string {
  return `${weekday(day)} ${written(day, { day: 'numeric', month: 'long' })}`;
}

/** today, tomorrow, or Wednesday 13 May */
export function near(day: Day, today: Day): string {
  const away = between(today, day);
  if (away === 0) return say('app.day.today');
  return away === 1 ? say('app.day.tomorrow') : long(day);
}

/** Minutes and seconds: 3:40 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
