/** What a pose is: where every joint of the body is, and where the tool touches. */
import type { Target } from '../art/torso';
import type { Point } from '../space';
import type { Trunk } from '../trunk';

export interface Arm {
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly wrist: Point;
  /** The way the fingers point, degrees from straight up. */
  readonly fingers: number;
  /** A hand that holds nothing down hangs loose; otherwise it lies flat. */
  readonly loose?: boolean;
}

export interface Leg {
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  /** The way the toes point, degrees from straight up; 90 is flat on the floor, facing ahead. */
  readonly toes: number;
  /** The ball of the foot, where the foot stands on its tucked toes. */
  readonly ball?: Point;
}

export interface Limbs {
  readonly arm: Arm;
  readonly leg: Leg;
}

export interface Pose {
  readonly trunk: Trunk;
  readonly target: Target;
  /** Lean of the neck and of the head, degrees forward from upright. */
  readonly neck: number;
  readonly head: number;
  readonly near: Limbs;
  readonly far: Limbs;
  readonly tool: Tool;
  /** Where the tool touches: the place on the trunk and the point in the picture. */
  readonly contact: Contact;
}

export interface Tool {
  readonly center: Point;
  readonly radius: number;
  /** How far it has turned since the start of the stroke, degrees clockwise. */
  readonly turned: number;
}

export interface Contact {
  readonly height: number;
  readonly front: number;
  readonly point: Point;
}

/** A moment of an exercise. */
export interface Moment {
  /** 0 to 1 along the stroke: 1 is the end nearest to the head. */
  readonly stroke: number;
  /** 0 on the tool, 1 lifted off it. */
  readonly lift: number;
}
