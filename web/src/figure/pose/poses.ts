/** Every technique's pose, for the right side; the left is its mirror image. */
import type { TechniqueID } from '../ids';
import { beside } from './beside';
import { faceDown, side, straight } from './facedown';
import type { Moment, Pose } from './pose';
import { figureFour, gluteRoll } from './sitting';
import { atWall, deepButtock, glutes } from './wall';

/** Those seen from their side. */
export type FromTheSide = Exclude<TechniqueID, 'tfl-wall-ball'>;

export const fromTheSide: Readonly<Record<FromTheSide, (m: Moment) => Pose>> = {
  'glute-roll': gluteRoll,
  'piriformis-figure-four': figureFour,
  'tfl-roll': (m) => faceDown(side, m),
  'hip-flexor-roll': (m) => faceDown(straight, m),
  'glute-wall-ball': (m) => atWall(glutes, m),
  'piriformis-wall-ball': (m) => atWall(deepButtock, m),
};

/** The one seen from behind. */
export const fromBehind = beside;
