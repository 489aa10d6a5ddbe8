/** What the app does beside what is on the screen: reminders that are asked for in a tap, and copies to a folder. */
import type { Page } from '@playwright/test';
import { onDevice } from './device';
import { Person, expect, monday, say, settled, test, type Checked } from './person';
import { Past, stateOf } from './seed';

/** Opens the settings in the evening of the Monday, with a record of days gone by. */
async function open(page: Page, origin: string, checked: Checked, past: (p: Past) => Past, set: object = {}): Promise<Person> {
  const made = new Past(new Date(monday));
  past(made);
  await onDevice(page.context());
  await page.clock.install({ time: '2026-11-23T18:40:00+01:00' });
  await page.context().setStorageState(stateOf(checked, origin, made.entries, { ...settled, ...set }));
  await page.goto(`${origin}/#settings`);
  return new Person(page);
}

/** The days that have a reminder, or null where none were worked out. */
const days = (page: Page): Promise<string[] | null> =>
  page.evaluate(async () => {
    const kept = await (await caches.open('reminders')).match('/reminders');
    return kept ? ((await kept.json()) as { days: { day: string }[] }).days.map((d) => d.day) : null;
  });

/** Stands in for the browser's own notifications, which a test has no eyes for. */
async function notified(page: Page, permission: NotificationPermission = 'granted'): Promise<void> {
  await page.addInitScript((answer) => {
    const shown: string[] = [];
    Object.assign(window, { shown, asked: 0 });
    let granted: NotificationPermission = sessionStorage.getItem('allowed') === 'yes' ? 'granted' : 'default';
    Object.defineProperty(Notification, 'permission', { get: () => granted });
    Notification.requestPermission = () => {
      (window as unknown as { asked: number }).asked++;
      granted = answer;
      if (answer === 'granted') sessionStorage.setItem('allowed', 'yes');
      return Promise.resolve(answer);
    };
    ServiceWorkerRegistration.prototype.showNotification = (_title, options) => {
      shown.push(options?.body ?? '');
      return Promise.resolve();
    };
  }, permission);
}

const shown = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { shown: string[] }).shown);

/** Lets the app get round to what it does beside the screen. */
async function pass(page: Page): Promise<void> {
  await expect(page.getByText(say('app.settings.offline'))).toBeVisible(); // the service worker is there
  await new Person(page).wait(8);
}

test('reminders are asked for in a tap, and one comes on a day that suits, once', async ({ page, served, checked }) => {
  await notified(page);
  const person = await open(page, served.origin, checked, (p) => p.screened(3));
  await pass(page);
  await person.part('app.remind');
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked), 'nothing is asked by itself').toBe(0);
  await person.press(page.getByRole('switch', { name: say('app.remind.on') }));
  await expect(page.getByLabel(say('app.remind.at'), { exact: true })).toHaveValue('18:00');
  await person.wait(4);
  await expect.poll(() => days(page)).toContain('2026-11-23');
  await expect.poll(() => shown(page)).toHaveLength(1);
  expect((await shown(page))[0]).toMatch(/^Today suits a session of 1\d minutes\./);
  await person.wait(60);
  expect(await shown(page)).toHaveLength(1);
});

test('reminders are silent while rolling is suspended, and after a session', async ({ page, served, checked }) => {
  for (const past of [(p: Past) => p.screened(2, { 'six-weeks': 'yes' }), (p: Past) => p.screened(3).session(0)]) {
    await notified(page);
    await open(page, served.origin, checked, past, { remind: '18:00' });
    await page.evaluate(() => sessionStorage.setItem('allowed', 'yes'));
    await page.reload();
    await pass(page);
    await expect.poll(() => days(page)).not.toBeNull();
    expect(await days(page)).not.toContain('2026-11-23');
    expect(await shown(page)).toEqual([]);
    await page.evaluate(async () => void (await caches.delete('reminders')));
  }
});

test('where notifications are refused it says so, and nothing is switched on', async ({ page, served, checked }) => {
  await notified(page, 'denied');
  const person = await open(page, served.origin, checked, (p) => p.screened(3));
  await person.part('app.remind');
  const control = page.getByRole('switch', { name: say('app.remind.on') });
  await person.press(control);
  await expect(page.getByText(say('app.remind.denied'))).toBeVisible();
  await expect(control).toHaveAttribute('aria-checked', 'false');
});

