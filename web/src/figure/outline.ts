/** Smooth closed outlines through points, as SVG path data. All wind the same way, so that they unite. */
import { type Point, add, at, from, length, scale } from './space';

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

/** A smooth closed outline through points. */
export function closed(given: readonly Point[]): string {
  const points = turning(given) < 0 ? [...given].reverse() : given;
  return `M${pair(nth(points, 0))}${points.map((_, i) => curve(points, i)).join('')}Z`;
}

/** A smooth open line through points. */
export function open(points: readonly Point[]): string {
  const ends = [nth(points, 0), ...points, nth(points, points.length - 1)];
  const parts = points.slice(1).map((_, i) => curve(ends, i + 1));
  return `M${pair(nth(points, 0))}${parts.join('')}`;
}

/** A straight line between points. */
export const line = (...points: readonly Point[]): string => `M${points.map(pair).join('L')}`;
