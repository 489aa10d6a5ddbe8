/** Smooth closed outlines through points, as SVG path data. All wind the same way, so that they unite. */
import { type Point, add, at, from, length, scale, seen } from './space';

/** A number to a tenth. Whole numbers are written much faster than fractions, and this is most of the work. */
function text(v: number): string {
  const tenths = Math.round(v * 10);
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '-' : ''}${(size / 10) | 0}.${size % 10}`;
}

const pair = (p: Point): string => `${text(p.x)} ${text(p.y)}`;

/** Twice the area, positive when clockwise on the screen. */
function turning(points: readonly Point[]): number {
  let sum = 0;
  let before = points[points.length - 1];
  for (const p of points) {
    if (before) sum += before.x * p.y - p.x * before.y;
    before = p;
  }
  return sum;
}

function nth(points: readonly Point[], i: number): Point {
  const n = points.length;
  return points[((i % n) + n) % n] ?? at(0, 0);
}

/** The way the curve runs at a point: from its neighbor before to its neighbor after. */
function way(points: readonly Point[], i: number): Point {
  const d = from(nth(points, i - 1), nth(points, i + 1));
  const size = length(d);
  return size === 0 ? d : scale(d, 1 / size);
}

function curve(points: readonly Point[], i: number): string {
  const a = nth(points, i);
  const b = nth(points, i + 1);
  const arm = length(from(a, b)) / 3;
  const out = add(a, scale(way(points, i), arm));
  const back = add(b, scale(way(points, i + 1), -arm));
  return `C${pair(out)} ${pair(back)} ${pair(b)}`;
}

/** A smooth closed outline through flat points. */
export function closed(flat: readonly Point[]): string {
  const points = turning(flat) < 0 ? [...flat].reverse() : flat;
  return `M${pair(nth(points, 0))}${points.map((_, i) => curve(points, i)).join('')}Z`;
}

/** A smooth closed outline through points in space. */
export const outline = (points: readonly Point[]): string => closed(points.map(seen));

/** A smooth open line through flat points. */
export function open(points: readonly Point[]): string {
  const ends = [nth(points, 0), ...points, nth(points, points.length - 1)];
  const parts = points.slice(1).map((_, i) => curve(ends, i + 1));
  return `M${pair(nth(points, 0))}${parts.join('')}`;
}

/** A straight line between points in space. */
export const line = (...points: readonly Point[]): string => `M${points.map((p) => pair(seen(p))).join('L')}`;

/** One width of a limb: share of the bone's length, half width to the front and to the back. */
export type Girth = readonly [share: number, front: number, back: number];

/** A limb's outline round the bone from a to b; front is the side the person faces when it hangs down. */
export function limb(a: Point, b: Point, girths: readonly Girth[]): string {
  const p = seen(a);
  const run = from(p, seen(b));
  const size = Math.max(length(run), 0.01);
  const front = at(run.y / size, -run.x / size);
  const side = (share: number, off: number): Point => add(add(p, scale(run, share)), scale(front, off));
  const ahead = girths.map(([share, off]) => side(share, off));
  const behind = girths.map(([share, , off]) => side(share, -off));
  return closed([...ahead, ...behind.reverse()]);
}
