/** What a session that has ended says about itself, from what the engine tells of it. */
import type { Level, PackView, SensationID, SessionView, TechniqueID } from '../../engine/types.gen';
import { lower, say, sayOf } from '../../words/say';
import { choices } from '../07-feel/choices';

/** What ended a session. */
export type Cause = { by: 'completed' } | { by: 'stop' } | { by: 'interrupted' } | { by: 'felt'; sensation: SensationID };

export function causeOf(view: SessionView, pack: PackView): Cause {
  if (view.ended.as === 'completed') return { by: 'completed' };
  const sensation = pack.sensations.find((s) => s === view.ended.because);
  if (sensation !== undefined) return { by: 'felt', sensation };
  return { by: view.ended.because === 'interrupted' ? 'interrupted' : 'stop' };
}

/** Levels that suspend rolling have words of their own; others are no reason to change the page. */
export function suspendedAt(level: Level | undefined): Exclude<Level, 'clear' | 'adapt'> | null {
  return level === undefined || level === 'clear' || level === 'adapt' ? null : level;
}

/** Repeats what was reported, where, and in which step. */
export function feltWords(view: SessionView, sensation: SensationID): string {
  const felt = lower(sayOf(`sensation.${sensation}.name`));
  const step = stepWords(view);
  if (view.where !== undefined) return say('app.after.felt-at', { felt, where: lower(sayOf(`place.${view.where}.name`)), step });
  const asked = choices.some((c) => c.next === 'place' && c.sensations.includes(sensation));
  return asked ? say('app.after.felt-nowhere', { felt, step }) : say('app.after.felt', { felt, step });
}

function stepWords(view: SessionView): string {
  const technique = sayOf(`technique.${view.technique ?? ''}.short`);
  return view.side === undefined ? technique : say('app.after.step', { technique, side: sayOf(`side.${view.side}.name`) });
}

/** Reports whether a technique is done on the floor; one that is not known is taken as such. */
export function onFloor(technique: TechniqueID | undefined, pack: PackView | null): boolean {
  return pack?.techniques.find((t) => t.id === technique)?.needs.includes('floor') ?? true;
}

/** What to do now, in order: what the rules say, the way out of the position, and rest. */
export function nowWords(view: SessionView | null, pack: PackView | null): string[] {
  const floor = onFloor(view?.technique, pack);
  const rules = (view?.rules ?? []).map((r) => sayOf(`${r}.do`));
  return [...rules, wayOut(view, floor), say('app.stopped.2'), floor ? say('app.stopped.3') : say('app.after.stand')];
}

function wayOut(view: SessionView | null, floor: boolean): string {
  if (view?.technique === undefined) return say('app.stopped.1');
  if (!floor) return say('app.after.off-ball');
  const side = view.side === undefined ? {} : { side: sayOf(`side.${view.side}.name`), other: sayOf(`side.${view.side === 'left' ? 'right' : 'left'}.name`) };
  return sayOf(`technique.${view.technique}.exit`, side);
}
