/** The widths of the drawn limbs along each bone, in thousandths of body height. */
import { h } from '../bones';
import type { Girth } from '../outline';

const girths = (...rows: readonly Girth[]): readonly Girth[] =>
  rows.map(([share, front, back]) => [share, h(front), h(back)]);

export const thigh = girths(
  [-0.2, 22, 22],
  [-0.06, 49, 44],
  [0.12, 56, 53],
  [0.3, 55, 53],
  [0.55, 48, 46],
  [0.8, 37.5, 37],
  [0.96, 33, 32],
  [1.07, 26, 25],
  [1.13, 9, 9],
);

export const shank = girths(
  [-0.12, 10, 10],
  [-0.06, 26, 24],
  [0.06, 30.5, 31],
  [0.2, 27.5, 39],
  [0.34, 25, 41],
  [0.5, 22.5, 35],
  [0.68, 19, 25],
  [0.84, 17, 19],
  [0.9, 16.5, 18.5],
  [0.905, 15, 17],
);

export const shortThigh = girths(
  [-0.4, 22, 22],
  [-0.1, 44, 44],
  [0.25, 48, 53],
  [0.6, 43, 50],
  [0.9, 35, 38],
  [1.1, 27, 28],
  [1.2, 12, 12],
);

export const shortShank = girths(
  [-0.3, 14, 14],
  [-0.16, 30, 30],
  [0.05, 36, 38],
  [0.3, 31, 36],
  [0.55, 24, 29],
  [0.8, 18.5, 21],
  [0.9, 17, 19],
  [0.91, 15, 17],
);

/** The bare ankle between the legging and the foot. */
export const ankle = girths([0.78, 13, 14], [0.86, 16, 18], [0.96, 16.5, 19], [1.06, 16, 20], [1.14, 8, 10]);

export const upperArm = girths(
  [-0.17, 11, 13],
  [-0.1, 24, 25],
  [0.02, 30.5, 29.5],
  [0.2, 28, 27.5],
  [0.45, 24.5, 25.5],
  [0.75, 21, 22.5],
  [0.95, 19.5, 20.5],
  [1.08, 14, 14],
);

/** The far arm comes out from behind the chest. */
export const farUpperArm = girths(
  [0.1, 12, 12],
  [0.18, 24, 24],
  [0.45, 24, 25],
  [0.75, 21, 22.5],
  [0.95, 19.5, 20.5],
  [1.08, 14, 14],
);

export const forearm = girths(
  [-0.12, 9, 9],
  [-0.04, 17, 17.5],
  [0.12, 19.5, 20.5],
  [0.32, 19.5, 19.5],
  [0.6, 15.5, 16.5],
  [0.86, 12.5, 12.5],
  [1, 12.5, 12],
  [1.05, 8, 8],
);

export const neck = girths([-0.3, 22, 20], [0, 29, 28], [0.3, 29, 30], [0.6, 28, 28.5], [1, 28, 28], [1.25, 20, 20]);

export const thighBehind = girths(
  [-0.2, 20, 20], [-0.05, 46, 46], [0.15, 54, 54], [0.4, 50, 50], [0.7, 40, 40], [0.94, 31, 31], [1.08, 24, 24], [1.13, 9, 9],
);

export const shankBehind = girths(
  [-0.1, 10, 10], [-0.04, 26, 26], [0.1, 29, 28], [0.28, 32, 30], [0.5, 26, 25], [0.75, 18, 18], [0.88, 16, 16], [0.89, 14, 14],
);

export const ankleBehind = girths([0.8, 12, 12], [0.86, 14.5, 14.5], [1, 15, 15], [1.08, 10, 10]);

export const forearmBehind = girths([-0.1, 10, 10], [-0.02, 18, 18], [0.25, 20, 19], [0.6, 16, 16], [0.9, 12.5, 12.5], [1.05, 8, 8]);
