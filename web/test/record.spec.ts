/** What a person recorded can be taken out, deleted and put back, and is never silently not saved. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { spoilable, tellWorker } from './device';
import { Person, expect, kindsOf, monday, say, settled, test } from './person';
import { Past } from './seed';

const now = new Date(monday);

/** Two weeks of a person: checked, five sessions, mornings that get better. */
function past(): Past {
  const out = new Past(now).screened(13);
  for (const [i, daysAgo] of [12, 10, 8, 5, 3].entries()) out.session(daysAgo, { felt: ['easing-ache', 'steady-ache', 'easing-ache'].slice(0, i) });
  for (let daysAgo = 12; daysAgo >= 0; daysAgo--) out.morning(daysAgo, 2 + Math.ceil(daysAgo / 4));
  return out;
}

async function settings(page: Page, origin: string): Promise<Person> {
  await page.goto(`${origin}/#settings`);
  const person = new Person(page);
  await expect(person.heading('app.settings.title')).toBeVisible();
  return person;
}

async function restore(page: Page, text: string): Promise<void> {
  await new Person(page).part('app.settings.record');
  await page.getByLabel(say('app.settings.restore')).setInputFiles({ name: 'backup.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });
}

async function backup(person: Person): Promise<string> {
  await person.part('app.settings.record');
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.press(person.button('app.settings.backup'))]);
  expect(file.suggestedFilename()).toBe('unknot-2026-11-23.jsonl');
  return readFileSync(await file.path(), 'utf8');
}

