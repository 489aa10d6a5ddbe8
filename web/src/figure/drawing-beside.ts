/** The layers of the figure that stands beside a wall, seen from behind. */
import * as body from './art/behind';
import type { Spot } from './art/behind';
import { handAt } from './art/extremities';
import * as girths from './art/girths';
import { bones, h } from './bones';
import type { Layer } from './drawing';
import { limb } from './outline';
import type { Beside } from './pose/beside';
import type { Arm, Leg } from './pose/pose';
import { type Point, add, at } from './space';
import { placeOn } from './trunk';

const flat = (p: Point): Point => at(p.x, p.y);

const HIP = bones.hipHeight / h(1);

const arm = (a: Arm): string =>
  limb(flat(a.shoulder), flat(a.elbow), girths.upperArm) +
  limb(flat(a.elbow), flat(a.wrist), girths.forearmBehind) +
  handAt(flat(a.wrist), a.fingers);

const leg = (l: Leg): string =>
  limb(flat(l.hip), flat(l.knee), girths.thighBehind) + limb(flat(l.knee), flat(l.ankle), girths.shankBehind);

/** A foot seen from behind, its toes turned towards the wall. */
const footBehind: readonly Spot[] = [
  [-17, 44], [-20, 24], [-22, 4], [-22, -20], [-20, -34], [0, -39], [24, -39], [44, -37], [50, -30], [42, -22], [26, -8], [18, 12], [16, 44],
];

const foot = (l: Leg): string =>
  limb(flat(l.knee), flat(l.ankle), girths.ankleBehind) +
  body.shape(footBehind, ([right, up]) => add(flat(l.ankle), at(h(right), -h(up))));

/** What the turn towards the wall does to the drawn back: its middle moves away from the wall. */
const SHIFT = -26;

const squeezed = (spots: readonly Spot[]): readonly Spot[] =>
  spots.map(([right, up]): Spot => [right < 0 ? right * 0.94 : right * 0.97, up]);

const shifted = (spots: readonly Spot[]): readonly Spot[] =>
  spots.map(([right, up]): Spot => [SHIFT + right * (right < 0 ? 0.72 : 1), up]);

function head(place: body.Placing): Layer[] {
  const to = (spots: readonly Spot[], by: number): readonly Spot[] => spots.map(([x, y]): Spot => [x + by, y]);
  return [
    { look: 'f-near', d: body.shape(to(faceBehind, 0), place) },
    { look: 'f-hair', d: body.shape(to(body.whole(body.hairBehind), -4), place) },
    { look: 'f-near', d: body.shape(earBehind, place) },
    { look: 'f-hair f-thin', d: body.shape(to(body.whole(body.bunBehind), -18), place) },
  ];
}

/** What is seen of the turned face: cheek, jaw and the tip of the nose. */
const faceBehind: readonly Spot[] = [
  [20, 985], [44, 975], [54, 952], [57, 936], [62, 924], [57, 916], [57, 902], [50, 884], [34, 876], [10, 884],
];

const earBehind: readonly Spot[] = [[26, 944], [33, 948], [39, 940], [37, 926], [30, 918], [26, 926]];

export function layersBeside(b: Beside): Layer[] {
  const place: body.Placing = ([right, up]) => flat(placeOn(b.trunk, h(up - HIP), h(right)));
  return [
    { look: 'f-near', d: foot(b.wallLeg) },
    { look: 'f-near f-over', d: foot(b.freeLeg) },
    { look: 'f-near', d: arm(b.wallArm) },
    { look: 'f-near', d: body.shape(squeezed(body.whole(body.shoulders)), place) },
    { look: 'f-wear f-over', d: leg(b.wallLeg) + leg(b.freeLeg) + body.shape(squeezed(body.whole(body.clothed)), place) },
    { look: 'f-target', d: body.shape(hipSide, place) },
    { look: 'f-hatch', d: stripes(place) },
    { look: 'f-fold', d: body.stroke(shifted(body.furrow), place) + body.stroke(shifted(body.cleft), place) },
    ...head(place),
    { look: 'f-near f-over', d: arm(b.freeArm) },
  ];
}

const hipSide: readonly Spot[] = [
  [104, 544], [106, 530], [106, 510], [105, 490], [98, 478], [84, 480], [76, 498], [76, 522], [84, 540], [95, 547],
];

function stripes(place: body.Placing): string {
  return body.stripes({ low: 575, high: 720, left: (up) => -sideAt(up) * 0.78, right: (up) => sideAt(up) * 0.45 }, place);
}

/** Half the waist's width at a height. */
const sideAt = (up: number): number => body.halfWidth(up);
