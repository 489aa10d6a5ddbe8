/** Points of a picture, y down, in picture units: a body of 340 stands on y = 0. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Body height in picture units. */
const HEIGHT = 340;

/** A share of body height, given in thousandths. */
export const h = (thousandths: number): number => (thousandths * HEIGHT) / 1000;

export const at = (x: number, y: number): Point => ({ x, y });

export const add = (a: Point, b: Point): Point => at(a.x + b.x, a.y + b.y);

export const from = (a: Point, b: Point): Point => at(b.x - a.x, b.y - a.y);

export const scale = (a: Point, k: number): Point => at(a.x * k, a.y * k);

export const length = (a: Point): number => Math.hypot(a.x, a.y);
