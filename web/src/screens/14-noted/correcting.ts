/** What a correction records: a value of the same kind as the entry's, with all that is not corrected as it was. */
import type { Corrected } from '../../engine/calls';
import type { Noted, Saying } from '../../engine/types.gen';

export type Value = Pick<Saying, 'pain' | 'adverse' | 'session' | 'minutes' | 'note'> & { ratings?: Saying['ratings'] | undefined };

/** What an entry says now: the last that was said of it. */
export function newest(of: Noted): Saying {
  const last = of.said.at(-1);
  if (!last) throw new Error(`entry ${of.id} says nothing`);
  return last;
}

/** What is recorded; null while nothing differs from what it says now. */
export function better(of: Noted, v: Value): Corrected | null {
  const now = newest(of);
  const note = v.note === undefined || v.note === '' ? {} : { note: v.note };
  if (v.adverse) return v.adverse.outcome === now.adverse?.outcome ? null : { kind: 'adverse', to: { ...v.adverse, ...note } };
  if (v.ratings) return JSON.stringify(v.ratings) === JSON.stringify(now.ratings) ? null : { kind: 'function', to: { ratings: v.ratings } };
  if (v.pain === null || v.pain === now.pain) return null;
  if (of.kind === 'after') return { kind: 'after', to: { session: v.session ?? '', pain: v.pain, minutes: v.minutes ?? 0, ...note } };
  return { kind: 'morning', to: { pain: v.pain, ...note } };
}