/** What the person sees of their record, once nothing is added to it any more: notes come after the rest. */
async function seen(page: Page, origin: string): Promise<string[]> {
  const out: string[] = [];
  for (const place of ['progress', 'today']) {
    await page.goto(`${origin}/#${place}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('#app main :is(.u-over, .week)').first()).toBeVisible();
    let text = '';
    const calm = async (): Promise<boolean> => text === (text = await page.locator('#app main').innerText());
    await expect.poll(calm, { intervals: [700] }).toBe(true);
    out.push(text);
  }
  return out;
}

/** What of the app is left in the browser. */
function left(page: Page): Promise<object> {
  return page.evaluate(async () => ({
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    kept: Object.keys(localStorage),
  }));
}

test('what was backed up, deleted and restored is what it was', async ({ page, served }) => {
  await page.clock.install({ time: monday });
  let person = await settings(page, served.origin);
  const made = past();
  await restore(page, made.lines());
  await expect(page.getByText(say('app.settings.restore.done', { added: made.entries.length, known: 0 }))).toBeVisible();
  const before = await seen(page, served.origin);
  expect(before[0]).toContain('4');
  person = await settings(page, served.origin);
  const file = await backup(person);
  await expect(page.getByText(say('app.settings.backup.done', { n: made.entries.length }))).toBeVisible();
  const lines = file.trim().split('\n');
  expect(new Set(lines.map((l) => JSON.parse(l) as unknown))).toEqual(new Set(made.entries));

  await expect(page.getByText(say('app.settings.offline'))).toBeVisible();
  await person.press(person.button('app.settings.delete'));
  await expect(page.getByText(say('app.settings.delete.what', { n: lines.length }))).toBeVisible();
  await person.press(person.button('app.settings.delete.do'));
  await expect(person.heading('app.settings.deleted')).toBeVisible();
  expect(await left(page)).toEqual({ databases: [], caches: [], workers: 0, kept: [] });
  await person.press(person.button('app.settings.deleted.on'));
  await expect(person.heading('app.welcome.title')).toBeVisible();

  await settings(page, served.origin);
  await restore(page, file);
  await expect(page.getByText(say('app.settings.restore.done', { added: lines.length, known: 0 }))).toBeVisible();
  await restore(page, file);
  await expect(page.getByText(say('app.settings.restore.done', { added: 0, known: lines.length }))).toBeVisible();
  await expect.poll(() => seen(page, served.origin)).toEqual(before);
});

test('a damaged backup names its lines, and gives the others', async ({ page, served }) => {
  await page.clock.install({ time: monday });
  await settings(page, served.origin);
  const lines = new Past(now).screened(3).morning(2, 4).morning(1, 3).lines().trim().split('\n');
  const text = [lines[0], '{"v":1,"id":"cut', '', lines[1], lines[2]?.replace('"pain":3', '"pain":30'), 'not a line'].join('\n');
  await restore(page, text);
  await expect(page.getByText(say('app.settings.restore.done', { added: 2, known: 0 }))).toBeVisible();
  const faulty = page.getByRole('listitem').filter({ hasText: /^Line \d+: / });
  await expect(faulty).toHaveCount(3);
  await expect(faulty.nth(0)).toHaveText(/^Line 2: ./);
  await expect(faulty.nth(1)).toHaveText(/^Line 5: .*pain/);
  await expect(faulty.nth(2)).toHaveText(/^Line 6: ./);
});

test('deleting can be thought better of, and a backup saved first', async ({ person, page, served }) => {
  await page.goto(`${served.origin}/#settings`);
  await person.press(person.button('app.settings.delete'));
  const [file] = await Promise.all([page.waitForEvent('download'), person.press(person.button('app.settings.delete.backup'))]);
  expect(readFileSync(await file.path(), 'utf8')).toContain('"kind":"screening"');
  await person.press(person.button('app.settings.delete.keep'));
  await expect(person.heading('app.settings.title')).toBeVisible();
  expect(await person.kinds()).toEqual(['screening']);
});

test.describe('a storage that is full', () => {
  test.use({ serviceWorkers: 'block' });

  test('pauses a session, says so, lets it be stopped, and has all of it when there is room', async ({ person, page, context }) => {
    await spoilable(context);
    await page.reload();
    await person.press(person.button('app.today.roll', { n: settled.minutes }));
    await person.start();
    await person.wait(4);
    await tellWorker(page, 'full');
    await person.press(person.button('app.player.ease'));
    await expect(person.heading('app.player.halted.title')).toBeVisible();
    await expect(page.getByText('The storage is full.')).toBeVisible();
    for (let i = 0; i < 5; i++) await person.wait(4);
    await expect(person.heading('app.player.halted.title')).toBeVisible();
    await person.press(person.button('app.player.resume-open'));
    await expect(person.heading('app.player.halted.title'), 'resume tries again, and it is still full').toBeVisible();

    await person.stop.dispatchEvent('pointerdown');
    await expect(person.heading('app.stopped.title')).toBeVisible();
    await expect(page.getByText(say('app.after.unsaved'))).toBeVisible();
    expect(await person.kinds()).toEqual(['screening', 'session-started', 'start']);
    await tellWorker(page, 'well');
    await person.wait(6);
    await expect(page.getByText(say('app.after.unsaved'))).toBeHidden();
    const kinds = kindsOf(await person.record()).filter((k, i, all) => k !== all[i - 1]); // the try to go on may have left a gap of its own
    expect(kinds).toEqual(['screening', 'session-started', 'start', 'gap', 'stop', 'session-ended']);
  });

  test('goes on where it was when there is room again', async ({ person, page, context }) => {
    await spoilable(context);
    await page.reload();
    await person.press(person.button('app.today.roll', { n: settled.minutes }));
    await person.start();
    await person.wait(4);
    await tellWorker(page, 'full');
    await person.press(person.button('app.player.skip'));
    await expect(person.heading('app.player.halted.title')).toBeVisible();
    await tellWorker(page, 'well');
    await person.press(person.button('app.player.resume-open'));
    await expect(person.button('app.player.pause')).toBeVisible();
    expect(await person.kinds()).toEqual(['screening', 'session-started', 'start', 'gap', 'resume']);
  });

  test('says so where an answer is recorded, and keeps the answer to be sent again', async ({ page, context, served }) => {
    await spoilable(context);
    await page.clock.install({ time: monday });
    await page.goto(`${served.origin}/#check`);
    const person = new Person(page);
    await expect(person.heading('page.1.title')).toBeVisible();
    await tellWorker(page, 'full');
    await person.check();
    await expect(page.getByRole('alert').filter({ hasText: say('app.not-saved') })).toBeVisible();
    await tellWorker(page, 'well');
    await person.none();
    await expect(person.heading('level.clear.title')).toBeVisible();
    expect(await person.kinds()).toEqual(['screening']);
  });
});

test.describe('a storage that is refused', () => {
  test.use({ serviceWorkers: 'block' });

  const refusals = {
    'is not there': 'Object.defineProperty(self, "indexedDB", { value: undefined });',
    'cannot be opened': 'IDBFactory.prototype.open = () => { throw new DOMException("It was refused.", "SecurityError"); };',
  };

  for (const [how, script] of Object.entries(refusals)) {
    test(`gives one clear page and no session, when it ${how}`, async ({ page, context, served }) => {
      await context.route('**/assets/worker-*.js', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: `${script}\n${await answer.text()}` });
      });
      await page.addInitScript((s) => localStorage.setItem('unknot.settings', s), JSON.stringify(settled));
      const person = new Person(page);
      for (const place of ['', '#today', '#check', '#short', '#plan', '#settings', '#progress', '#outcome']) {
        await page.goto(`${served.origin}/${place}`);
        await page.reload();
        await expect(person.heading('app.broken.title')).toBeVisible();
        await expect(page.getByText(say('app.broken.do'))).toBeVisible();
        await expect(page.getByRole('button')).toHaveText([say('app.broken.again')]);
      }
    });
  }
});

test('a morning that was mistyped is corrected, and both answers are in the record', async ({ page, served }) => {
  await page.clock.install({ time: monday });
  const person = await settings(page, served.origin);
  const made = new Past(now).screened(9).session(4).session(1);
  for (let daysAgo = 9; daysAgo > 0; daysAgo--) made.morning(daysAgo, 3);
  await restore(page, made.lines());
  await expect(page.getByText(say('app.settings.restore.done', { added: made.entries.length, known: 0 }))).toBeVisible();
  await page.goto(`${served.origin}/#today`);
  await expect(person.heading('app.morning.title')).toBeVisible();
  await page.getByRole('button', { name: '8', exact: true }).click();
  await expect(page.getByText(say('app.morning.saved', { n: 8 }))).toBeVisible();
  await person.press(person.button('app.morning.change'));
  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect(page.getByText(say('app.morning.saved', { n: 2 }))).toBeVisible();
  const lines = (await backup(await settings(page, served.origin))).trim().split('\n');
  expect(lines.slice(-2).map((l) => (JSON.parse(l) as { kind: string }).kind)).toEqual(['morning', 'correction']);
});
