/** After one visit the app needs no network; and a newer version never gets in the way. */
import { readdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { onDevice } from './device';
import { Person, expect, monday, say, settled, test } from './person';

const dist = new URL('../dist/', import.meta.url).pathname;

/** Every file of the app, by its address. */
function files(): string[] {
  const all = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && !f.name.startsWith('.'));
  const names = all.map((f) => `${f.parentPath}/${f.name}`.slice(dist.length - 1).replace('//', '/').replace(/\.(br|gz)$/, ''));
  const kept = names.filter((n) => n !== '/csp.json' && n !== '/sw.js' && !/^\/assets\/figures?-/.test(n)); // what draws another body comes when one is set
  return [...new Set(kept)].map((n) => (n === '/index.html' ? '/' : n)).sort();
}

/** Notes every request of a browser, its service worker's too. */
function notes(context: BrowserContext): { urls: string[]; failed: string[] } {
  const out = { urls: [] as string[], failed: [] as string[] };
  context.on('request', (r) => out.urls.push(r.url()));
  context.on('requestfailed', (r) => out.failed.push(r.url()));
  return out;
}

function foreign(urls: readonly string[], origin: string): string[] {
  return urls.filter((u) => !u.startsWith(origin) && !u.startsWith('blob:') && !u.startsWith('data:'));
}

async function readyOffline(page: Page): Promise<void> {
  await expect(page.getByText(say('app.settings.offline'))).toBeVisible();
}

test('after one visit the whole check and a session work with the server gone', async ({ page, context, served }) => {
  const seen = notes(context);
  await page.clock.install({ time: monday });
  await page.addInitScript((s) => localStorage.setItem('unknot.settings', s), JSON.stringify(settled));
  await page.goto(`${served.origin}/#settings`);
  await readyOffline(page);
  await page.close();
  await served.stop();

  const again = await context.newPage();
  const errors: string[] = [];
  const unserved: string[] = [];
  again.on('pageerror', (e) => errors.push(String(e)));
  again.on('response', (r) => {
    if (!r.fromServiceWorker() && !r.url().startsWith('blob:')) unserved.push(r.url());
  });
  await again.addInitScript((s) => localStorage.setItem('unknot.settings', s), JSON.stringify(settled));
  await again.goto(served.origin);
  const person = new Person(again);
  await person.press(again.getByRole('link', { name: say('app.welcome.go') }));
  await person.check();
  await person.press(person.button('app.outcome.plan'));
  await person.start();
  await person.stop.dispatchEvent('pointerdown');
  await person.press(person.button('app.after.off-tool'));
  await person.press(person.button('app.after.skip'));
  await person.press(person.button('app.after.leave'));
  await expect(person.button('app.today.roll', { n: settled.minutes })).toBeVisible();
  for (const [place, title] of [['progress', 'app.progress.title'], ['wrong', 'app.wrong.title'], ['settings', 'app.settings.title']] as const) {
    await again.goto(`${served.origin}/#${place}`);
    await expect(person.heading(title)).toBeVisible();
  }
  await readyOffline(again);
  expect(errors).toEqual([]);
  expect(unserved).toEqual([]);
  expect(foreign(seen.urls, served.origin)).toEqual([]);
});

test('every file of the app is on the device, and is given without the server', async ({ page, served }) => {
  await page.goto(`${served.origin}/#settings`);
  await readyOffline(page);
  const later = files().filter((n) => /\/(clear|papers)-.*\.wasm$/.test(n));
  expect(later).toHaveLength(2); // they come once all else is here, and nothing waits for them
  await expect.poll(() => page.evaluate((names) => Promise.all(names.map((n) => self.caches.match(n).then((r) => r !== undefined))), later)).toEqual([true, true]);
  await served.stop();
  const got = await page.evaluate((names) => {
    const size = (name: string): Promise<number> =>
      fetch(name).then(
        async (r) => (r.ok ? (await r.arrayBuffer()).byteLength : 0),
        () => 0,
      );
    return Promise.all(names.map(async (name) => ((await size(name)) > 0 ? name : `${name} is missing`)));
  }, files());
  expect(files().length).toBeGreaterThan(15);
  expect(got).toEqual(files());
});

