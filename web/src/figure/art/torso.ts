/** The trunk's drawn shapes: its outline, the skin above the neckline, the hatched lower back, the targets. */
import { h, lumbar } from '../bones';
import { line, open, outline } from '../outline';
import { type Point, seen } from '../space';
import { type Trunk, placeOn, turnAt } from '../trunk';

/** A place on the trunk in thousandths: height over the hip joint, distance to the front. */
type Place = readonly [height: number, front: number];

const upperBack: readonly Place[] = [[322, -34], [298, -52], [262, -67], [225, -70]];

/** The lower back, down from its upper to its lower end. */
const lowerBack: readonly Place[] = [[190, -65], [160, -60], [125, -57], [90, -60], [62, -67.5], [45, -74]];

/** The buttock with weight on it: flattened where the tool is. */
const pressedSeat: readonly Place[] = [
  [28, -82], [12, -89.5], [-8, -88], [-27, -79], [-46, -68.5], [-60, -57], [-68, -40],
];

const freeSeat: readonly Place[] = [
  [30, -77], [10, -83], [-12, -85], [-36, -80], [-56, -69], [-74, -55], [-84, -44],
];

const front: readonly Place[] = [
  [-64, 2], [-46, 34], [-15, 52], [25, 59], [65, 61], [105, 57], [150, 55], [185, 62], [214, 68], [238, 63],
  [262, 46], [284, 28], [312, 8],
];

const on = (t: Trunk, places: readonly Place[]): Point[] => places.map(([up, ahead]) => placeOn(t, h(up), h(ahead)));

/** How much further the back is seen to reach when the far side is turned up. */
const BEYOND = 88;

/** How far the turned back reaches beyond the near one: all of it above the hip, none at the thigh. */
const beyond = (t: Trunk, up: number): number =>
  BEYOND * Math.sin(turnAt(t, h(up))) * settled((up + 84) / 110);

const settled = (share: number): number => Math.sin((Math.PI / 2) * Math.min(1, Math.max(0, share)));

const turned = (t: Trunk, places: readonly Place[]): Point[] =>
  places.map(([up, ahead]) => placeOn(t, h(up), h(ahead - beyond(t, up))));

const seatOf = (which: Target): readonly Place[] =>
  which === 'seat' || which === 'deepSeat' ? pressedSeat : freeSeat;

export const torso = (t: Trunk, which: Target): string =>
  outline([...turned(t, [...upperBack, ...lowerBack, ...seatOf(which)]), ...on(t, front)]);

const furrow: readonly Place[] = [[130, -57], [90, -60], [62, -67.5], [45, -74], [20, -80], [-20, -76]];

/** The furrow of the spine, where the back is turned towards the viewer. */
export const spine = (t: Trunk): string => (t.turn === 0 ? '' : open(on(t, furrow).map(seen)));

const neckline: readonly Place[] = [
  [324, -33], [298, -52], [280, -40], [266, -4], [260, 26], [263, 45.5], [284, 28], [312, 8],
];

export const neckSkin = (t: Trunk): string => outline(on(t, neckline));

/** The back's depth at a height of the lower back, between its drawn places. */
function skinAt(up: number): number {
  const i = lowerBack.findIndex(([height]) => height <= up);
  const [below, above] = [lowerBack[i], lowerBack[i - 1]];
  if (!below || !above) return (below ?? above)?.[1] ?? -60;
  return below[1] + ((above[1] - below[1]) * (up - below[0])) / (above[0] - below[0]);
}

const STRIPE = { apart: 22, wide: 11, slant: 44, inner: -6, inset: 5, steps: 5 } as const;

const inBand = (up: number): number => Math.min(lumbar.high / h(1), Math.max(lumbar.low / h(1), up));

/** One stripe slanting in from the skin, cut off where the lower back ends. */
function stripe(t: Trunk, start: number): string {
  const corner = (share: number, above: number): Point => {
    const up = inBand(start - STRIPE.slant * share + above);
    const skin = skinAt(up) + STRIPE.inset - beyond(t, up);
    return placeOn(t, h(up), h(skin + (STRIPE.inner - skin) * share));
  };
  const shares = Array.from({ length: STRIPE.steps + 1 }, (_, i) => i / STRIPE.steps);
  const upper = shares.map((share) => corner(share, STRIPE.wide));
  return `${line(...upper, ...shares.reverse().map((share) => corner(share, 0)))}Z`;
}

/** The stripes over the lower back, and over nothing else. */
export function hatching(t: Trunk): string {
  const [low, high] = [lumbar.low / h(1), lumbar.high / h(1)];
  const count = Math.ceil((high - low + STRIPE.slant) / STRIPE.apart);
  return Array.from({ length: count }, (_, i) => stripe(t, low + STRIPE.apart * i + 6)).join('');
}

/** Targets on the skin, all clear of the hatching. */
const targets = {
  seat: [
    [28, -82], [12, -90], [-8, -88], [-27, -79], [-46, -68.5], [-60, -58], [-64, -44], [-54, -26], [-32, -16],
    [-6, -18], [14, -32], [26, -56],
  ],
  deepSeat: [
    [18, -87.5], [6, -90], [-10, -87], [-27, -79], [-46, -68.5], [-56, -60], [-56, -44], [-44, -30], [-26, -24],
    [-6, -30], [10, -50],
  ],
  hipFront: [
    [14, 57.5], [-4, 54], [-30, 52], [-62, 53], [-74, 44], [-72, 26], [-52, 14], [-24, 10], [2, 14], [16, 28], [20, 44],
  ],
  hipSide: [
    [26, 56], [8, 57], [-20, 53], [-44, 52], [-52, 40], [-46, 16], [-28, -2], [-4, -8], [18, 0], [30, 20], [32, 42],
  ],
} as const satisfies Record<string, readonly Place[]>;

export type Target = keyof typeof targets;

export const target = (t: Trunk, which: Target): string => outline(on(t, targets[which]));
