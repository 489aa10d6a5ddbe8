/**
 * Points of a body that is posed in three dimensions and drawn flat.
 * x runs the way the person faces, y down, z towards the viewer; the floor is y = 0.
 * Angles are in degrees from straight up, growing towards the way the person faces.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export const at = (x: number, y: number, z = 0): Point => ({ x, y, z });

export const add = (a: Point, b: Point): Point => at(a.x + b.x, a.y + b.y, a.z + b.z);

export const from = (a: Point, b: Point): Point => at(b.x - a.x, b.y - a.y, b.z - a.z);

export const scale = (a: Point, k: number): Point => at(a.x * k, a.y * k, a.z * k);

export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y + a.z * b.z;

export const length = (a: Point): number => Math.sqrt(dot(a, a));

export const distance = (a: Point, b: Point): number => length(from(a, b));

/** The point a share t of the way from a to b. */
export const between = (a: Point, b: Point, t: number): Point => add(a, scale(from(a, b), t));

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** One step in the direction of an angle. */
export const along = (degrees: number): Point => at(Math.sin(radians(degrees)), -Math.cos(radians(degrees)));

/** One step to the front of something that points in the direction of an angle. */
export const ahead = (degrees: number): Point => at(Math.cos(radians(degrees)), Math.sin(radians(degrees)));

/** The angle at b between the bones to a and to c, 180 when straight. */
export function angleAt(a: Point, b: Point, c: Point): number {
  const u = from(b, a);
  const v = from(b, c);
  const cosine = dot(u, v) / (length(u) * length(v));
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
}

/** How far things on the far side are drawn ahead: the viewer stands a little behind the person. */
const OBLIQUE = 0.13;

/** Where a point lands on the picture. */
export const seen = (p: Point): Point => at(p.x - OBLIQUE * p.z, p.y);
