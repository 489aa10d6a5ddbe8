/** Hands and feet: drawn once in thousandths of body height round their joint, then placed and turned. */
import { h } from '../bones';
import { closed } from '../outline';
import { type Point, add, ahead, along, scale, seen } from '../space';

type Dot = readonly [ahead: number, down: number];

/** A foot from its side, toes ahead, the sole on a floor 39 below the ankle. */
const foot: readonly Dot[] = [
  [-16, -26], [-20, -10], [-28, 4], [-36, 17], [-38.5, 29], [-33, 38], [-16, 39], [10, 38], [38, 38], [68, 39],
  [98, 39], [111, 37], [113.5, 31.5], [106, 27], [90, 22], [66, 13], [45, 3], [29, -9], [19, -26],
];

/** The foot without its toes: heel to the ball, which is 70 ahead of the ankle and 30 below it. */
const soleOnly: readonly Dot[] = [
  [-16, -26], [-20, -10], [-28, 4], [-36, 17], [-38.5, 29], [-33, 38], [-16, 39], [10, 37], [40, 38], [66, 42],
  [79, 38], [83, 28], [76, 18], [64, 11], [45, 2], [29, -9], [19, -26],
];

/** The toes, flat on a floor 12 below the ball. */
const toesOnly: readonly Dot[] = [[-9, 9], [0, 12], [22, 12], [38, 12], [43, 8], [40, 3], [24, -4], [8, -10], [-6, -10]];

/** A hand flat on a floor 21 below the wrist, fingers ahead. */
const hand: readonly Dot[] = [
  [-12, -9], [-14, 6], [-12, 17], [-4, 21], [30, 21], [60, 21], [88, 21], [98, 19.5], [99, 15.5], [90, 12], [66, 7],
  [48, 1], [30, -6], [14, -11], [0, -12],
];

/** A relaxed hand hanging from its wrist: the palm, and the thumb, below. */
const looseHand: readonly Dot[] = [
  [-10, -12], [14, -13], [38, -13], [58, -10], [80, -3], [96, 6], [99, 12], [91, 14], [72, 11], [56, 11], [50, 17],
  [38, 19], [20, 14], [-10, 12],
];

/** Places a drawing by its joint: its own "ahead" points the given way, mirrored when that is backwards. */
function placed(dots: readonly Dot[], joint: Point, points: number): string {
  const down = scale(ahead(points), points < 0 ? -1 : 1);
  const set = ([forward, below]: Dot): Point =>
    add(seen(joint), add(scale(along(points), h(forward)), scale(down, h(below))));
  return closed(dots.map(set));
}

export const footAt = (ankle: Point, toes: number): string => placed(foot, ankle, toes);

export const tiptoeAt = (ankle: Point, toes: number, ball: Point): string =>
  placed(soleOnly, ankle, toes) + placed(toesOnly, ball, 90);

export const handAt = (wrist: Point, fingers: number): string => placed(hand, wrist, fingers);

export const looseHandAt = (wrist: Point, fingers: number): string => placed(looseHand, wrist, fingers);
