/** The head in profile, on a grid a hundred high from crown to chin. */
import { h } from '../bones';
import { type Point, seen } from '../space';

export const face =
  'M70 6C78 12 83 22 84 32C84.6 36 83.6 39 84.6 42.5C86.4 48 90.6 53.4 93.2 58.6C94.6 61.4 93 63.6 88.8 64.2C87.4 64.8 87 66.2 87.8 68C89.8 69.2 90 71.4 87.8 73C89.4 74.6 89.2 77.8 86.8 79.6C85.8 81.6 86 83.6 86.6 86.4C87.4 91.6 84.4 96.8 77.6 97.8C69.6 98.6 62.6 96 55 91L48 98L26 102L12 74L6 40L30 8Z';

export const hair =
  'M71.5 4.5C62 -3 44 -5.4 30 -.4C12 6.4 1.4 23 2 44C2.4 60 7 73 12.6 84.6C16 90.6 23.6 90.4 27.6 85.4C32 80 35 74.4 36 68.4C36.4 60 40.4 54.6 46.4 53.4C53.4 51.6 56.8 45 57.8 37C61.4 27 69 21.4 76.4 18.2C79 14.6 76.4 8.6 71.5 4.5Z';

export const bun = 'M-11.5 16.5C-11.5 7 -4 .4 5 .4C14 .4 20.6 7.6 20.6 16.6C20.6 25.8 14 33 4.8 33C-4.4 33 -11.5 26 -11.5 16.5Z';

export const ear = 'M38.6 56C40.4 51.4 47.4 50.6 50 55C52.2 59 49.4 63 47.6 66.4C46 69.8 42.6 71.4 40.4 69C37.6 66 37.2 60 38.6 56Z';

/** A closed eye, a brow, and the fold of the ear. */
export const lines = 'M42.4 57.6C45 55.4 48 56.4 47.6 59.4C47.2 62.4 44.2 63 43.4 66.6M71.4 45.8C74 48 77.6 48 80.2 45.6M70 37.4C73 34.6 77.6 34 80.6 35.4';

/** Sets the head's grid on the top of the neck, turned by its lean. */
export function headOn(top: Point, lean: number): string {
  const p = seen(top);
  return `translate(${p.x.toFixed(1)} ${p.y.toFixed(1)}) rotate(${lean.toFixed(1)}) scale(${(h(132) / 100).toFixed(3)}) translate(-36 -92)`;
}
