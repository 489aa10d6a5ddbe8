/** The picture of a technique at a moment: what is drawn, where the tool is, and how much room it takes. */
import { layersBeside } from './drawing-beside';
import { type Layer, layersOf } from './drawing';
import type { TechniqueID } from './ids';
import type { Contact, Moment, Tool } from './pose/pose';
import { fromBehind, fromTheSide } from './pose/poses';
import { type Point, add, at, from, length, scale } from './space';
import { h } from './bones';

export interface Scene {
  readonly layers: readonly Layer[];
  readonly tool: Tool;
  readonly contact: Contact;
  /** The tender spot, deeper in the flesh than the touch. */
  readonly spot: Point;
}

export interface Stage {
  /** The picture's room: left, top, width, height, for the right side. */
  readonly box: readonly [number, number, number, number];
  /** The middle of the tool's way, where the arrow goes. */
  readonly arrow: Point;
  readonly wall: boolean;
}

/** The marker sits this far in from the skin, on the target and clear of the hatching. */
const DEEP = h(34);

function deeper(tool: Tool, contact: Contact): Point {
  const inwards = from(tool.center, contact.point);
  return add(contact.point, scale(inwards, DEEP / length(inwards)));
}

export function sceneOf(technique: TechniqueID, m: Moment): Scene {
  if (technique === 'tfl-wall-ball') {
    const pose = fromBehind(m);
    return { ...pose, layers: layersBeside(pose), spot: deeper(pose.tool, pose.contact) };
  }
  const pose = fromTheSide[technique](m);
  return { ...pose, layers: layersOf(pose), spot: deeper(pose.tool, pose.contact) };
}

const sitting: Stage = { box: [-150, -216, 326, 220], arrow: at(7, 16), wall: false };
const lying: Stage = { box: [-203, -124, 396, 128], arrow: at(0, 16), wall: false };
const standing: Stage = { box: [-34, -346, 192, 350], arrow: at(-17, -149), wall: true };
const sideways: Stage = { box: [-152, -352, 186, 356], arrow: at(17, -163), wall: true };

export const stages: Record<TechniqueID, Stage> = {
  'glute-roll': sitting,
  'piriformis-figure-four': sitting,
  'tfl-roll': lying,
  'hip-flexor-roll': lying,
  'glute-wall-ball': standing,
  'piriformis-wall-ball': standing,
  'tfl-wall-ball': sideways,
};

/** Room under the floor for the arrow. */
const BELOW = 24;

/** A small picture of somebody standing is as wide as one of somebody sitting, so that a list keeps its rows. */
const WIDE = sitting.box[2] / sitting.box[3];

/** The view box: the arrow's room where the picture is not a small one, mirrored for the left side. */
export function viewBox(stage: Stage, mirrored: boolean, small: boolean): string {
  const [left, top, width, height] = stage.box;
  const aside = small && stage.wall ? Math.round((height * WIDE - width) / 2) : 0;
  const room = small || stage.wall ? 0 : BELOW;
  const start = (mirrored ? -left - width : left) - aside;
  return `${start} ${top} ${width + 2 * aside} ${height + room}`;
}