/** Stands in for the picker of folders: a real folder handle, of the browser's own file system. */
async function folder(page: Page, permission: PermissionState = 'granted'): Promise<void> {
  await page.addInitScript((answer) => {
    const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory().then((d) => d.getDirectoryHandle('stick', { create: true }));
    Object.assign(window, { showDirectoryPicker: root });
    Object.assign(FileSystemHandle.prototype, { queryPermission: () => Promise.resolve(localStorage.getItem('test.permission') ?? answer), requestPermission: () => (localStorage.removeItem('test.permission'), Promise.resolve('granted')) });
  }, permission);
}

/** The files in the folder, with what is in them. */
const files = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const dir = await (await navigator.storage.getDirectory()).getDirectoryHandle('stick');
    const out: Record<string, string> = {};
    const names: string[] = [];
    for await (const name of (dir as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    for (const name of names) {
      const text = await dir.getFileHandle(name).then((h) => h.getFile()).then((f) => f.text()).catch(() => null); // removed while we looked
      if (text !== null && !name.endsWith('.crswap')) out[name] = text;
    }
    return out;
  });

test('copies go to the chosen folder, are whole, and only so many stay', async ({ page, served, checked }) => {
  await folder(page);
  const person = await open(page, served.origin, checked, (p) => p.screened(3).session(2));
  await person.part('app.folder');
  await person.press(person.button('app.folder.choose'));
  await expect(page.getByText(say('app.folder.name', { name: 'stick' }))).toBeVisible();
  await expect(page.getByText(/checked and found whole/)).toBeVisible();
  const [first] = Object.entries(await files(page));
  expect(first?.[0]).toMatch(/^unknot-20261123T1740\d\d\.\d{3}Z\.jsonl$/);
  const record = await person.record();
  expect(first?.[1].trim().split('\n').map((l) => (JSON.parse(l) as { id: string }).id)).toEqual(record.map((e) => e.id));
  for (let n = 0; n < 8; n++) {
    await page.clock.runFor(1000);
    const before = Object.keys(await files(page)).sort().at(-1);
    await person.press(person.button('app.folder.now'));
    await expect.poll(async () => Object.keys(await files(page)).sort().at(-1)).not.toBe(before);
  }
  await expect.poll(async () => Object.keys(await files(page)).length).toBe(7);
});

test('a copy is made by itself on another day, and a folder that is closed to us is said in a plain line', async ({ page, served, checked }) => {
  await folder(page);
  const person = await open(page, served.origin, checked, (p) => p.screened(3));
  await person.part('app.folder');
  await person.press(person.button('app.folder.choose'));
  await expect(page.getByText(/checked and found whole/)).toBeVisible();
  await page.clock.setSystemTime('2026-11-24T08:00:00+01:00');
  await page.reload();
  await person.wait(8);
  await expect.poll(async () => Object.keys(await files(page)).length).toBe(2);
  await person.part('app.folder');
  await page.evaluate(() => localStorage.setItem('test.permission', 'prompt'));
  await person.press(person.button('app.folder.now'));
  await expect(page.getByText(say('app.folder.lost'))).toBeVisible();
  await person.press(person.button('app.folder.allow'));
  await expect.poll(async () => Object.keys(await files(page)).length).toBe(3);
});

test('a copy that has what this record has not is never removed', async ({ page, served, checked }) => {
  await folder(page);
  const person = await open(page, served.origin, checked, (p) => p.screened(3));
  await page.evaluate(async () => {
    const dir = await (await navigator.storage.getDirectory()).getDirectoryHandle('stick', { create: true });
    for (let n = 1; n <= 9; n++) {
      const out = await (await dir.getFileHandle(`unknot-2025010${n}T000000.000Z.jsonl`, { create: true })).createWritable();
      await out.write(n === 1 ? '{"id":"of another record"}\n' : '');
      await out.close();
    }
  });
  await person.part('app.folder');
  await person.press(person.button('app.folder.choose'));
  await expect(page.getByText(/checked and found whole/)).toBeVisible();
  const left = Object.keys(await files(page)).sort();
  expect(left[0]).toBe('unknot-20250101T000000.000Z.jsonl');
  expect(left.length).toBe(8);
});
