/** What happens between sessions: what is asked, noted, corrected and shown, and what it leads to. */
import type { BrowserContext, Page } from '@playwright/test';
import { onDevice } from './device';
import { expect, keyboard, monday, Person, say, settled, test, type Checked } from './person';
import { Past, stateOf } from './seed';

const used = { ...settled, minutes: 12, tools: ['foam-roller', 'massage-ball'] };

/** A person with a past, at a place of the app on Monday morning. */
async function someone(past: (p: Past) => Past, place: string, page: Page, context: BrowserContext, origin: string, checked: Checked): Promise<Person> {
  await onDevice(context);
  await page.clock.install({ time: monday });
  await context.setStorageState(stateOf(checked, origin, past(new Past(new Date(monday))).entries, used));
  await page.goto(`${origin}/#${place}`);
  return new Person(page);
}

const bodies = async (p: Person, kind: string): Promise<unknown[]> => (await p.record()).filter((e) => e.kind === kind).map((e) => e.body);
const group = (page: Page, name: string, n: number) => page.getByRole('group', { name, exact: true }).getByRole('button', { name: new RegExp(`^${n}\\b`) });

test('activities are named once, rated on one screen, and not asked about again that week', async ({ page, context, served, checked }) => {
  const person = await someone((p) => p.screened(9).session(4).morning(0, 3).prechecked(), 'today', page, context, served.origin, checked);
  await person.press(person.button('app.today.rate.name'));
  await person.type(page.getByLabel(say('app.activities.name.one')), 'Walking to work');
  await person.type(page.getByLabel(say('app.activities.name.two')), 'Sitting');
  await person.press(person.button('app.activities.name.on'));
  await group(page, 'Walking to work', 5).click();
  await group(page, 'Sitting', 0).click();
  await person.press(person.button('app.activities.save'));
  await expect(page.locator('.week')).toBeVisible();
  expect(await bodies(person, 'function')).toEqual([{ ratings: [{ activity: 'Walking to work', score: 5 }, { activity: 'Sitting', score: 0 }] }]);
  await expect(page.getByText(say('app.today.rate', { names: 'Walking to work, Sitting' }))).toBeHidden();
  await page.clock.setFixedTime(new Date(Date.parse(monday) + 7 * 86_400_000));
  await page.reload();
  await page.getByRole('button', { name: say('app.morning.skip') }).click();
  await expect(page.getByText(say('app.today.rate', { names: 'Walking to work, Sitting' }))).toBeVisible();
});

test('activities that fall by two suspend, and the outcome says by which numbers', async ({ page, context, served, checked }) => {
  const person = await someone((p) => p.screened(9).session(4).rated(8, { Walking: 7 }).morning(0, 3).prechecked(), 'activities', page, context, served.origin, checked);
  await group(page, 'Walking', 4).click();
  await person.press(person.button('app.activities.save'));
  await expect(person.heading('level.professional-first.title')).toBeVisible();
  await expect(page.getByText(say('between.function-down.say'))).toBeVisible();
  await expect(page.getByText(say('app.grounds.fell', { name: 'Walking', then: 7, day: 'Sunday 15 November', now: 4 }))).toBeVisible();
});

test('something bad noted after a session leads to the full check before the next one', async ({ page, context, served, checked }) => {
  const person = await someone((p) => p.screened(3).prechecked(), 'plan', page, context, served.origin, checked);
  await person.start();
  await page.keyboard.press('Escape');
  await person.press(person.button('app.after.off-tool'));
  await person.press(person.button('app.after.skip'));
  await person.press(person.button('app.adverse.link'));
  for (const id of ['app.adverse.bruise.name', 'app.adverse.when.today', 'app.adverse.ongoing.name', 'app.adverse.save']) await person.press(person.button(id));
  await expect(person.heading('app.adverse.noted')).toBeVisible();
  expect(await bodies(person, 'adverse')).toEqual([{ what: 'bruise', day: '2026-11-23', outcome: 'ongoing' }]);
  await person.press(person.button('app.adverse.later'));
  await expect(person.heading('app.renew.title')).toBeVisible();
  await expect(page.getByText(say('app.renew.after-adverse'))).toBeVisible();
  await page.goto(`${served.origin}/#plan`);
  await expect(person.heading('app.renew.title'), 'there is no way around it').toBeVisible();
});

