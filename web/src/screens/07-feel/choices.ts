/**
 * The choices of "How does it feel?": one line each, all alike. Sensations that
 * mean the same for the session share a line. What a choice leads to is the
 * engine's, and is not known here.
 */
import type { SensationID } from '../../engine/types.gen';
import type { WordId } from '../../words/ids.gen';

/** What is asked next. A place that is not said is judged as the gravest. */
export type Next = 'nothing' | 'place' | 'strength';

export interface Choice {
  words: WordId;
  /** The first is reported when the person does not say which. */
  sensations: readonly [SensationID, ...SensationID[]];
  next: Next;
}

export const choices: readonly Choice[] = [
  { words: 'sensation.easing-ache.name', sensations: ['easing-ache'], next: 'nothing' },
  { words: 'sensation.steady-ache.name', sensations: ['steady-ache'], next: 'nothing' },
  { words: 'sensation.too-much.name', sensations: ['too-much'], next: 'strength' },
  { words: 'app.feel.sharp', sensations: ['sharp', 'shooting', 'electric'], next: 'place' },
  { words: 'app.feel.numb', sensations: ['numb', 'tingling'], next: 'place' },
  { words: 'sensation.weak.name', sensations: ['weak'], next: 'place' },
  { words: 'sensation.dizzy.name', sensations: ['dizzy'], next: 'nothing' },
  { words: 'sensation.chest.name', sensations: ['chest'], next: 'nothing' },
  { words: 'sensation.back-worse.name', sensations: ['back-worse'], next: 'nothing' },
];

export const places = [
  'here',
  'back',
  'leg-left',
  'leg-right',
  'both-legs',
  'foot',
  'saddle',
  'lips-or-fingers',
  'elsewhere',
] as const;

/** How long after a page has come up a touch is still taken for the one before, in milliseconds. */
const settling = 350;

/** Reports whether a click is a touch that was meant for the page before. Keys and assistive tools are never. */
export function stray(e: Pick<MouseEvent, 'detail'>, shownAt: number, now: number): boolean {
  return e.detail > 0 && now - shownAt < settling;
}
