/** What can happen, and what can become of it, in the order they are asked. */
import type { AdverseKind, Outcome } from '../../engine/types.gen';

export const kinds: readonly AdverseKind[] = ['bruise', 'flare', 'dizziness', 'other'];
export const outcomes: readonly Outcome[] = ['ongoing', 'recovering', 'resolved', 'unknown'];
