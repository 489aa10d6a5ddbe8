/** The clearances that end soon, a sentence each: one clearance may have lifted several flags. */
import { long } from '../../controls/day';
import type { FlagState } from '../../engine/types.gen';
import { say } from '../../words/say';

export function endings(flags: readonly FlagState[]): readonly string[] {
  const all = flags.flatMap((f) => (f.until ? [say('app.ending', { by: f.by ?? '', day: long(f.until) })] : []));
  return [...new Set(all)];
}