test('it says that it is ready offline only when everything is here', async ({ page, context, served }) => {
  let let_through = (): void => undefined;
  const held = new Promise<void>((on) => (let_through = on));
  await context.route('**/icons/icon-512.png', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${served.origin}/#settings`);
  await expect(page.getByText(say('app.settings.offline.not'))).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing?.state)).toBe('installing');
  await expect(page.getByText(say('app.settings.offline.not'))).toBeVisible();
  let_through();
  await readyOffline(page);
});

/** The program behind a server that can have a newer version of the app. */
interface Front {
  origin: string;
  release(): void;
}

const updated = test.extend<{ front: Front; user: Person }>({
  front: async ({ served }, use) => {
    let newer = false;
    const server = createServer((req, res) => {
      const script = req.url === '/sw.js';
      const headers = { ...req.headers, host: `localhost:${served.port}` };
      delete headers.origin;
      if (script) delete headers['accept-encoding'];
      if (script) delete headers['if-none-match'];
      const ask = request({ host: '127.0.0.1', port: served.port, path: req.url, method: req.method, headers }, (answer) => {
        if (!script || !newer) return void answer.pipe(res.writeHead(answer.statusCode ?? 502, answer.headers));
        let text = '';
        answer.on('data', (b: Buffer) => (text += b.toString()));
        answer.on('end', () => res.writeHead(200, { 'content-type': 'text/javascript' }).end(text.replace(/unknot-[0-9a-f]{16}/, 'unknot-newer')));
      });
      ask.on('error', () => res.writeHead(502).end());
      req.pipe(ask);
    });
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    await use({ origin: `http://localhost:${(server.address() as AddressInfo).port}`, release: () => (newer = true) });
    server.closeAllConnections();
    server.close();
  },
  user: async ({ page, context, front, checked }, use) => {
    await onDevice(context);
    await page.clock.install({ time: monday });
    await context.setStorageState(checked(front.origin));
    await page.goto(`${front.origin}/#settings`);
    await readyOffline(page);
    await page.goto(`${front.origin}/#today`);
    await use(new Person(page));
  },
});

/** The browser looks for a newer version, and has it. */
async function look(page: Page): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe('installed');
}

/** What is told at Today, the closed menu left out. */
const told = (page: Page): Locator => page.getByRole('paragraph').filter({ hasText: say('app.today.update') });

/** Which versions of the app are on the device. */
const caches = async (page: Page): Promise<string[]> => (await page.evaluate(() => self.caches.keys())).filter((k) => k.startsWith('unknot-'));

updated('a newer version waits while a session runs, here or in another tab, and takes over when it is asked to', async ({ user: person, front, page, context }) => {
  const old = await caches(page);
  front.release();
  await person.press(person.button('app.today.roll', { n: settled.minutes }));
  await person.start();
  await page.evaluate(() => Object.assign(window, { same: true }));
  await look(page);
  await person.wait(4);

  const other = await context.newPage();
  await other.goto(`${front.origin}/#settings`);
  await other.getByRole('button', { name: say('app.settings.update.now') }).click();
  await person.wait(4);
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
  await expect(person.player).toBeVisible();
  expect(await caches(page)).toEqual([...old, 'unknot-newer']);

  await person.stop.dispatchEvent('pointerdown');
  await expect(person.button('app.after.off-tool')).toBeVisible();
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
  await Promise.all([other.waitForEvent('load'), other.getByRole('button', { name: say('app.settings.update.now') }).click()]);
  await expect.poll(() => caches(other)).toEqual(['unknot-newer']);
  await expect(other.getByText(say('app.settings.offline'))).toBeVisible();
  await expect(other.getByText(say('app.settings.update'))).toBeHidden();
  expect(await page.evaluate(() => 'same' in window), 'the tab with the end of the session is not loaded again').toBe(true);
});

updated('a newer version is the one that starts when the app is opened the next time', async ({ user: person, front, page, context }) => {
  front.release();
  await look(page);
  await expect(told(page)).toBeVisible();
  await page.reload();
  await expect(person.button('app.today.roll', { n: settled.minutes })).toBeVisible();
  await expect(told(page), 'a load alone is not the next time').toBeVisible();
  await page.close();
  const next = await context.newPage();
  await next.goto(front.origin);
  await expect.poll(() => caches(next)).toEqual(['unknot-newer']);
  await expect(told(next)).toBeHidden();
});
