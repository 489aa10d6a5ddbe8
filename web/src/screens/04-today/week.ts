/** How a day of the week is drawn. Nothing is ever drawn as missed. */
import type { Day, Standing } from '../../engine/types.gen';

export type Shape = 'done' | 'today' | 'today-rest' | 'planned' | 'rest';

/** The shape of day i of the week of a standing. */
export function shapeOf(s: Standing, i: number, day: Day): Shape {
  if (s.week.done[i] === true) return 'done';
  if (i === s.week.today) return resting(s) ? 'today-rest' : 'today';
  return i > s.week.today && s.week.suggested.includes(day) ? 'planned' : 'rest';
}

/** Reports whether it is the rhythm that asks for rest today. */
export function resting(s: Standing): boolean {
  return s.why.some((o) => o.code.startsWith('rest-'));
}
