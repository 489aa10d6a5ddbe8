/** A plan as it is shown: one line for each technique, with its sides. */
import { secondsOf } from './choice';
import type { LeftOut, Step, TechniqueID } from '../../engine/types.gen';

export interface Group {
  technique: TechniqueID;
  steps: readonly Step[];
  seconds: number;
  why: readonly string[];
}

/** Steps of one technique that follow each other belong together. */
export function groupsOf(steps: readonly Step[]): Group[] {
  const out: Group[] = [];
  for (const s of steps) {
    const last = out.at(-1);
    const same = last?.technique === s.technique ? last : null;
    if (same) out.pop();
    out.push({
      technique: s.technique,
      steps: [...(same?.steps ?? []), s],
      seconds: (same?.seconds ?? 0) + secondsOf(s),
      why: [...new Set([...(same?.why ?? []), ...(s.why ?? [])])],
    });
  }
  return out;
}

/** Reasons that come from time and tools; all others come from the person's answers or record, and are shown first. */
const ordinary: readonly string[] = ['tool-not-there', 'no-dose', 'muscle-full', 'muscle-worked', 'too-little-time', 'not-worth-change'];

export function isOrdinary(x: LeftOut): boolean {
  return ordinary.includes(x.because);
}
