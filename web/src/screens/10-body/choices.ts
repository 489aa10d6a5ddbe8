/**
 * What can be looked at on the body: every muscle of the pack, and every part
 * that is never pressed. Both are ids the engine explains.
 */
import type { MuscleID, Technique, TechniqueID } from '../../engine/types.gen';

export type Choice = string;

/** Where each muscle lies under the skin, as regions of the body. */
export const places = {
  'gluteus-maximus': ['buttock-upper-outer'],
  'gluteus-medius': ['buttock-side'],
  piriformis: ['piriformis-lateral'],
  'tensor-fasciae-latae': ['hip-side-tfl'],
  'hip-flexors': ['hip-front-below-asis', 'thigh-front-upper'],
  'quadratus-lumborum': ['flank'],
} as const satisfies Record<MuscleID, readonly string[]>;

/** What is never pressed, the lower back first. */
export const never = ['lumbar-spine', 'flank', 'sacrum-coccyx', 'iliac-crest-rim', 'groin-crease', 'back-of-knee', 'neck'] as const;

const isMuscle = (id: Choice): id is MuscleID => id in places;

/** Where the words of a choice are. */
export function wordOf(id: Choice): string {
  return `${isMuscle(id) ? 'muscle' : 'region'}.${id}.name`;
}

/** The regions of the skin that a choice lights. */
export function regionsOf(id: Choice | null): readonly string[] {
  if (id === null) return [];
  return isMuscle(id) ? places[id] : [id];
}

/** What is chosen by touching regions of the skin: touched again, what else lies there. */
export function touched(regions: readonly string[], now: Choice | null): Choice | null {
  const forbidden = never.filter((n) => regions.includes(n));
  const muscles = Object.keys(places).filter((m) => m !== 'quadratus-lumborum' && regionsOf(m).some((r) => regions.includes(r)));
  const all = forbidden.length > 0 ? forbidden : muscles.reverse(); // the deeper and smaller first
  const at = all.findIndex((c) => c === now);
  return all[(at + 1) % all.length] ?? null;
}

/** The techniques that reach a choice. */
export function techniquesOf(id: Choice, all: readonly Technique[]): TechniqueID[] {
  return all.filter((t) => t.muscles.some((m) => m === id)).map((t) => t.id);
}
