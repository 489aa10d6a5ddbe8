/** Bends an elbow or a knee: two bones of fixed length from a root to a tip. */
import { type Point, add, between, dot, from, length, scale } from './space';

/**
 * The joint between root and tip, bent towards the pole.
 * A tip out of reach leaves the limb straight; the poses' tests see to it that none is.
 */
export function bend(root: Point, tip: Point, upper: number, lower: number, pole: Point): Point {
  const reach = length(from(root, tip));
  const foot = (reach * reach + upper * upper - lower * lower) / (2 * reach);
  const off = Math.sqrt(Math.max(0, upper * upper - foot * foot));
  const axis = scale(from(root, tip), 1 / reach);
  const side = from(scale(axis, dot(pole, axis)), pole);
  return add(between(root, tip, foot / reach), scale(side, off / length(side)));
}
