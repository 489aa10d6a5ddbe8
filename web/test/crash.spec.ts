/** A tab that is killed in the middle of a session: STOP is there at once, the session waits, and nothing is lost or counted as done. */
import type { BrowserContext, Page } from '@playwright/test';
import { hold } from './device';
import { expect, kindsOf, Person, recordOf, say, test } from './person';

test.use({ serviceWorkers: 'block' });

/** Starts a session and goes into its first hold. */
async function toHold(p: Person): Promise<string> {
  await p.press(p.button('app.today.roll', { n: 10 }));
  await p.start();
  await p.waitFor(p.page.locator('.ring'), 120, 4);
  return (await p.record()).find((e) => e.kind === 'session-started')?.id ?? '';
}

/** Kills the tab as a crash does: nothing of it runs any more. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  await crashed;
  await page.close();
}

async function reopen(context: BrowserContext, origin: string): Promise<Person> {
  const page = await context.newPage();
  await page.goto(origin, { waitUntil: 'commit' });
  return new Person(page);
}

test('a session that crashed in a hold has STOP at once, and is resumed paused within the hour', async ({ page, context, served, person }) => {
  const id = await toHold(person);
  await crash(page);
  const release = await hold(context, /\/assets\/.*\.js$/);
  const again = await reopen(context, served.origin);
  await expect(again.stop).toBeVisible();
  await release();
  await expect(again.heading('app.open.title')).toBeVisible();
  await expect(again.stop).toBeVisible();
  await again.press(again.button('app.player.resume-open'));
  await expect(again.page.locator('.waiting')).toBeVisible();
  await expect(again.page.getByText(say('app.player.step', { n: 1, of: 6 }), { exact: true })).toBeVisible();
  await again.wait(20);
  await expect(again.page.locator('.waiting')).toBeVisible();
  await again.press(again.button('app.player.resume').last());
  await expect(again.page.locator('.ring')).toBeVisible();
  expect(await again.kinds()).toEqual(['screening', 'session-started', 'start', 'gap', 'resume']);
  expect((await again.record()).filter((e) => e.body['session'] !== undefined && e.body['session'] !== id)).toEqual([]);
});

test('after an hour it cannot be resumed any more, only ended, and counts as not completed', async ({ page, context, served, person }) => {
  await toHold(person);
  await crash(page);
  await context.clock.fastForward('01:01:00');
  const again = await reopen(context, served.origin);
  await expect(again.heading('app.open.title')).toBeVisible();
  await expect(again.page.getByText(say('app.open.late'))).toBeVisible();
  await expect(again.button('app.player.resume-open')).toHaveCount(0);
  await expect(again.stop).toBeVisible();
  await again.press(again.button('app.player.end'));
  await expect(again.heading('app.open.title')).toBeHidden();
  await expect(again.stop).toBeHidden();
  expect((await again.kinds()).at(-1)).toBe('session-ended');
  expect((await again.record()).at(-1)?.body).toMatchObject({ as: 'stopped', because: 'interrupted' });
});

test('a stop that was pressed in the instant of a crash is shown at once, and is on record afterwards, once', async ({ page, context, served, person }) => {
  await toHold(person);
  await page.evaluate(() => {
    window.device.killWorker();
    document.getElementById('stop')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  });
  await crash(page);
  const release = await hold(context, /\/assets\/.*\.js$/);
  const again = await reopen(context, served.origin);
  await expect(again.page.locator('#stopped')).toBeVisible();
  await expect(again.stop).toBeHidden();
  await release();
  await expect.poll(async () => kindsOf(await recordOf(again.page))).toContain('session-ended');
  const kinds = await again.kinds();
  expect(kinds.filter((k) => k === 'stop')).toHaveLength(1);
  expect(kinds.filter((k) => k === 'session-ended')).toHaveLength(1);
  await again.leaveStopped();
  await expect(again.heading('app.open.title')).toHaveCount(0);
  await again.page.reload();
  await expect(again.page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await again.kinds()).toEqual(kinds);
});

test('a stop that is pressed while a session is being taken up ends it', async ({ page, context, served, person }) => {
  await toHold(person);
  await crash(page);
  const again = await reopen(context, served.origin);
  await expect(again.button('app.player.resume-open')).toBeVisible();
  const shown = await again.page.evaluate((resume) => {
    [...document.querySelectorAll('button')].find((b) => b.textContent?.trim() === resume)?.click();
    document.getElementById('stop')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    return window.device.shown();
  }, say('app.player.resume-open'));
  expect(shown).toEqual({ stopped: true, control: false, app: false });
  await expect.poll(() => again.kinds()).toContain('session-ended');
  await again.leaveStopped();
  await expect(again.player).toHaveCount(0);
  await expect(again.heading('app.open.title')).toHaveCount(0);
  const kinds = await again.kinds();
  expect(kinds.filter((k) => k === 'stop')).toHaveLength(1);
  expect(kinds).not.toContain('resume');
});
