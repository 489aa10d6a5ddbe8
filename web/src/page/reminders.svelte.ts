/**
 * Reminders in the app: the engine says which days suit a session, and a
 * notification says so at the time the person has set. It is silent once they
 * have rolled, on days of rest and while rolling is suspended.
 */
import { Papers } from '../engine/papers';
import { say } from '../words/say';
import type { App } from './app.svelte';
import { moment } from './clock';
import { keepDue, readDue, remind } from './due';
import { set, settings } from './settings.svelte';

/** How far ahead the days are worked out, for a device that wakes without the page. */
const ahead = 14;
const each = 20_000; // milliseconds between looks at the clock

export type Means = 'woken' | 'open' | 'denied' | 'none';

interface Periodic extends ServiceWorkerRegistration {
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void>; unregister(tag: string): Promise<void> };
}

const possible = (): boolean => 'Notification' in globalThis && 'serviceWorker' in navigator && 'caches' in globalThis;

/** What this browser does for reminders. */
export async function means(): Promise<Means> {
  if (!possible()) return 'none';
  if (Notification.permission === 'denied') return 'denied';
  return (await wakes()) ? 'woken' : 'open';
}

/** Reports whether the browser wakes the app by itself, which it does only for some that are installed. */
async function wakes(): Promise<boolean> {
  const registration: Periodic | undefined = await navigator.serviceWorker.getRegistration();
  if (!registration?.periodicSync) return false;
  const name = 'periodic-background-sync' as PermissionName;
  return navigator.permissions.query({ name }).then((p) => p.state === 'granted', () => false);
}

/** Switches reminders on, in the tap that asks for them. Reports whether they may come. */
export async function allow(at: string): Promise<boolean> {
  if (!possible() || (await Notification.requestPermission()) !== 'granted') return false;
  set({ remind: at });
  if (await wakes()) {
    const registration: Periodic = await navigator.serviceWorker.ready;
    await registration.periodicSync?.register('remind', { minInterval: 3 * 3600_000 }).catch(() => undefined);
  }
  return true;
}

export async function forbid(): Promise<void> {
  set({ remind: null });
  const registration: Periodic | undefined = await navigator.serviceWorker.getRegistration();
  await registration?.periodicSync?.unregister('remind').catch(() => undefined);
}

/** Works out the days again whenever something is recorded, and looks at the clock. */
export function followReminders(app: App): void {
  if (!possible()) return;
  $effect.root(() => {
    $effect(() => {
      void app.version;
      const at = settings.remind;
      let over = false;
      void spoil().catch(() => undefined);
      const soon = setTimeout(() => void work(app, at, () => over).catch(() => undefined), 500);
      return () => {
        over = true;
        clearTimeout(soon);
      };
    });
  });
  setInterval(() => void look(app).catch(() => undefined), each);
}

/** What was worked out before no longer holds: better no reminder than a wrong one. */
async function spoil(): Promise<void> {
  const before = await readDue();
  if (before !== null) await keepDue({ ...before, days: [] });
}

async function work(app: App, at: string | null, givenUp: () => boolean): Promise<void> {
  const before = await readDue();
  if (at === null || Notification.permission !== 'granted') {
    await keepDue(null);
    return;
  }
  const papers = new Papers(app.bridge);
  try {
    const wish = { now: moment(), minutes: settings.minutes, tools: settings.tools ?? [], name: '', born: '', days: ahead, link: '', at: '', alarm: 0 };
    const all = await papers.reminders(wish);
    if (givenUp()) return;
    const days = all.filter((r) => r.due).map((r) => ({ day: r.day, text: text(r.first, r.minutes ?? settings.minutes) }));
    await keepDue({ at, title: say('app.remind.title'), days, shown: before?.shown ?? null });
  } finally {
    papers.close();
  }
  await look(app);
}

function text(first: string | undefined, n: number): string {
  return first === 'screening-due' ? say('app.remind.due.check', { n }) : say('app.remind.due', { n });
}

/** Shows a reminder that is due; none while a session is under way. */
async function look(app: App): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration && !app.live && settings.remind !== null) await remind(registration);
}
