/**
 * A person with the app: what they do, step by step, by touch or by keyboard,
 * and what is on record afterwards. Time passes when they let it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { texts } from '../build/words';
import screening from '../../engine/protocol/data/lowback/screening.json' with { type: 'json' };
import { onDevice } from './device';
import { Served, expect, test as world } from './world';

/** A Monday morning. */
export const monday = '2026-11-23T10:00:00+01:00';

const sentences = texts();

/** A sentence of the app. */
export function say(id: string, fill: Readonly<Record<string, string | number>> = {}): string {
  const text = sentences[id];
  if (text === undefined) throw new Error(`there is no sentence ${id}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? `{${name}}`));
}

export interface Item {
  id: string;
  kind: string;
  page: number;
  short?: boolean;
}

/** The questions of the safety check. */
export const items: readonly Item[] = screening.items;

/** What a person answers besides no: an item without an entry is denied, a number is that of a healthy person. */
export type Said = Readonly<Record<string, 'yes' | 'unsure' | number>>;

const healthy: Said = { age: 44, 'pain-now': 3 };

/** How a person presses something. */
export type Hands = (page: Page, what: Locator) => Promise<void>;

export const touch: Hands = (_, what) => what.tap();
export const mouse: Hands = (_, what) => what.click();

/** Goes there with Tab, and presses Space on a button, Enter on a link. */
export const keyboard: Hands = async (page, what) => {
  await expect(what).toBeVisible();
  const there = (): Promise<boolean> => what.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; !(await there()); tabs++) {
    if (tabs > 120) throw new Error('the keyboard does not get there');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press((await what.evaluate((element) => element.tagName === 'A')) ? 'Enter' : 'Space');
};

/** An entry of the record. */
export interface Entry {
  id: string;
  at: string;
  kind: string;
  body: Record<string, unknown>;
}

export class Person {
  constructor(
    readonly page: Page,
    private readonly hands: Hands = mouse,
  ) {}

  button(id: string, fill: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.getByRole('button', { name: say(id, fill), exact: true });
  }

  press(what: Locator): Promise<void> {
    return this.hands(this.page, what);
  }

  heading(id: string, fill: Readonly<Record<string, string | number>> = {}): Locator {
    return this.page.getByRole('heading', { level: 1, name: say(id, fill), exact: true });
  }

  /** Answers one page of the check, and does not leave it. */
  async answer(asked: readonly Item[], said: Said, form: 'ask' | 'short' = 'ask'): Promise<void> {
    for (const item of asked) {
      const answer = { ...healthy, ...said }[item.id];
      if (answer === undefined) continue;
      const group = this.page.getByRole('group', { name: say(`item.${item.id}.${form}`), exact: true });
      const tick = group.getByRole('button').nth(answer === 'yes' ? 0 : 1); // in the short form the statement is the yes
      if (typeof answer !== 'number') await this.press(form === 'short' ? tick : group.getByRole('button', { name: say(`app.check.${answer}`), exact: true }));
      else if (item.id === 'pain-now') await this.press(group.getByRole('button', { name: new RegExp(`^${answer}\\b`) }));
      else await this.type(this.page.getByLabel(say(`item.${item.id}.ask`)), String(answer));
    }
  }

  /** Types into a field. */
  async type(field: Locator, text: string): Promise<void> {
    if (this.hands === keyboard) await this.focus(field);
    else await this.press(field);
    await this.page.keyboard.type(text);
  }

  /** Goes to a field with Tab. */
  private async focus(field: Locator): Promise<void> {
    while (!(await field.evaluate((element) => element === document.activeElement))) await this.page.keyboard.press('Tab');
  }

  /** Says that nothing else on this page is true, and goes on. */
  async none(): Promise<void> {
    const names = ['app.check.none', 'app.check.all', 'app.check.others', 'app.check.on'].map((id) => say(id));
    const last = this.page.locator('.foot').getByRole('button').filter({ hasText: new RegExp(`^(${names.join('|')})( ${say('app.check.go')})?$`) });
    await this.press(last);
  }

  /** Answers the full check, page after page, from its first page on. */
  async check(said: Said = {}): Promise<void> {
    const pages = Math.max(...items.map((i) => i.page));
    for (let n = 1; n <= pages; n++) {
      await expect(this.heading(`page.${n}.title`)).toBeVisible();
      await this.answer(items.filter((i) => i.page === n), said);
      await this.none();
    }
  }

  /** Answers the short check before a session. */
  async shortCheck(said: Said = {}): Promise<void> {
    await expect(this.heading('app.check.short.title')).toBeVisible();
    await this.answer(items.filter((i) => i.short === true), said, 'short');
    await this.none();
  }

  /** Opens a part of the settings; one that is open stays so. */
  async part(id: string): Promise<void> {
    const head = this.button(id);
    if ((await head.getAttribute('aria-expanded')) === 'false') await this.press(head);
  }

  /** Starts the session of the plan that is shown. */
  async start(): Promise<void> {
    await this.press(this.button('app.plan.start'));
    await expect(this.stop).toBeVisible();
    await expect(this.player).toBeVisible();
  }

  /** The control that stops. */
  get stop(): Locator {
    return this.page.locator('#stop');
  }

  /** Leaves the stopped screen that is in the page itself: it stays until then. */
  async leaveStopped(): Promise<void> {
    await expect(this.page.locator('#stopped')).toBeVisible();
    await this.press(this.page.getByRole('link', { name: say('app.stopped.off'), exact: true }));
    await expect(this.page.locator('#stopped')).toBeHidden();
  }

  get player(): Locator {
    return this.page.locator('main.player');
  }

  /** Lets time pass while the app is watched: never so much at once that nobody watched it. */
  async wait(seconds: number, each = 4): Promise<void> {
    for (let left = seconds; left > 0; left -= each) {
      await this.page.clock.fastForward(Math.min(each, left) * 1000);
      await this.page.evaluate(() => window.device.beat());
    }
  }

  /** Lets time pass until something is shown. */
  async waitFor(what: Locator, most: number, each = 2): Promise<void> {
    for (let passed = 0; !(await what.isVisible()); passed += each) {
      if (passed > most) throw new Error(`${String(what)} is not shown within ${most} seconds`);
      await this.wait(each, each);
    }
  }

  /** What is on record on this device, oldest first. */
  record(): Promise<Entry[]> {
    return recordOf(this.page);
  }

  /** The kinds of what is on record, an event by what it does; without the signs of life. */
  async kinds(): Promise<string[]> {
    return kindsOf(await this.record());
  }
}

export function kindsOf(entries: readonly Entry[]): string[] {
  const kinds = entries.map((e) => (e.kind === 'session-event' ? (e.body['event'] as { do: string }).do : e.kind));
  return kinds.filter((k) => k !== 'alive');
}

/** Reads the entries that a page's browser keeps; none while there is no record yet, and none is made. */
export async function recordOf(page: Page): Promise<Entry[]> {
  const lines = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const open = indexedDB.open('unknot');
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => resolve([]);
        open.onsuccess = () => {
          const all = open.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            open.result.close();
            resolve((all.result as { line: string }[]).map((k) => k.line));
          };
        };
      }),
  );
  return lines.map((line) => JSON.parse(line) as Entry);
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The state of a browser in which the check is done and a roller is chosen, as of Monday morning, for an origin. */
export type Checked = (origin: string) => State;

/** What a person has set who has used the app before. */
export const settled = { minutes: 10, tools: ['foam-roller'], heard: true };

/**
 * checked is made once for all tests of a worker, through the app itself;
 * ready is a person on Monday morning, in such a browser, at Today.
 */
export const test = world.extend<{ person: Person }, { checked: Checked }>({
  checked: [
    async ({ browser }, use) => {
      const data = mkdtempSync(join(tmpdir(), 'unknot-test-'));
      const served = await Served.start(data);
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.clock.install({ time: monday });
      await page.addInitScript((s) => localStorage.setItem('unknot.settings', s), JSON.stringify(settled));
      await page.goto(`${served.origin}/#check`);
      await new Person(page).check();
      await expect(new Person(page).heading('level.clear.title')).toBeVisible();
      const state = await context.storageState({ indexedDB: true });
      await context.close();
      await served.stop();
      rmSync(data, { recursive: true, force: true });
      await use((origin) => ({ ...state, origins: state.origins.map((o) => ({ ...o, origin })) }));
    },
    { scope: 'worker' },
  ],
  person: async ({ page, context, served, checked }, use) => {
    await onDevice(context);
    await page.clock.install({ time: monday });
    await context.setStorageState(checked(served.origin));
    await page.goto(`${served.origin}/#today`);
    await use(new Person(page));
  },
});

export { expect, Served };
