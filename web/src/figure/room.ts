/** How much room a picture takes: known before its film is. */
import { type Film, type View, UNIT } from './film';
import type { TechniqueID } from './ids';
import { rooms } from './rooms.gen';

export type Room = Pick<Film, 'box' | 'wall' | 'floor' | 'move'>;

export const roomFor = (technique: TechniqueID, view: View): Room => rooms[`${technique} ${view}`];

/** A small picture of somebody standing is as wide as one of somebody sitting, so that a list keeps its rows. */
const WIDE = 1.5;

/** Room round the arrow of the motion, in millimetres. */
const AROUND = 45;

/** The room as left, top, width, height in picture units: with the arrow's where the picture is not a small one, mirrored for the left side. */
export function roomOf(room: Room, mirrored: boolean, small: boolean): readonly [number, number, number, number] {
  const [left = 0, top = 0, width = 0, height = 0] = room.box;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = room.move;
  const arrow = !small && (x1 !== x2 || y1 !== y2);
  const low = [Math.min(left, arrow ? x1 - AROUND : left), Math.min(top, arrow ? y1 - AROUND : top)] as const;
  const high = [Math.max(left + width, arrow ? x2 + AROUND : 0), Math.max(top + height, arrow ? y2 + AROUND : 0)] as const;
  const [w, h] = [high[0] - low[0], high[1] - low[1]];
  const aside = small ? Math.max(0, Math.round((h * WIDE - w) / 2)) : 0;
  const start = (mirrored ? -high[0] : low[0]) - aside;
  return [units(start), units(low[1]), units(w + 2 * aside), units(h)];
}

/** Millimetres as units, to a tenth. */
export const units = (millimetres: number): number => Math.round((millimetres * 10) / UNIT) / 10;

/** The arrow of the motion, with a head at either end; nothing where the motion is towards the eye. */
export function arrowOf(move: readonly number[]): string {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = move.map(units);
  if (x1 === x2 && y1 === y2) return '';
  return x1 === x2
    ? `M${x1} ${y1}V${y2}M${x1} ${y1}m-8 8l8 -8l8 8M${x2} ${y2}m-8 -8l8 8l8 -8`
    : `M${x1} ${y1}H${x2}M${x1} ${y1}m8 -8l-8 8l8 8M${x2} ${y2}m-8 -8l8 8l-8 8`;
}
