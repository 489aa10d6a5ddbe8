/**
 * Whether the morning is asked about: once a day, before two in the afternoon,
 * while the last session is not long ago. It can be passed over, and that is
 * remembered until the page is closed.
 */
import { between, dayOf } from '../../controls/day';
import type { Course, Day, Moment } from '../../engine/types.gen';

const untilHour = 14;
const afterDays = 14;

let passedOver = $state<Day | null>(null);

export function passOver(today: Day): void {
  passedOver = today;
}

/** Reports whether there is no answer for the morning of now yet. */
export function unanswered(now: Moment, course: Course): boolean {
  return course.mornings.at(-1)?.day !== dayOf(now);
}

/** Reports whether the morning of now is asked about. */
export function due(now: Moment, course: Course): boolean {
  const last = course.sessions.filter((s) => dayOf(s.at) < dayOf(now)).at(-1);
  if (last === undefined || passedOver === dayOf(now)) return false;
  return Number(now.slice(11, 13)) < untilHour && between(dayOf(last.at), dayOf(now)) <= afterDays && unanswered(now, course);
}
