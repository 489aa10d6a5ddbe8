/** The browser and the computer that serves the app have one record, both ways. */
import type { BrowserContext, Page } from '@playwright/test';
import { onDevice } from './device';
import { Person, expect, say, settled, test, type Entry } from './person';
import { Past } from './seed';
import type { Served } from './world';

/** Opens the app with the key, as the program does, in a browser that has done the check. */
async function open(page: Page, address: string): Promise<Person> {
  await page.goto(address);
  await expect(page).toHaveURL(new URL('/', address).href);
  return new Person(page);
}

/** What the computer has on record, by the program. */
async function computer(served: Served): Promise<Entry[]> {
  const out = await served.run('export');
  return out.split('\n').filter((l) => l.startsWith('{')).map((l) => JSON.parse(l) as Entry);
}

const byID = (entries: readonly Entry[]): Entry[] => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));

async function even(page: Page): Promise<void> {
  await page.goto(new URL('/#settings', page.url()).href);
  await new Person(page).part('app.settings.exchange');
  await page.getByRole('button', { name: say('app.settings.exchange.now') }).click();
  await expect(page.getByText(/your computer have the same notes/)).toBeVisible();
  await expect(page.getByRole('button', { name: say('app.settings.exchange.now') })).toBeEnabled();
}

/** A browser whose person has been checked, before it ever met the computer; real time passes. */
async function checked(context: BrowserContext, page: Page, past: Past, origin: string): Promise<void> {
  await onDevice(context);
  await context.addInitScript((s) => localStorage.setItem('unknot.settings', s), JSON.stringify(settled));
  await page.goto(`${origin}/#settings`);
  await new Person(page).part('app.settings.record');
  await page.getByLabel(say('app.settings.restore')).setInputFiles({ name: 'backup.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(past.lines()) });
  await expect(page.getByText(say('app.settings.restore.done', { added: past.entries.length, known: 0 }))).toBeVisible();
}

test('a morning from the terminal is in the app, a session of the app is in the terminal, and three times changes nothing', async ({ page, context, served }) => {
  await page.clock.install();
  await checked(context, page, new Past(new Date()).screened(1).prechecked(), served.origin);
  await served.run('log', 'morning', '7', '--note', 'written in the terminal');
  const person = await open(page, served.address);
  await even(page);
  await page.goto(`${served.origin}/#progress`);
  await person.press(person.button('app.progress.table'));
  await expect(page.getByRole('row').nth(1)).toContainText('7');

  await page.goto(`${served.origin}/#today`);
  await person.press(person.button('app.today.roll', { n: settled.minutes }));
  await person.start();
  await person.press(person.button('app.player.skip'));
  await page.keyboard.press('Escape');
  await expect(person.button('app.after.off-tool')).toBeVisible();
  await expect(page.getByText(say('app.after.unsaved'))).toBeHidden();
  await page.reload();
  await even(page);
  const list = (await served.run('log', 'list')).split('\n').filter((l) => /^\d{4}-/.test(l));
  expect(list.filter((l) => l.includes('Session of'))).toHaveLength(1);
  expect(list.at(-1)).toContain('Session ended before its last step');

  const [here, there] = [await person.record(), await computer(served)];
  expect(byID(there)).toEqual(byID(here));
  expect(there.map((e) => e.kind)).toContain('morning');
  for (let times = 0; times < 3; times++) await even(page);
  expect(await person.record()).toEqual(here);
  expect(await computer(served)).toEqual(there);
});

test('an exchange that is broken off goes on where it was', async ({ browser, served }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const past = new Past(new Date());
  for (let i = 0; i < 1300; i++) past.morning(i, 3);
  await past.into(served);
  const pages: string[] = [];
  let broken = true;
  await context.route('**/api/journal?**', async (route) => {
    const after = new URL(route.request().url()).searchParams.get('after') ?? '';
    pages.push(after);
    return broken && after !== '0' ? route.abort('connectionreset') : route.continue();
  });
  await open(page, served.address);
  await page.goto(`${served.origin}/#settings`);
  await expect(page.getByText(say('app.settings.exchange.waiting'))).toBeVisible();
  await new Person(page).part('app.settings.record');
  await expect(page.getByText(say('app.settings.entries.shared', { n: 500 }))).toBeVisible();
  expect(pages.filter((after) => after === '0')).toHaveLength(1);
  broken = false;
  pages.length = 0;
  await page.getByRole('button', { name: say('app.settings.exchange.now') }).click();
  await expect(page.getByText(say('app.settings.entries.shared', { n: 1300 }))).toBeVisible();
  expect(pages).toEqual(['500', '1000']);
  await context.close();
});

test('what the browser could not send is sent later, once', async ({ browser, served }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  let down = true;
  await context.route('**/api/journal', (route) => (down && route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()));
  const past = new Past(new Date()).screened(1).morning(1, 4);
  await checked(context, page, past, served.origin);
  await open(page, served.address);
  await page.goto(`${served.origin}/#settings`);
  await expect(page.getByText(say('app.settings.exchange.waiting'))).toBeVisible();
  expect(await computer(served)).toEqual([]);
  down = false;
  await even(page);
  await even(page);
  expect(byID(await computer(served)).map((e) => e.id)).toEqual(past.entries.map((e) => e.id).sort());
  await context.close();
});

test('a reason against rolling from the terminal suspends the app at once', async ({ page, context, served }) => {
  await page.clock.install();
  await checked(context, page, new Past(new Date()).screened(1).prechecked(), served.origin);
  const person = await open(page, served.address);
  await expect(person.button('app.today.roll', { n: settled.minutes })).toBeVisible();
  await new Past(new Date(), 'later').screened(0, { 'saddle-numbness': 'yes' }).into(served);
  await page.clock.fastForward(61_000);
  await even(page);
  await page.goto(`${served.origin}/#today`);
  await expect(person.heading('level.emergency.title')).toBeVisible();
  for (const place of ['plan', 'short']) {
    await page.goto(`${served.origin}/#${place}`);
    await expect(person.heading('level.emergency.title')).toBeVisible();
  }
});

test('a key that is wrong is told in one clear line, and nothing is exchanged', async ({ browser, served }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await served.run('log', 'morning', '3');
  await open(page, `${served.origin}/#key=${'a'.repeat(26)}`);
  await page.goto(`${served.origin}/#settings`);
  await expect(page.getByText(/key/i).filter({ hasText: /wrong/i })).toBeVisible();
  await new Person(page).part('app.settings.record');
  await expect(page.getByText(say('app.settings.entries.shared', { n: 0 }))).toBeVisible();
  await context.close();
});

test('what is deleted here and on the computer is gone in both', async ({ page, served }) => {
  await new Past(new Date()).screened(1).into(served);
  const person = await open(page, served.address);
  await even(page);
  await person.press(person.button('app.settings.delete'));
  await person.press(person.button('app.settings.delete.do'));
  await expect(page.getByText(say('app.settings.delete.choose'))).toBeVisible();
  await person.press(person.button('app.settings.delete.everywhere'));
  await person.press(person.button('app.settings.delete.do'));
  await expect(person.heading('app.settings.deleted.computer')).toBeVisible();
  expect(await computer(served)).toEqual([]);
  await person.press(person.button('app.settings.deleted.on'));
  await expect(person.heading('app.welcome.title')).toBeVisible();
});
