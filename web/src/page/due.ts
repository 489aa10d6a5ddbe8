/**
 * Which days have a reminder, kept so that the service worker finds it without
 * the engine, and showing one that is due. The page works the days out with the
 * engine; whatever is recorded makes them void.
 */

export interface Due {
  /** The time of day, as 18:30. */
  at: string;
  title: string;
  /** Days that suit a session, with what is said on each. */
  days: readonly { day: string; text: string }[];
  /** The day whose reminder was shown last. */
  shown: string | null;
}

const cacheName = 'reminders';
const address = '/reminders';
/** A reminder this many minutes late is none any more. */
const patience = 240;

export async function readDue(): Promise<Due | null> {
  const kept = await (await caches.open(cacheName)).match(address);
  return kept ? ((await kept.json()) as Due) : null;
}

/** Keeps the days, or none. */
export async function keepDue(due: Due | null): Promise<void> {
  const cache = await caches.open(cacheName);
  if (due === null) await cache.delete(address);
  else await cache.put(address, new Response(JSON.stringify(due)));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** What to say now, by the clock of this device, or null. */
export function dueNow(due: Due, now: Date): { day: string; text: string } | null {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const [hours, minutes] = due.at.split(':').map(Number);
  const late = now.getHours() * 60 + now.getMinutes() - ((hours ?? 0) * 60 + (minutes ?? 0));
  if (due.shown === day || late < 0 || late > patience) return null;
  return due.days.find((d) => d.day === day) ?? null;
}

/** Shows the reminder that is due, once a day. */
export async function remind(registration: ServiceWorkerRegistration, now = new Date()): Promise<void> {
  const due = await readDue();
  const what = due && dueNow(due, now);
  if (!what) return;
  await keepDue({ ...due, shown: what.day });
  await registration.showNotification(due.title, { body: what.text, tag: 'unknot-reminder', icon: '/icons/icon-192.png' });
}
