/** How the steps of a session are named, and their instructions said for a side. */
import type { Side, TechniqueID } from '../engine/types.gen';
import { has, sayOf } from '../words/say';

export function sideName(side: Side): string {
  return sayOf(`side.${side}.name`);
}

/** What to do, for a side. */
export function instruction(id: string, side: Side | undefined): string {
  if (!side) return sayOf(id);
  return sayOf(id, { side: sideName(side), other: sideName(side === 'left' ? 'right' : 'left') });
}

interface Named {
  technique?: TechniqueID;
  side?: Side;
}

/** "Buttock roll, left". */
export function name(x: Named): string {
  return named(x, 'name');
}

/** "Buttock, left". */
export function shortName(x: Named): string {
  return named(x, 'short');
}

function named({ technique, side }: Named, as: 'name' | 'short'): string {
  if (!technique || !side) return '';
  const id = `technique.${technique}.${as}`;
  const words = has(id) ? sayOf(id) : sayOf(`technique.${technique}.name`);
  return sayOf('app.player.step-name', { technique: words, side: sideName(side) });
}
