/** Standing with the back to a wall, a ball between the wall and the buttock. The wall is x = 0. */
import type { Target } from '../art/torso';
import { bend } from '../bend';
import { bones, breadth, h, rest, tool } from '../bones';
import { type Point, add, along, at, between, distance, from, scale } from '../space';
import { type Trunk, farHip, farShoulder, placeOn, shoulderOf } from '../trunk';
import type { Arm, Leg, Moment, Pose } from './pose';
import { type Track, spotAt, travel } from './track';

interface Buttock {
  readonly target: Target;
  readonly track: Track;
  readonly arms: (trunk: Trunk, leg: Leg, shoulder: Point) => Arm;
}

const ANKLE = at(h(250), -rest.ankle);
const FAR_ANKLE = at(h(262), -rest.ankle, -breadth.hip);
const REACH = (bones.upperArm + bones.forearm) * 0.985;
/** The ball's height in the middle of the stroke. */
const BALL = h(424);
const LEAN = { pelvis: -2, chest: 3 } as const;

function standing(hip: Point, ankle: Point): Leg {
  return { hip, knee: bend(hip, ankle, bones.thigh, bones.shank, at(1, 0)), ankle, toes: 90 };
}

/** A hand rests on the front of the thigh, as far down as an all but straight arm lets it. */
function handOnThigh(_: Trunk, leg: Leg, shoulder: Point): Arm {
  const onThigh = (share: number): Point => add(between(leg.hip, leg.knee, share), at(h(42), h(-34)));
  let [up, down] = [0.2, 0.8];
  for (let i = 0; i < 14; i++) {
    const middle = (up + down) / 2;
    if (distance(shoulder, onThigh(middle)) < REACH) up = middle;
    else down = middle;
  }
  const wrist = onThigh(up);
  const elbow = bend(shoulder, wrist, bones.upperArm, bones.forearm, at(-1, 0));
  return { shoulder, elbow, wrist, fingers: 128, loose: true };
}

/** The arms are held out in front for balance. */
function heldOut(trunk: Trunk, _: Leg, shoulder: Point): Arm {
  const wrist = add(placeOn(trunk, h(168), h(218)), at(0, 0, shoulder.z));
  const elbow = bend(shoulder, wrist, bones.upperArm, bones.forearm, at(-0.2, 1));
  return { shoulder, elbow, wrist, fingers: 94, loose: true };
}

export const glutes: Buttock = {
  target: 'seat',
  track: { height: h(-20), front: h(-82), faces: -94, length: h(46) },
  arms: handOnThigh,
};

export const deepButtock: Buttock = {
  target: 'deepSeat',
  track: { height: h(-26), front: h(-79), faces: -96, length: h(40) },
  arms: heldOut,
};

export function atWall(b: Buttock, m: Moment): Pose {
  const spot = spotAt(b.track, m.stroke);
  const faces = LEAN.pelvis + spot.faces;
  const moved = travel(b.track, spot, tool.ball, faces - (LEAN.pelvis + b.track.faces));
  const center = at(tool.ball, moved - BALL);
  const touch = add(center, scale(along(faces), -tool.ball));
  const loose: Trunk = { hip: at(0, 0), ...LEAN, turn: 0 };
  const trunk = { ...loose, hip: from(placeOn(loose, spot.height, spot.front), touch) };
  const shoulder = shoulderOf(trunk);
  const leg = standing(trunk.hip, ANKLE);
  const away = standing(farHip(trunk), FAR_ANKLE);
  return {
    trunk,
    target: b.target,
    neck: 12,
    head: 2,
    near: { arm: b.arms(trunk, leg, shoulder), leg },
    far: { arm: b.arms(trunk, away, farShoulder(trunk)), leg: away },
    tool: { center, radius: tool.ball, turned: (moved / tool.ball) * (180 / Math.PI) },
    contact: { ...spot, point: touch },
  };
}
