/** Sitting on the roller, leaning back on the hands: the glute roll and the figure-four. */
import { bend } from '../bend';
import { bones, breadth, h, rest, tool } from '../bones';
import { type Point, add, at, distance, from } from '../space';
import { type Trunk, placeOn, shoulderOf } from '../trunk';
import type { Arm, Leg, Limbs, Moment, Pose } from './pose';
import { type Spot, type Track, spotAt, travel } from './track';

/** The upper, outer buttock: above the sitting bone, below the rim of the pelvis. */
export const track: Track = { height: h(-27), front: h(-79), faces: -118, length: h(50) };

const LIFT = h(40);
const ROLLER = at(h(20), -tool.roller);

/** Both hands are planted behind; the arms are all but straight. */
const WRIST = at(h(-306), -rest.wrist);
const REACH = (bones.upperArm + bones.forearm) * 0.985;

/** The pelvis rocks just as much as the skin is round, so that the touch stays on top of the roller. */
const pelvisLean = (spot: Spot): number => -180 - spot.faces;

function trunkOn(top: Point, spot: Spot, m: Moment, chest: number): Trunk {
  const trunk = { hip: at(0, 0), turn: 0, pelvis: pelvisLean(spot), chest };
  const hip = add(from(placeOn(trunk, spot.height, spot.front), top), at(0, -LIFT * m.lift));
  return { ...trunk, hip };
}

/** Finds the lean of the chest at which the shoulder is an arm away from the planted hand. */
function settle(top: Point, spot: Spot, m: Moment): Trunk {
  let [upright, back] = [-15, -75];
  for (let i = 0; i < 18; i++) {
    const chest = (upright + back) / 2;
    if (distance(shoulderOf(trunkOn(top, spot, m, chest)), WRIST) > REACH) upright = chest;
    else back = chest;
  }
  return trunkOn(top, spot, m, (upright + back) / 2);
}

function arm(shoulder: Point, wrist: Point): Arm {
  const elbow = bend(shoulder, wrist, bones.upperArm, bones.forearm, at(-1, 0));
  return { shoulder, elbow, wrist, fingers: -90 };
}

function footed(hip: Point, ankle: Point): Leg {
  const knee = bend(hip, ankle, bones.thigh, bones.shank, at(0, -1));
  return { hip, knee, ankle, toes: 90 };
}

/** The ankle rests on the other thigh just above its knee, the knee falls out towards the viewer. */
function crossed(hip: Point, other: Leg): Leg {
  const ankle = add(other.knee, at(h(-6), h(-44), h(80)));
  const knee = bend(hip, ankle, bones.thigh, bones.shank, at(0.05, 0.2, 1));
  return { hip, knee, ankle, toes: 56 };
}

const far = (p: Point, back: number): Point => add(p, at(0, 0, -back));

function limbs(trunk: Trunk, cross: boolean): { near: Limbs; far: Limbs } {
  const shoulder = shoulderOf(trunk);
  const away = footed(far(trunk.hip, breadth.hip), at(h(372), -rest.ankle, -breadth.hip));
  const near = cross ? crossed(trunk.hip, away) : footed(trunk.hip, at(h(360), -rest.ankle));
  return {
    near: { arm: arm(shoulder, WRIST), leg: near },
    far: { arm: arm(far(shoulder, breadth.shoulder), far(WRIST, breadth.shoulder)), leg: away },
  };
}

function sitting(m: Moment, cross: boolean): Pose {
  const spot = spotAt(track, m.stroke);
  const moved = travel(track, spot, tool.roller, 0);
  const center = add(ROLLER, at(moved, 0));
  const top = add(center, at(0, -tool.roller));
  const trunk = settle(top, spot, m);
  return {
    trunk,
    target: 'seat',
    neck: -16,
    head: -4,
    ...limbs(trunk, cross),
    tool: { center, radius: tool.roller, turned: (moved / tool.roller) * (180 / Math.PI) },
    contact: { ...spot, point: top },
  };
}

export const gluteRoll = (m: Moment): Pose => sitting(m, false);

/** Getting off begins with both feet on the floor. */
export const figureFour = (m: Moment): Pose => ({ ...sitting(m, m.lift === 0), target: 'deepSeat' });
