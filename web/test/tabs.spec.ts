/** Two tabs of one browser: one session at a time, and both see what is true. */
import { Person, expect, kindsOf, say, settled, test } from './person';
import type { BrowserContext } from '@playwright/test';

const roll = { n: settled.minutes };

/** Another tab of the same browser, at the first screen of the app. */
async function tab(context: BrowserContext, address: string): Promise<Person> {
  const page = await context.newPage();
  await page.goto(address);
  return new Person(page);
}

test('another tab sees the session that runs, and can stop it', async ({ person, context, served }) => {
  await person.press(person.button('app.today.roll', roll));
  await person.start();
  await person.wait(4);

  const other = await tab(context, served.origin);
  await expect(other.heading('app.open.elsewhere.title')).toBeVisible();
  for (const place of ['plan', 'short', 'check', 'today']) {
    await other.page.goto(`${served.origin}/#${place}`);
    await expect(other.heading('app.open.elsewhere.title')).toBeVisible();
  }
  await other.press(other.button('app.open.stop'));
  await expect(other.button('app.today.roll', roll)).toBeVisible();
  await expect(other.stop).toBeHidden();

  await expect(person.heading('app.stopped.title')).toBeVisible();
  await expect(person.page.getByText(say('app.after.unsaved'))).toBeHidden();
  await expect(person.stop).toBeHidden();
  await person.press(person.button('app.after.off-tool'));
  await person.press(person.button('app.after.skip'));
  await person.press(person.button('app.after.leave'));
  await expect(person.button('app.today.roll', roll)).toBeVisible();
  expect(kindsOf(await other.record()).slice(1)).toEqual(['session-started', 'start', 'gap', 'stop', 'session-ended']);
  expect(await person.record()).toEqual(await other.record());
});

test('the stop control of another tab stops it too', async ({ person, context, served }) => {
  await person.press(person.button('app.today.roll', roll));
  await person.start();
  const other = await tab(context, served.origin);
  await expect(other.stop).toBeVisible();
  await other.page.keyboard.press('Escape');
  await expect(person.heading('app.stopped.title')).toBeVisible();
  await expect.poll(() => other.kinds()).toContain('session-ended');
  await other.leaveStopped();
  await expect(other.button('app.today.roll', roll)).toBeVisible();
  expect(kindsOf(await other.record()).filter((k) => k === 'stop' || k === 'session-ended')).toEqual(['stop', 'session-ended']);
});

test('a second session does not start while one runs, from a plan that was open before', async ({ person, context, served }) => {
  const other = await tab(context, `${served.origin}/#plan`);
  await expect(other.button('app.plan.start')).toBeVisible();
  await person.press(person.button('app.today.roll', roll));
  await expect(person.button('app.plan.start')).toBeVisible();
  const starts = await Promise.all([person, other].map((one) => one.button('app.plan.start').elementHandle()));
  await Promise.all(starts.map((start) => start?.dispatchEvent('click'))); // at once: the one that comes second may be gone from its page
  await expect(async () => {
    expect([await person.player.isVisible(), await other.player.isVisible()].filter(Boolean)).toHaveLength(1);
  }).toPass();
  const [runs, waits] = (await person.player.isVisible()) ? [person, other] : [other, person];
  await expect(waits.heading('app.open.elsewhere.title')).toBeVisible();
  await runs.page.keyboard.press('Escape');
  await expect(runs.heading('app.stopped.title')).toBeVisible();
  await expect(waits.heading('app.open.elsewhere.title')).toBeHidden();
  expect(kindsOf(await person.record()).filter((k) => k === 'session-started')).toHaveLength(1);
});

test('what one tab records, the other shows', async ({ person, context, served }) => {
  const other = await tab(context, `${served.origin}/#settings`);
  await other.part('app.settings.record');
  await expect(other.page.getByText(say('app.settings.entries', { n: 1 }))).toBeVisible();
  await person.press(person.button('app.today.roll', roll));
  await person.start();
  await person.page.keyboard.press('Escape');
  await expect(person.button('app.after.off-tool')).toBeVisible();
  await expect(person.page.getByText(say('app.after.unsaved'))).toBeHidden();
  await expect.poll(() => person.kinds()).toContain('session-ended');
  await expect(other.page.getByText(say('app.settings.entries', { n: (await person.record()).length }))).toBeVisible();
});

test('what one tab deletes is gone in the other', async ({ person, context, served }) => {
  const other = await tab(context, `${served.origin}/#settings`);
  await other.press(other.button('app.settings.delete'));
  await other.press(other.button('app.settings.delete.do'));
  await expect(other.heading('app.settings.deleted')).toBeVisible();
  await expect(person.heading('app.welcome.title')).toBeVisible();
  await person.page.goto(`${served.origin}/#settings`);
  await person.part('app.settings.record');
  await expect(person.page.getByText(say('app.settings.entries', { n: 0 }))).toBeVisible();
  await other.press(other.button('app.settings.deleted.on'));
  await expect(other.heading('app.welcome.title')).toBeVisible();
});

test('the entries of a session that runs are not deleted under it', async ({ person, context, served }) => {
  await person.press(person.button('app.today.roll', roll));
  await person.start();
  const other = await tab(context, `${served.origin}/#settings`);
  await other.press(other.button('app.settings.delete'));
  await other.press(other.button('app.settings.delete.do'));
  await expect(other.heading('app.settings.deleted')).toBeVisible();
  await expect(person.player).toBeHidden();
  await expect(person.heading('app.welcome.title')).toBeVisible();
  await expect(person.stop).toBeHidden();
});
