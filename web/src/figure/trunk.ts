/**
 * The trunk: a spine that bends between a pelvis and a chest.
 * A place on it is a height over the hip joint and a distance to the front (negative: the back).
 */
import { bones, breadth, h } from './bones';
import { type Point, add, ahead, along, at, radians, scale } from './space';

export interface Trunk {
  readonly hip: Point;
  /** Lean of the pelvis and of the chest, degrees forward from upright. */
  readonly pelvis: number;
  readonly chest: number;
  /** Degrees by which the far side of the pelvis is turned up, which shows more of the back. */
  readonly turn: number;
}

const RIGID = h(35);
const STIFF = h(190);
const STEP = h(20);

/** The lean of the spine at a height: the pelvis's, then turning into the chest's. */
function leanAt(t: Trunk, height: number): number {
  const share = Math.min(1, Math.max(0, (height - RIGID) / (STIFF - RIGID)));
  return t.pelvis + (t.chest - t.pelvis) * share * share * (3 - 2 * share);
}

/** The spine's point at a height over the hip joint. */
export function spineAt(t: Trunk, height: number): Point {
  let p = t.hip;
  let done = 0;
  for (; done + STEP < height; done += STEP) p = add(p, scale(along(leanAt(t, done + STEP / 2)), STEP));
  return add(p, scale(along(leanAt(t, (done + height) / 2)), height - done));
}

/** A place of the trunk in the picture's space. */
export const placeOn = (t: Trunk, height: number, front: number): Point =>
  add(spineAt(t, height), scale(ahead(leanAt(t, height)), front));

export const shoulderOf = (t: Trunk): Point => placeOn(t, bones.trunk, h(-6));

/** The chest stays square: both forearms carry it. */
const CHEST_TURN = 0;

/** The turn at a height, in radians. */
export function turnAt(t: Trunk, height: number): number {
  const share = Math.min(1, Math.max(0, height / STIFF));
  return radians(t.turn) * (1 + (CHEST_TURN - 1) * share);
}

/** The far side's place at a height, a breadth away from the near one. */
export function acrossFrom(t: Trunk, near: Point, height: number, breadth: number): Point {
  const turn = turnAt(t, height);
  const up = scale(ahead(leanAt(t, height)), -breadth * Math.sin(turn));
  return add(near, add(up, at(0, 0, -breadth * Math.cos(turn))));
}

export const farHip = (t: Trunk): Point => acrossFrom(t, t.hip, 0, breadth.hip);

export const farShoulder = (t: Trunk): Point => acrossFrom(t, shoulderOf(t), bones.trunk, breadth.shoulder);
