/** The safety check leads where it has to, and what it suspends stays suspended. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, items, monday, Person, say, test, type Said } from './person';

const emergencies = items.filter((i) => i.short === true);

/** Every way to a screen that can be typed by hand. */
const places = ['', '#welcome', '#check', '#short', '#outcome', '#today', '#plan', '#progress', '#settings', '#wrong', '#clearance', '#player', '#session', '#start', 'index.html#plan'];

async function atCheck(page: Page, origin: string): Promise<Person> {
  await page.goto('about:blank');
  await page.context().setStorageState({ cookies: [], origins: [] });
  await page.goto(`${origin}/#check`);
  return new Person(page);
}

/** A person who has given these answers in their first check. */
async function checked(page: Page, origin: string, said: Said): Promise<Person> {
  await page.clock.install({ time: monday });
  const person = await atCheck(page, origin);
  await person.check(said);
  return person;
}

const flags = async (p: Person): Promise<unknown[]> => (await p.record()).filter((e) => e.kind === 'flag').map((e) => [e.body['rule'], e.body['level']]);

/** Nothing on this page starts a session, and none is under way. */
async function nothingStarts(p: Person): Promise<void> {
  await expect(p.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(p.page.getByText(say('app.opening'))).toBeHidden();
  for (const id of ['app.plan.start', 'app.outcome.plan', 'app.player.resume-open']) await expect(p.button(id)).toHaveCount(0);
  await expect(p.page.getByRole('button', { name: /^Roll/ })).toHaveCount(0);
  await expect(p.player).toHaveCount(0);
  await expect(p.stop).toBeHidden();
}

/** No address, typed into the line of this tab, loaded again or in a new tab, leads to a session. */
async function noWayIn(p: Person, origin: string): Promise<void> {
  for (const place of places.filter((x) => x.startsWith('#'))) {
    await p.page.evaluate((hash) => (location.hash = hash), place);
    await nothingStarts(p);
  }
  for (const place of ['#plan', '#short', '#today']) {
    await p.page.goto(`${origin}/${place}`);
    await p.page.reload();
    await nothingStarts(p);
  }
  const tab = new Person(await p.page.context().newPage());
  for (const place of places.filter((x) => !x.startsWith('#') || x === '#plan')) {
    await tab.page.goto(`${origin}/${place}`);
    await nothingStarts(tab);
  }
  await tab.page.close();
}

/** Records that a professional cleared the one reason there is. */
async function clear(p: Person, origin: string): Promise<void> {
  await p.page.goto(`${origin}/#clearance`);
  await p.type(p.page.getByLabel(say('app.clearance.by')), 'Dr. Example');
  await p.press(p.page.getByRole('group', { name: say('app.clearance.flags') }).getByRole('button'));
  await p.press(p.button('app.clearance.save'));
}

for (const [half, some] of Object.entries({ 'of the first page': emergencies.filter((i) => i.page === 1), 'of the second page': emergencies.filter((i) => i.page !== 1) })) {
  test(`every emergency sign ${half} alone, yes or not sure, is answered at once and is on record`, async ({ page, served }) => {
    await page.clock.install({ time: monday });
    for (const item of some) for (const answer of ['yes', 'unsure'] as const) {
      await test.step(`${item.id}: ${answer}`, async () => {
        const person = await atCheck(page, served.origin);
        for (let before = 1; before < item.page; before++) await person.none();
        await person.answer([item], { [item.id]: answer });
        await expect(person.heading('level.emergency.title')).toBeVisible();
        await expect(page.getByRole('link', { name: say('app.emergency.call', { number: 112 }) })).toBeVisible();
        await expect(page.getByRole('main')).toContainText(say(`item.${item.id}.why`));
        await expect.poll(() => flags(person)).toEqual([[`screen.${item.id}`, 'emergency']]);
        await page.reload();
        await expect(person.heading('level.emergency.title')).toBeVisible();
      });
    }
  });
}

test('nothing that speaks against rolling is clear, and leads to the plan', async ({ page, served }) => {
  const person = await checked(page, served.origin, {});
  await expect(person.heading('level.clear.title')).toBeVisible();
  expect(await flags(person)).toEqual([]);
  await person.press(person.button('app.outcome.plan'));
  await expect(person.heading('app.change.title')).toBeVisible();
});

test('what asks for changes is allowed with them, also when the person is not sure', async ({ page, served }) => {
  const person = await checked(page, served.origin, { fibromyalgia: 'unsure', 'no-floor': 'yes' });
  await expect(person.heading('level.adapt.title')).toBeVisible();
  await expect(page.getByText(say('adapt.discomfort', { n: 3 }))).toBeVisible();
  await expect(page.getByText(say('app.outcome.unsure', { said: say('item.fibromyalgia.said') }))).toBeVisible();
  expect(await flags(person)).toEqual([]);
  await person.press(person.button('app.outcome.plan'));
  await person.press(page.getByRole('button', { name: say('tool.massage-ball.name'), exact: true }));
  await person.press(person.button('app.change.done'));
  await person.press(person.button('app.plan.start'));
  await person.press(person.button('app.heard.on'));
  await expect(person.player).toContainText(say('technique.glute-wall-ball.short'));
});

test('what has to be seen first suspends, no address leads around it, and a clearance with a new full check lifts it', async ({ page, served }) => {
  const person = await checked(page, served.origin, { implant: 'unsure' });
  await expect(person.heading('level.professional-first.title')).toBeVisible();
  expect(await flags(person)).toEqual([['screen.implant', 'professional-first']]);
  await noWayIn(person, served.origin);

  await clear(person, served.origin);
  await expect(person.heading('app.renew.title')).toBeVisible();
  await nothingStarts(person);
  await person.press(page.getByRole('link', { name: say('app.welcome.go'), exact: true }));
  await person.check({ implant: 'unsure' });
  await expect(person.heading('level.adapt.title')).toBeVisible();
  await expect(person.button('app.outcome.plan')).toBeVisible();
});

test('what is urgent suspends, is not lifted on the same day, and is on the next', async ({ page, served }) => {
  const person = await checked(page, served.origin, { 'fever-unwell': 'yes' });
  await expect(person.heading('level.urgent.title')).toBeVisible();
  expect(await flags(person)).toEqual([['screen.fever-unwell', 'urgent']]);

  await page.goto(`${served.origin}/#clearance`);
  await expect(page.getByText(say('app.clearance.wait', { day: 'Tuesday 24 November' }))).toBeVisible();
  await expect(page.getByText(say('app.clearance.wait.do', { what: say('level.urgent.title') }))).toBeVisible();
  await expect(page.locator('main :is(form, input, textarea)')).toHaveCount(0);
  await expect(person.button('app.clearance.save')).toHaveCount(0);
  expect(await person.kinds()).toEqual(['screening', 'flag']);
  await noWayIn(person, served.origin);

  await page.clock.setSystemTime('2026-11-24T10:00:00+01:00');
  await page.goto('about:blank');
  await page.goto(served.origin);
  await expect(person.heading('level.urgent.title')).toBeVisible();
  await clear(person, served.origin);
  await expect(person.heading('app.renew.title')).toBeVisible();
  await nothingStarts(person);
});

test('a check with open questions is no check: nothing starts, and what it raised suspends all the same', async ({ page, served }) => {
  const denied = items.filter((i) => i.kind === 'yn' && i.id !== 'implant').map((i) => [i.id, 'no']);
  const open = { ...Object.fromEntries(denied), age: 44, 'pain-now': 3, 'skin-sites': [], 'injury-sites': [] };
  const file = join(served.data, 'checks.jsonl');
  const answered = async (id: string, answers: object): Promise<void> => {
    writeFileSync(file, `${JSON.stringify({ v: 1, id, at: '2026-11-23T09:59:00.000+01:00', device: 'elsewhere', kind: 'screening', body: { answers } })}\n`);
    await served.run('import', file);
    await page.goto('about:blank');
    await page.goto(served.address);
  };
  const person = new Person(page);
  await page.clock.install({ time: monday });

  await answered('open', open);
  await expect.poll(() => person.kinds()).toEqual(['screening']);
  for (const place of ['#plan', '#short', '#today', '#outcome']) {
    await page.goto(`${served.origin}/${place}`);
    await page.reload();
    await expect(person.heading('app.welcome.title')).toBeVisible();
    await nothingStarts(person);
  }

  await answered('raised', { implant: 'unsure' });
  await expect(person.heading('level.professional-first.title')).toBeVisible();
  await noWayIn(person, served.origin);
});

test('a check that was left half-way is not on record, and starts anew', async ({ page, served }) => {
  const person = await atCheck(page, served.origin);
  await person.none();
  await person.none();
  await expect(person.heading('page.3.title')).toBeVisible();
  await page.reload();
  await expect(person.heading('page.1.title')).toBeVisible();
  expect(await person.record()).toEqual([]);
});

test('a short check comes before the next session, is good for an hour, and an emergency in it suspends', async ({ person, page, served }) => {
  await page.clock.setSystemTime('2026-11-24T10:00:00+01:00');
  await page.goto('about:blank');
  await page.goto(`${served.origin}/#plan`);
  await person.shortCheck();
  await expect(person.button('app.plan.start')).toBeVisible();
  expect(await person.kinds()).toEqual(['screening', 'precheck']);

  await page.clock.setSystemTime('2026-11-24T11:01:00+01:00');
  await page.goto('about:blank');
  await page.goto(`${served.origin}/#plan`);
  await expect(person.heading('app.check.short.title')).toBeVisible();
  await person.answer([...emergencies].slice(-1), { 'pregnancy-warning': 'unsure' }, 'short');
  await expect(person.heading('level.emergency.title')).toBeVisible();
  await expect.poll(() => flags(person)).toEqual([['screen.pregnancy-warning', 'emergency']]);
  await page.reload();
  await expect(person.heading('level.emergency.title')).toBeVisible();
  await noWayIn(person, served.origin);
});
