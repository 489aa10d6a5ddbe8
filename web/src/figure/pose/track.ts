/**
 * The track on the body along which the tool rolls without slipping:
 * a gently curved stretch of skin, flattened by the weight on it.
 */
import { h, sink } from '../bones';
import { radians } from '../space';

export interface Track {
  /** Middle of the stretch on the skin: height over the hip joint and distance to the front. */
  readonly height: number;
  readonly front: number;
  /** The way the skin faces there, degrees from up the trunk towards the front. */
  readonly faces: number;
  /** Length of the stretch. */
  readonly length: number;
}

export interface Spot {
  readonly height: number;
  readonly front: number;
  readonly faces: number;
  /** How far up the skin from the middle. */
  readonly up: number;
}

/** The radius of skin that is flattened under weight. */
const ROUND = h(300);

/** Turning the skin's facing while going up the body: opposite on the back and on the front. */
const turning = (t: Track): number => (t.faces < 0 ? 1 : -1);

/** Where the tool touches at a share of the stroke, as deep as it sinks in. */
export function spotAt(t: Track, stroke: number): Spot {
  const up = (stroke - 0.5) * t.length;
  const faces = t.faces + (turning(t) * up * 180) / (Math.PI * ROUND);
  const [h0, f0] = [Math.cos(radians(t.faces)), Math.sin(radians(t.faces))];
  const [h1, f1] = [Math.cos(radians(faces)), Math.sin(radians(faces))];
  const deep = ROUND - sink;
  return { height: t.height - ROUND * h0 + deep * h1, front: t.front - ROUND * f0 + deep * f1, faces, up };
}

/**
 * How far the tool has traveled from the middle of the stroke: it rolls on the skin by as much as it
 * rolls on the floor or the wall, and a body that turns over it carries it along.
 */
export const travel = (t: Track, spot: Spot, radius: number, turnedOver: number): number =>
  turning(t) * spot.up + radius * radians(turnedOver);