test('what became of something bad is added later, and what was said first is still there', async ({ page, context, served, checked }) => {
  const person = await someone((p) => p.adverse(5, 'bruise', 'ongoing', 'left hip').screened(2), 'progress', page, context, served.origin, checked);
  await expect(page.getByText(say('app.progress.adverse.line', { what: 'Bruise', outcome: 'not better yet' }))).toBeVisible();
  await person.press(person.button('app.progress.noted'));
  await person.press(page.getByRole('button', { name: new RegExp(`^${say('app.noted.outcome')}`) }));
  await person.press(person.button('app.adverse.resolved.name'));
  await person.press(person.button('app.noted.save'));
  await expect(page.getByText(say('app.noted.saved'))).toBeVisible();
  await page.locator('summary').click();
  await expect(page.locator('details li').first()).toContainText('not better yet');
  await expect(page.locator('details li').last()).toContainText('gone');
  expect(await bodies(person, 'correction')).toMatchObject([{ kind: 'adverse', to: { what: 'bruise', day: '2026-11-18', outcome: 'resolved', note: 'left hip' } }]);
});

test('a morning is corrected in the record, and the numbers follow', async ({ page, context, served, checked }) => {
  const past = (p: Past): Past => [9, 8, 7, 6, 5, 4, 3, 2, 1].reduce((x, daysAgo) => x.morning(daysAgo, 3), p.screened(10).session(9)).morning(0, 4);
  const person = await someone(past, 'noted', page, context, served.origin, checked);
  await person.press(page.getByRole('button', { name: `${say('app.noted.correct')}: ${say('app.noted.morning', { pain: 4 })}` }));
  await page.getByRole('button', { name: '3', exact: true }).click();
  await person.press(person.button('app.noted.save'));
  await expect(page.locator('.line').first()).toContainText(say('app.noted.morning', { pain: 3 }));
  await page.locator('summary').click();
  await expect(page.locator('details li').first()).toContainText(say('app.noted.morning', { pain: 4 }));
});

test('six flat weeks are said plainly, with their numbers and what to do, and a session stays possible', async ({ page, context, served, checked }) => {
  const flat = (p: Past): Past => {
    for (const daysAgo of [43, 40, 36, 33, 29, 26, 22, 19, 15, 12, 8, 5, 3]) p.session(daysAgo);
    for (let daysAgo = 43; daysAgo >= 0; daysAgo--) p.morning(daysAgo, 4);
    return p.screened(6).prechecked();
  };
  const person = await someone(flat, 'today', page, context, served.origin, checked);
  await expect(page.getByText(say('app.today.not-helping', { n: 6 }))).toBeVisible();
  await expect(person.button('app.today.roll', { n: 12 })).toBeVisible();
  await page.getByRole('link', { name: say('app.today.not-helping.do') }).click();
  await expect(person.heading('app.not-helping.title', { n: 6 })).toBeVisible();
  await expect(page.getByText(say('app.not-helping.mornings', { first: 4, now: 4 }))).toBeVisible();
  await expect(page.getByText(say('app.not-helping.do.1'))).toBeVisible();
});

