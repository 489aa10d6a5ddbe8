/** What the page is made with. What a person enters here is kept while the app is open, and no longer. */
import type { Wish } from '../../engine/papers';
import { moment } from '../../page/clock';
import { settings } from '../../page/settings.svelte';

export interface Asked {
  name: string;
  born: string;
  days: number;
  link: string;
}

/** Days that can be picked. */
export const spans = [30, 90, 365] as const;

/** This app's own address, where others may reach it too. */
function ownAddress(): string {
  const here = new URL(location.href);
  const alone = /^(localhost|127\.|\[?::1)/.test(here.hostname);
  return alone ? '' : here.origin;
}

export const asked: Asked = $state({ name: '', born: '', days: 90, link: ownAddress() });

/** A wish for a paper of now. */
export function wishOf(a: Asked): Wish {
  return { now: moment(), minutes: settings.minutes, tools: settings.tools ?? [], name: a.name.trim(), born: a.born.trim(), days: a.days, link: a.link.trim(), at: '', alarm: 15 };
}
