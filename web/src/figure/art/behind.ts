/** The body seen from behind: right halves, in thousandths of body height from the midline and over the floor. */
import { closed, line, open } from '../outline';
import { type Point, at, h } from '../space';

/** A place from behind: to the viewer's right of the midline, up from the floor. */
export type Spot = readonly [right: number, up: number];

/** Where a spot lands on the picture; the standing person's own place by default. */
export type Placing = (spot: Spot) => Point;

export const upright: Placing = ([right, up]) => at(h(right), -h(up));

const mirrored = (half: readonly Spot[]): readonly Spot[] => half.map(([right, up]): Spot => [-right, up]).reverse();

/** Both halves of something that the midline cuts. */
export const whole = (half: readonly Spot[]): readonly Spot[] => [...half, ...mirrored(half)];

export const shape = (spots: readonly Spot[], place: Placing = upright): string => closed(spots.map(place));

/** The same shape on either side of the midline. */
export const pair = (half: readonly Spot[], place: Placing = upright): string =>
  shape(half, place) + shape(mirrored(half), place);

export const stroke = (spots: readonly Spot[], place: Placing = upright): string => open(spots.map(place));

export const strokes = (half: readonly Spot[], place: Placing = upright): string =>
  stroke(half, place) + stroke(mirrored(half), place);

/** Neck and shoulders: skin. */
export const shoulders: readonly Spot[] = [
  [27, 905], [27, 880], [30, 862], [44, 846], [74, 834], [104, 824], [118, 806], [112, 770], [96, 740], [40, 720],
];

/** The top and the leggings, down to the top of the thighs. */
export const clothed: readonly Spot[] = [
  [8, 792], [40, 800], [66, 829], [88, 827], [86, 806], [90, 780], [99, 748], [98, 716], [92, 680], [84, 645],
  [83, 618], [90, 590], [101, 556], [108, 524], [109, 500], [105, 476], [88, 456],
];

export const legs: readonly Spot[] = [
  [109, 500], [107, 470], [102, 430], [95, 385], [85, 335], [77, 292], [75, 262], [76, 225], [70, 180], [58, 125],
  [51, 86], [49, 72], [28, 72], [27, 88], [24, 130], [22, 180], [26, 222], [29, 256], [27, 290], [18, 340], [9, 400],
  [4, 452], [2, 474], [2, 520], [60, 540],
];

export const feet: readonly Spot[] = [
  [50, 84], [50, 60], [53, 38], [64, 18], [70, 8], [64, 1], [44, 0], [28, 2], [23, 12], [26, 36], [28, 60], [28, 84],
];

export const arms: readonly Spot[] = [
  [96, 822], [112, 819], [127, 803], [133, 775], [136, 740], [140, 700], [147, 660], [156, 620], [164, 580], [169, 540],
  [172, 505], [178, 475], [182, 448], [180, 420], [174, 396], [167, 392], [163, 402], [160, 425], [157, 445], [152, 428],
  [147, 438], [150, 462], [154, 490], [152, 520], [146, 560], [135, 610], [124, 650], [114, 690], [104, 735], [98, 770],
];

export const hairBehind: readonly Spot[] = [
  [0, 1004], [26, 999], [45, 982], [53, 955], [51, 925], [40, 896], [24, 880], [0, 874],
];

export const bunBehind: readonly Spot[] = [[0, 985], [20, 978], [28, 960], [20, 941], [0, 934]];

export const ears: readonly Spot[] = [[50, 948], [57, 947], [58, 934], [54, 920], [47, 918]];

/** The lower back: the keep-out of 0.53 to 0.73 of body height, over the whole width. */
export const never: readonly Spot[] = [
  [0, 730], [97, 730], [96, 712], [91, 680], [83, 645], [82, 618], [89, 590], [100, 556], [106, 532], [104, 530], [0, 530],
];

/** The upper, outer buttock, below the rim of the pelvis and away from the middle. */
export const here: readonly Spot[] = [
  [34, 508], [52, 519], [76, 521], [96, 512], [103, 494], [100, 472], [88, 456], [70, 452], [50, 460], [36, 480],
];

/** Lines that let the back read as one: shoulder blades, spine, seat. */
export const blades: readonly Spot[] = [[30, 752], [38, 728], [56, 720], [72, 730]];
export const furrow: readonly Spot[] = [[0, 775], [0, 700], [0, 620], [0, 565]];
export const cleft: readonly Spot[] = [[0, 522], [0.5, 500], [0, 470]];
export const fold: readonly Spot[] = [[10, 456], [34, 446], [62, 450], [80, 460]];

/** Half the trunk's width at a height. */
export function halfWidth(up: number): number {
  const i = clothed.findIndex(([, height]) => height <= up);
  const [below, above] = [clothed[i], clothed[i - 1]];
  if (!below || !above) return 0;
  return below[0] + ((above[0] - below[0]) * (up - below[1])) / (above[1] - below[1]);
}

export interface Band {
  readonly low: number;
  readonly high: number;
  /** The band's edges at a height, from the midline. */
  readonly left: (up: number) => number;
  readonly right: (up: number) => number;
}

const STRIPE = { apart: 26, wide: 13, slant: 0.62, steps: 9 } as const;

function stripe(band: Band, start: number, place: Placing): string {
  const corner = (share: number, above: number): Point => {
    const across = -110 + 220 * share;
    const up = Math.min(band.high, Math.max(band.low, start + STRIPE.slant * across + above));
    return place([Math.min(band.right(up), Math.max(band.left(up), across)), up]);
  };
  const shares = Array.from({ length: STRIPE.steps + 1 }, (_, i) => i / STRIPE.steps);
  const upper = shares.map((share) => corner(share, STRIPE.wide));
  return `${line(...upper, ...shares.reverse().map((share) => corner(share, 0)))}Z`;
}

/** Slanting stripes that fill a band of the back and nothing else. */
export function stripes(band: Band, place: Placing = upright): string {
  const reach = 110 * STRIPE.slant;
  const count = Math.ceil((band.high - band.low + 2 * reach) / STRIPE.apart);
  return Array.from({ length: count }, (_, i) => stripe(band, band.low - reach + STRIPE.apart * (i + 0.4), place)).join('');
}
