/** The small body with its places: from behind, and beside it a face and a hand from the front. */
import type { Place } from '../ids';
import { closed } from '../outline';
import { at, h } from '../space';
import * as body from './behind';
import type { Spot } from './behind';

interface Layer {
  readonly look: string;
  readonly d: string;
}

/** The body from behind, without any place lit. */
export const around: readonly Layer[] = [
  { look: 'f-near', d: body.pair(body.feet) + body.pair(body.arms) },
  { look: 'f-near', d: body.shape(body.whole(body.shoulders)) },
  { look: 'f-wear', d: body.shape(body.whole(body.clothed)) + body.pair(body.legs) },
  { look: 'f-near', d: body.pair(body.ears) },
  { look: 'f-hair', d: body.shape(body.whole(body.hairBehind)) },
  { look: 'f-fold', d: body.strokes(body.blades) + body.stroke(body.cleft) + body.strokes(body.fold) },
];

const hipEdge: readonly Spot[] = [[88, 545], [101, 540], [107, 520], [108, 498], [103, 476], [92, 480], [84, 505], [83, 530]];

const saddle: readonly Spot[] = [[0, 496], [22, 490], [29, 470], [21, 448], [0, 440]];

const thighAndShank: readonly Spot[] = [...body.legs.slice(2, 22), [5, 446], [34, 440], [70, 446]];

const half = (spots: readonly Spot[], way: 1 | -1): string => body.shape(spots.map(([x, y]): Spot => [x * way, y]));

interface Parts {
  readonly elsewhere: string;
  readonly tapped: readonly (readonly [Place, string])[];
}

/** The places on the back of the body, the smaller ones above the larger. */
export function backParts(under: 'seat' | 'hip'): Parts {
  return {
    elsewhere: body.pair(body.arms) + body.shape(body.whole(body.shoulders)),
    tapped: [
      ['back', body.shape(body.whole(body.never))],
      ['leg-left', half(thighAndShank, -1)],
      ['leg-right', half(thighAndShank, 1)],
      ['foot', body.pair(body.feet)],
      ['here', body.pair(under === 'seat' ? body.here : hipEdge)],
      ['saddle', body.shape(body.whole(saddle))],
    ],
  };
}

type Dot = readonly [x: number, y: number];

const drawn = (dots: readonly Dot[]): string => closed(dots.map(([x, y]) => at(h(x), h(y))));

const even = (dots: readonly Dot[]): string => drawn([...dots, ...dots.map(([x, y]): Dot => [-x, y]).reverse()]);

const face: readonly Dot[] = [[0, -210], [40, -203], [60, -170], [60, -135], [52, -100], [34, -74], [0, -62]];
const cap: readonly Dot[] = [[0, -226], [44, -218], [68, -186], [68, -140], [58, -142], [50, -176], [22, -190], [0, -188]];
const throat: readonly Dot[] = [[30, -90], [30, -52], [48, -34], [96, -22], [104, 8], [0, 14]];
const lips: readonly Dot[] = [[0, -104], [9, -107], [20, -101], [11, -93], [0, -91]];
const eyes = 'M-11.6 -47C-10 -45.4 -7 -45.4 -5.4 -47M5.4 -47C7 -45.4 10 -45.4 11.6 -47';

/** An open hand, its palm to the viewer: each finger from its root to its tip. */
const fingers: readonly (readonly [root: Dot, tip: Dot])[] = [
  [[-26, 112], [-34, 56]], [[-9, 106], [-11, 42]], [[9, 106], [13, 46]], [[26, 112], [36, 64]], [[-34, 146], [-66, 108]],
];

function finger([x0, y0]: Dot, [x1, y1]: Dot, width: number): string {
  const size = Math.hypot(x1 - x0, y1 - y0);
  const [ux, uy] = [((x1 - x0) / size) * width, ((y1 - y0) / size) * width];
  return drawn([
    [x0 - uy, y0 + ux], [x1 - uy, y1 + ux], [x1 - uy * 0.7 + ux * 0.7, y1 + ux * 0.7 + uy * 0.7], [x1 + ux, y1 + uy],
    [x1 + uy * 0.7 + ux * 0.7, y1 - ux * 0.7 + uy * 0.7], [x1 + uy, y1 - ux], [x0 + uy, y0 - ux],
  ]);
}

const palm: readonly Dot[] = [[-35, 106], [0, 100], [35, 106], [40, 140], [30, 178], [20, 206], [-20, 206], [-30, 180], [-42, 150]];

const tip = ([root, end]: readonly [Dot, Dot]): string => {
  const near = (a: number, b: number): number => a + (b - a) * 0.62;
  return finger([near(root[0], end[0]), near(root[1], end[1])], end, 8);
};

export const frontParts = {
  drawn: [
    { look: 'f-near', d: even(throat) + even(face) },
    { look: 'f-hair', d: even(cap) },
    { look: 'f-line', d: eyes },
    { look: 'f-mouth', d: even(lips) },
    { look: 'f-near', d: drawn(palm) + fingers.map(([root, end]) => finger(root, end, 8)).join('') },
  ],
  lipsAndFingers: even(lips) + fingers.map(tip).join(''),
} as const;