test('after four weeks the check is renewed with a look back', async ({ page, context, served, checked }) => {
  const past = (p: Past): Past => {
    p.screened(28).rated(26, { Walking: 4 }).rated(5, { Walking: 6 });
    for (const daysAgo of [27, 20, 13, 6]) p.session(daysAgo, { felt: ['easing-ache'] });
    for (let daysAgo = 27; daysAgo >= 0; daysAgo--) p.morning(daysAgo, daysAgo > 14 ? 5 : 4);
    return p;
  };
  const person = await someone(past, 'today', page, context, served.origin, checked);
  await expect(person.heading('app.renew.title')).toBeVisible();
  for (const text of [say('app.review.sessions', { n: 4 }), say('app.review.mornings', { first: 5, now: 4 }), say('app.review.activity', { name: 'Walking', then: 4, now: 6 })]) await expect(page.getByText(text)).toBeVisible();
  await page.getByRole('link', { name: say('app.welcome.go') }).click();
  await expect(person.heading('page.1.title')).toBeVisible();
});

test('a chart is read by keyboard, tells what is worse than usual, and shows the band', async ({ page, context, served, checked }) => {
  const past = (p: Past): Past => [6, 5, 4, 3, 2].reduce((x, daysAgo) => x.morning(daysAgo, 3), p.screened(10).session(7)).morning(1, 4).morning(0, 3);
  await someone(past, 'progress', page, context, served.origin, checked);
  const chart = page.getByRole('slider').first();
  await expect(chart.locator('.u-over')).toBeVisible();
  await expect(page.getByText(say('app.progress.next', { usual: 3, worse: 4, clearly: 5 }))).toBeVisible();
  await keyboard(page, chart);
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', say('app.progress.at.worse', { day: '22 Nov', pain: 4, median: 3 }));
  await expect(page.locator('.reading').first()).toHaveText(say('app.progress.at.worse', { day: '22 Nov', pain: 4, median: 3 }));
  await expect(chart.locator('.u-cursor-x')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', say('app.progress.at', { day: '17 Nov', pain: 3 }));
  expect(await banded(page), 'the band has a color of its own').toBe(true);
  await page.getByRole('button', { name: say('app.progress.table') }).first().click();
  await expect(page.getByRole('row', { name: '22 Nov 4 3 4', exact: true })).toBeVisible();
});

test('a chart follows a finger and a mouse, and says what is under it', async ({ page, context, served, checked }) => {
  const past = (p: Past): Past => [6, 5, 4, 3, 2, 1, 0].reduce((x, daysAgo) => x.morning(daysAgo, daysAgo), p.screened(10).session(7));
  await someone(past, 'progress', page, context, served.origin, checked);
  const over = page.getByRole('slider').first().locator('.u-over');
  await expect(over).toBeVisible();
  const box = await over.boundingBox();
  if (!box) throw new Error('the chart has no place');
  const reading = page.locator('.reading').first();
  await page.mouse.move(box.x + 2, box.y + 20);
  await expect(reading).toHaveText(say('app.progress.at', { day: '17 Nov', pain: 6 }));
  await page.mouse.move(box.x + box.width / 6 + 2, box.y + 20);
  await expect(reading).toHaveText(say('app.progress.at', { day: '18 Nov', pain: 5 }));
  await over.dispatchEvent('pointermove', { pointerType: 'touch', clientX: box.x + 2, clientY: box.y + 20 });
  await expect(reading).toHaveText(say('app.progress.at', { day: '17 Nov', pain: 6 }));
});

/** Whether the canvas has the color of the band right above where worse begins, on the newest morning. */
function banded(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.plot canvas');
    const want = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim();
    const paint = document.createElement('canvas').getContext('2d');
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx || !paint) return false;
    paint.fillStyle = want;
    paint.fillRect(0, 0, 1, 1);
    const [r, g, b] = paint.getImageData(0, 0, 1, 1).data;
    const all = ctx.getImageData(0, 0, canvas.width, canvas.height).data;
    let n = 0;
    for (let i = 0; i < all.length; i += 4) if (all[i] === r && all[i + 1] === g && all[i + 2] === b && all[i + 3] === 255) n++;
    return n > 200;
  });
}
