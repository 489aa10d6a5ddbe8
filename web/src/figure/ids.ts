/** The ids the figures draw are the engine's words; only what the picture adds is said here. */
import type { PlaceID, Side, TechniqueID } from '../engine/types.gen';

export type { PlaceID as Place, Side, TechniqueID };

/** What the person is doing just now. `still` is the picture of a technique, in the middle of its stroke. */
export type Phase = 'still' | 'enter' | 'roll' | 'hold' | 'exit';

/** Every technique that is drawn. */
export const techniques = [
  'glute-roll',
  'piriformis-figure-four',
  'tfl-roll',
  'hip-flexor-roll',
  'glute-wall-ball',
  'piriformis-wall-ball',
  'tfl-wall-ball',
] as const satisfies readonly TechniqueID[];
