/**
 * Standing with one side to a wall, seen from behind, the front turned a little towards the wall:
 * the ball presses the outer front of the hip. The wall is x = 0, to the viewer's right.
 */
import { bend } from '../bend';
import { bones, h, rest, tool } from '../bones';
import { type Point, add, along, at, from, radians, scale } from '../space';
import { type Trunk, placeOn } from '../trunk';
import type { Arm, Contact, Leg, Moment, Tool } from './pose';
import { type Track, spotAt, travel } from './track';

/** Here z runs away from the viewer before the turn towards the wall, and every point is drawn as turned. */
export interface Beside {
  readonly trunk: Trunk;
  readonly wallArm: Arm;
  readonly freeArm: Arm;
  readonly wallLeg: Leg;
  readonly freeLeg: Leg;
  readonly tool: Tool;
  readonly contact: Contact;
}

/** The outer front of the hip, 3 to 6 cm below the front hip bone: the edge that the turn brings to the wall. */
export const track: Track = { height: h(-14), front: h(105), faces: 90, length: h(36) };

const LEAN = 5;
const TURN = radians(28);
const BALL = h(446);
/** Feet a step from the wall, hip width apart, as the turn shows them. */
const FEET = h(-268);
const HIP = h(50);

/** A point given across and ahead of the body, as the turn shows it. */
export const turned = (across: number, down: number, ahead: number): Point =>
  at(across * Math.cos(TURN) + ahead * Math.sin(TURN), down, ahead * Math.cos(TURN) - across * Math.sin(TURN));

function leg(trunk: Trunk, across: number): Leg {
  const hip = add(trunk.hip, turned(across, 0, 0));
  const ankle = add(at(FEET, -rest.ankle), turned(across * 1.15, 0, h(20)));
  const knee = bend(hip, ankle, bones.thigh, bones.shank, turned(across * 0.4, 0, h(100)));
  return { hip, knee, ankle, toes: 90 };
}

const shoulderAt = (trunk: Trunk, across: number): Point =>
  add(placeOn(trunk, bones.trunk, 0), turned(across, 0, 0));

/** The hand on the wall, in front of the shoulder. */
function wallArm(trunk: Trunk): Arm {
  const shoulder = shoulderAt(trunk, h(112));
  const wrist = at(-rest.wrist, -h(788), shoulder.z + h(170));
  return { shoulder, elbow: bend(shoulder, wrist, bones.upperArm, bones.forearm, at(-0.3, 1, 0)), wrist, fingers: 0 };
}

/** The other hand on the waist. */
function freeArm(trunk: Trunk): Arm {
  const shoulder = shoulderAt(trunk, h(-98));
  const wrist = add(placeOn(trunk, h(62), h(-108)), at(0, 0, shoulder.z));
  return { shoulder, elbow: bend(shoulder, wrist, bones.upperArm, bones.forearm, at(-1, 0.2, -0.3)), wrist, fingers: 158 };
}

export function beside(m: Moment): Beside {
  const spot = spotAt(track, m.stroke);
  const moved = travel(track, spot, tool.ball, spot.faces - track.faces);
  const center = at(-tool.ball, -BALL - moved);
  const faces = LEAN + spot.faces;
  const touch = add(center, scale(along(faces), -tool.ball));
  const loose: Trunk = { hip: at(0, 0), pelvis: LEAN, chest: 1, turn: 0 };
  const trunk = { ...loose, hip: from(placeOn(loose, spot.height, spot.front), touch) };
  return {
    trunk,
    wallArm: wallArm(trunk),
    freeArm: freeArm(trunk),
    wallLeg: leg(trunk, HIP),
    freeLeg: leg(trunk, -HIP),
    tool: { center, radius: tool.ball, turned: (moved / tool.ball) * (180 / Math.PI) },
    contact: { ...spot, point: touch },
  };
}
