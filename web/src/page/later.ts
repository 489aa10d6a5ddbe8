/** What the app does beside what is on the screen, for those who have switched it on: reminders, and copies to a folder. */
import type { App } from './app.svelte';
import { followCopies } from './copies.svelte';
import { followReminders } from './reminders.svelte';

export function later(app: App): void {
  followReminders(app);
  followCopies(app);
}
