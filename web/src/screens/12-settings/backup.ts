/** When a gentle line about a backup is due, and the file itself. */
import { between, dayOf } from '../../controls/day';
import type { StoreStatus } from '../../engine/calls';
import type { Course, Moment } from '../../engine/types.gen';
import type { App } from '../../page/app.svelte';
import { moment } from '../../page/clock';
import { say } from '../../words/say';

/** A backup older than this, in days, is mentioned. */
export const oldAfter = 28;
/** So many sessions without any backup are worth one. */
const firstAfter = 3;

/** Reports whether to mention a backup: there was never one, or it is old and the record has grown since. */
export function backupDue(store: StoreStatus, now: Moment, course: Course): 'never' | 'old' | null {
  if (store.exchange.state !== 'none') return null;
  if (store.backedUp === null) return course.sessions.length >= firstAfter ? 'never' : null;
  const day = dayOf(store.backedUp);
  const grown = [course.sessions.at(-1)?.at, course.mornings.at(-1)?.day].some((x) => x !== undefined && dayOf(x) > day);
  return grown && between(day, dayOf(now)) > oldAfter ? 'old' : null;
}

/** Saves everything to a file, and returns how many entries it has. */
export async function saveBackup(app: App): Promise<number> {
  const now = moment();
  const { text, entries } = await app.bridge.call('store.backup', { now });
  hand(say('app.settings.backup.file', { day: dayOf(now) }), text, 'application/jsonl');
  await app.refresh();
  return entries;
}

/** Hands what was made to the browser as a file to keep. */
export function hand(name: string, what: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([what], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
