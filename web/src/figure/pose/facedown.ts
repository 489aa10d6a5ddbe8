/** Face down on the forearms, the roller just below the front hip bone: side and front of the hip. */
import type { Target } from '../art/torso';
import { bend } from '../bend';
import { bones, h, rest, tool } from '../bones';
import { type Point, add, along, at, distance, from, scale } from '../space';
import { type Trunk, farHip, farShoulder, placeOn, shoulderOf } from '../trunk';
import type { Arm, Leg, Moment, Pose } from './pose';
import { type Spot, type Track, spotAt, travel } from './track';

interface Hip {
  readonly target: Target;
  readonly track: Track;
  /** How far the body is turned over the worked side. */
  readonly turn: number;
  /** Where the other knee is planted. */
  readonly knee: number;
  /** Where the elbows and the ball of the worked foot are planted. */
  readonly elbow: number;
  readonly ball: number;
}

/** Turned a third of the way onto the side: the outer front of the hip. */
export const side: Hip = {
  target: 'hipSide',
  track: { height: h(-14), front: h(55), faces: 96, length: h(42) },
  turn: 30,
  knee: h(10),
  elbow: h(268),
  ball: h(-494),
};

/** Square to the floor: the top of the thigh below the front of the hip. */
export const straight: Hip = {
  target: 'hipFront',
  track: { height: h(-32), front: h(55), faces: 97, length: h(44) },
  turn: 0,
  knee: h(-12),
  elbow: h(292),
  ball: h(-476),
};

const LIFT = h(34);
/** The worked leg is all but straight: the hip to ankle distance stays the same. */
const LEG = (bones.thigh + bones.shank) * 0.993;
/** The track faces this way in the middle of the stroke: towards the roller below. */
const MIDDLE = 176;

interface Placing {
  readonly trunk: Trunk;
  readonly center: Point;
  readonly touch: Point;
}

/** The body on the roller with a lean: the roller has rolled as far as the skin over it. */
function placedAt(lean: number, hip: Hip, spot: Spot): Placing {
  const faces = lean + spot.faces;
  const center = at(travel(hip.track, spot, tool.roller, faces - MIDDLE), -tool.roller);
  const touch = add(center, scale(along(faces), -tool.roller));
  const loose: Trunk = { hip: at(0, 0), pelvis: lean, chest: lean, turn: hip.turn };
  return { center, touch, trunk: { ...loose, hip: from(placeOn(loose, spot.height, spot.front), touch) } };
}

function lifted(p: Placing, lift: number): Placing {
  return { ...p, trunk: { ...p.trunk, hip: add(p.trunk.hip, at(0, -LIFT * lift)) } };
}

/** Finds the lean at which the shoulder is an upper arm away from the planted elbow. */
function settle(hip: Hip, m: Moment): Placing {
  const spot = spotAt(hip.track, m.stroke);
  const elbow = at(hip.elbow, -rest.elbow);
  let [high, low] = [60, 95];
  for (let i = 0; i < 18; i++) {
    const lean = (high + low) / 2;
    const shoulder = shoulderOf(lifted(placedAt(lean, hip, spot), m.lift).trunk);
    if (distance(shoulder, elbow) > bones.upperArm) high = lean;
    else low = lean;
  }
  return lifted(placedAt((high + low) / 2, hip, spot), m.lift);
}

function forearmDown(shoulder: Point, elbow: Point): Arm {
  const wrist = add(elbow, at(bones.forearm, rest.elbow - rest.wrist));
  return { shoulder, elbow, wrist, fingers: 90 };
}

/** A planted joint on the far side: where it is on the floor is given, how far out follows from the bone. */
function planted(joint: Point, x: number, y: number, bone: number): Point {
  const reach = Math.max(0, bone * bone - (x - joint.x) ** 2 - (y - joint.y) ** 2);
  return at(x, y, joint.z - Math.sqrt(reach));
}

function workedLeg(hip: Point, ball: Point): Leg {
  const ankle = bend(hip, ball, LEG, bones.instep, at(-1, -1));
  const knee = bend(hip, ankle, bones.thigh, bones.shank, at(0, 1));
  return { hip, knee, ankle, ball, toes: toesTowards(from(ankle, ball)) };
}

/** The foot's own direction is 23 degrees above the line from the ankle to the ball. */
const toesTowards = (d: Point): number => 180 - (Math.atan2(d.x, d.y) * 180) / Math.PI - 23.2;

function kneeling(hip: Point, x: number): Leg {
  const knee = planted(hip, x, -rest.knee, bones.thigh);
  const run = Math.sqrt(bones.shank ** 2 - (rest.knee - rest.instep) ** 2);
  return { hip, knee, ankle: at(knee.x - run, -rest.instep, knee.z), toes: 263 };
}

export function faceDown(hip: Hip, m: Moment): Pose {
  const spot = spotAt(hip.track, m.stroke);
  const { trunk, center, touch } = settle(hip, m);
  const shoulder = shoulderOf(trunk);
  const away = farShoulder(trunk);
  const elbow = at(hip.elbow, -rest.elbow);
  const farElbow = planted(away, elbow.x, elbow.y, bones.upperArm);
  return {
    trunk,
    target: hip.target,
    neck: 66,
    head: 44,
    near: { arm: forearmDown(shoulder, elbow), leg: workedLeg(trunk.hip, at(hip.ball, -rest.ball)) },
    far: { arm: forearmDown(away, farElbow), leg: kneeling(farHip(trunk), hip.knee) },
    tool: { center, radius: tool.roller, turned: (center.x / tool.roller) * (180 / Math.PI) },
    contact: { ...spot, point: touch },
  };
}

