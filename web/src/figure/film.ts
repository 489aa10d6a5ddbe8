/** The films that figure/ makes of the solved body, and their outlines at any place of the stroke. */
import type { TechniqueID } from './ids';

/** Where somebody is looked at from: the second view shows how they lean and where across the body the tool lies. */
export type View = 'side' | 'second';

/** A frame beside the stroke's three: the body held off the tool, for getting on and off. */
export type Where = number | 'lifted';

/** As figure/json.go writes it, in millimetres, y down; of the right side. */
export interface WrittenFilm {
  readonly technique: string;
  readonly view: string;
  readonly box: readonly number[];
  readonly wall: boolean;
  readonly floor: boolean;
  readonly tool: { readonly ball: boolean; readonly radius: number; readonly along: readonly number[]; readonly over: number };
  readonly move: readonly number[];
  readonly marks: readonly (readonly number[])[];
  /** How much of the body's weight the tool bears, in per cent: least and most. */
  readonly bears: readonly number[];
  readonly layers: readonly { readonly look: string; readonly kind: number; readonly loops: readonly (readonly (readonly number[])[])[] }[];
}

/** One outline: its points at the middle, and what first, last and lifted frame add to them. */
interface Loop {
  readonly mid: Float64Array;
  readonly adds: readonly (Float64Array | null)[];
  readonly now: Float64Array;
}

export interface Layer {
  readonly look: string;
  readonly kind: number;
  readonly loops: readonly Loop[];
  /** The path, where nothing of the layer ever moves. */
  readonly still: string | null;
}

export interface Film extends Omit<WrittenFilm, 'layers'> {
  readonly technique: TechniqueID;
  readonly view: View;
  readonly layers: readonly Layer[];
}

/** Millimetres in one picture unit, in which strokes are given. */
export const UNIT = 5;

const STRAIGHT = 1;
const OPEN = 2;

/** How much first, last and lifted frame count at a place: on the parabola through the three of the stroke. */
function shares(where: Where): readonly [number, number, number] {
  if (where === 'lifted') return [0, 0, 1];
  return [(1 - where) * (1 - 2 * where), where * (2 * where - 1), 0];
}

function readLoop(written: readonly (readonly number[])[]): Loop {
  const [steps = [], ...adds] = written;
  const mid = Float64Array.from(steps);
  for (let i = 2; i < mid.length; i++) mid[i] = (mid[i] ?? 0) + (mid[i - 2] ?? 0);
  return { mid, adds: adds.map((a) => (a.length === 0 ? null : Float64Array.from(a))), now: new Float64Array(mid.length) };
}

export function readFilm(written: WrittenFilm): Film {
  const layers = written.layers.map(({ look, kind, loops }): Layer => {
    const layer = { look, kind, loops: loops.map(readLoop), still: null };
    const moves = layer.loops.some((loop) => loop.adds.some((a) => a !== null));
    return moves ? layer : { ...layer, still: pathOf(layer, 0.5) };
  });
  return { ...written, technique: written.technique as TechniqueID, view: written.view as View, layers };
}

/** Where an outline's points are, in millimetres; good until it is asked again. */
function pointsOf(loop: Loop, where: Where): Float64Array {
  const { mid, adds, now } = loop;
  const [first, last, lifted] = shares(where);
  const [a, b, c] = adds;
  for (let i = 0; i < mid.length; i++) {
    now[i] = (mid[i] ?? 0) + first * (a?.[i] ?? 0) + last * (b?.[i] ?? 0) + lifted * (c?.[i] ?? 0);
  }
  return now;
}

/** Millimetres as units to a tenth. Whole numbers are written much faster than fractions, and this is most of the work. */
function text(millimetres: number): string {
  const tenths = Math.round(millimetres * (10 / UNIT));
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '-' : ''}${(size / 10) | 0}.${size % 10}`;
}

/** A curve's handles at each point: along the way from the neighbour before to the neighbour after, a third as long as the piece. */
function smooth(p: Float64Array, closed: boolean): string {
  const n = p.length / 2;
  const near = (i: number): number => (closed ? (i + n) % n : Math.min(n - 1, Math.max(0, i)));
  const x = (i: number): number => p[2 * near(i)] ?? 0;
  const y = (i: number): number => p[2 * near(i) + 1] ?? 0;
  let out = `M${text(x(0))} ${text(y(0))}`;
  let [wayX, wayY] = way(x, y, 0);
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const arm = Math.hypot(x(i + 1) - x(i), y(i + 1) - y(i)) / 3;
    const [nextX, nextY] = way(x, y, i + 1);
    out += `C${text(x(i) + wayX * arm)} ${text(y(i) + wayY * arm)} ${text(x(i + 1) - nextX * arm)} ${text(y(i + 1) - nextY * arm)} ${text(x(i + 1))} ${text(y(i + 1))}`;
    [wayX, wayY] = [nextX, nextY];
  }
  return closed ? `${out}Z` : out;
}

function way(x: (i: number) => number, y: (i: number) => number, i: number): [number, number] {
  const [dx, dy] = [x(i + 1) - x(i - 1), y(i + 1) - y(i - 1)];
  const size = Math.hypot(dx, dy) || 1;
  return [dx / size, dy / size];
}

function corners(p: Float64Array): string {
  let out = '';
  for (let i = 0; i < p.length; i += 2) out += `${i === 0 ? 'M' : 'L'}${text(p[i] ?? 0)} ${text(p[i + 1] ?? 0)}`;
  return `${out}Z`;
}

/** The path of a layer at a place of the stroke, 0 to 1, in picture units. */
export function pathOf(layer: Layer, where: Where): string {
  if (layer.still !== null) return layer.still;
  return layer.loops
    .map((loop) => {
      const p = pointsOf(loop, where);
      return layer.kind === STRAIGHT ? corners(p) : smooth(p, layer.kind !== OPEN);
    })
    .join('');
}

export interface Mark {
  /** The tool's centre, in units, and its turn, in degrees clockwise. */
  readonly x: number;
  readonly y: number;
  readonly turned: number;
  /** The tender spot, a little under the skin at the touch. */
  readonly spot: readonly [number, number];
  /** Which way the tool presses, in degrees clockwise from the right. */
  readonly press: number;
}

/** Where the tool is, and what goes with it, at a place of the stroke. */
export function markOf(film: Film, where: Where): Mark {
  const [first, last, lifted] = shares(where);
  const value = (i: number): number => {
    const [a, b, c, d] = film.marks.map((m) => m[i] ?? 0);
    return (a ?? 0) * first + (b ?? 0) * (1 - first - last - lifted) + (c ?? 0) * last + (d ?? 0) * lifted;
  };
  return {
    x: value(0) / UNIT,
    y: value(1) / UNIT,
    turned: (value(2) / 1000 / Math.PI) * 180,
    spot: [value(5) / UNIT, value(6) / UNIT],
    press: (Math.atan2(value(8), value(7)) / Math.PI) * 180,
  };
}
