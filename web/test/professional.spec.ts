/** The page for the professional, the code they give, and the files: made offline, one side of paper, read by others. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { onDevice } from './device';
import { Person, expect, monday, say, settled, test, type Checked } from './person';
import { Past, stateOf } from './seed';

/** Opens the app with a record of days gone by. */
async function open(page: Page, origin: string, checked: Checked, place: string, past: (p: Past) => Past): Promise<Person> {
  const made = new Past(new Date(monday));
  past(made);
  await onDevice(page.context());
  await page.clock.install({ time: monday });
  await page.context().setStorageState(stateOf(checked, origin, made.entries, settled));
  await page.goto(`${origin}/#${place}`);
  return new Person(page);
}

const flagged = (p: Past): Past => p.screened(2, { 'six-weeks': 'yes' });

/** A year of what an active person records: sessions, mornings, checks, and a reason that stands. */
function year(p: Past): Past {
  for (let daysAgo = 364; daysAgo > 3; daysAgo -= 28) p.screened(daysAgo);
  for (let daysAgo = 363; daysAgo > 3; daysAgo--) {
    p.morning(daysAgo, 2 + ((daysAgo * 7) % 5));
    if (daysAgo % 2 === 0) p.session(daysAgo, { felt: ['easing-ache', 'steady-ache'] });
  }
  return p.screened(2, { 'blood-thinners': 'yes', steroids: 'yes', 'six-weeks': 'unsure' });
}

/** Waits until everything is on the device, what comes later too, and takes the network away. */
async function offline(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/#settings`);
  await expect(page.getByText(say('app.settings.offline'))).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (n) => (await (await caches.open(n)).keys()).map((r) => r.url)))).flat().filter((u) => /(clear|papers)-.*wasm$/.test(u)).length)).toBe(2);
  await page.context().setOffline(true);
}

/** Answers the question of an address as a professional: who clears it, with a limit. */
async function answered(context: BrowserContext, origin: string, ask: string): Promise<string[]> {
  const page = await context.newPage();
  await page.clock.install({ time: monday });
  await offline(page, origin);
  await page.goto(`${origin}/#ask=${ask}`);
  const doctor = new Person(page);
  await expect(doctor.heading('app.clear.title')).toBeVisible();
  await doctor.press(doctor.button('app.clear.make'));
  await expect(page.getByRole('alert')).toHaveText(say('app.clear.needs.flags'));
  await doctor.press(page.getByRole('button', { name: /not better after 6 weeks/i }));
  await doctor.press(page.getByRole('button', { name: new RegExp(say('technique.glute-roll.name')) }));
  await doctor.press(doctor.button('app.clear.hold.seconds', { n: 30 }));
  await page.getByLabel(say('app.clear.until'), { exact: true }).fill('2026-12-31');
  await doctor.type(page.getByLabel(say('app.clear.by')), 'Dr Ana Vega');
  await doctor.press(doctor.button('app.clear.make'));
  await expect(doctor.heading('app.clear.given.title')).toBeVisible();
  await expect(page.getByRole('img', { name: say('app.clear.given.qr') })).toBeVisible();
  const lines = await page.locator('ol code').allTextContents();
  expect(await doctor.record(), 'nothing is recorded where the professional is').toEqual([]);
  await page.close();
  return lines;
}

test('a reason is cleared by a code, with the network gone on both sides, and its limits hold', async ({ page, browser, served, checked }) => {
  const person = await open(page, served.origin, checked, 'professional', flagged);
  const link = page.getByRole('link', { name: say('app.professional.answer') });
  await expect(link).toBeVisible();
  const ask = (await link.getAttribute('href'))?.replace('#ask=', '') ?? '';
  await offline(page, served.origin);
  const theirs = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const lines = await answered(theirs, served.origin, ask);
  await theirs.close();

  await page.goto(`${served.origin}/#clearance`);
  await person.press(person.button('app.code.have'));
  const field = page.getByLabel(say('app.code.letters'), { exact: true });
  const slipped = lines.map((l, i) => (i === 2 ? (l.startsWith('A') ? 'B' : 'A') + l.slice(1) : l));
  await field.fill(slipped.join('\n'));
  await person.press(person.button('app.code.read'));
  await expect(page.getByRole('alert')).toHaveText(say('app.code.line', { n: 3, line: slipped[2] ?? '' }));
  const marked = await field.evaluate((f) => (f instanceof HTMLTextAreaElement ? f.value.slice(f.selectionStart, f.selectionEnd) : ''));
  expect(marked, 'the line is marked in the field').toBe(slipped[2]);
  expect((await person.record()).map((e) => e.kind)).not.toContain('clearance');

  await field.fill(lines.join(' ').toLowerCase());
  await person.press(person.button('app.code.read'));
  await expect(person.heading('app.code.says')).toBeVisible();
  const list = page.locator('dl');
  for (const text of ['Dr Ana Vega', say('technique.glute-roll.name'), say('app.allowed.hold.seconds', { n: 30 }), '31 December 2026']) await expect(list).toContainText(text);
  await person.press(person.button('app.code.save'));
  await expect.poll(async () => (await person.record()).find((e) => e.kind === 'clearance')?.body).toMatchObject({ by: 'Dr Ana Vega', until: '2026-12-31', limits: { techniques: ['glute-roll'], holdMax: 30 } });

  await expect(person.heading('app.renew.title')).toBeVisible();
  await page.goto(`${served.origin}/#check`);
  await person.check({ 'six-weeks': 'yes' });
  await person.press(person.button('app.outcome.plan'));
  await person.start();
  const started = (await person.record()).find((e) => e.kind === 'session-started')?.body['plan'] as { steps: { technique: string; hold: number }[] };
  expect(started.steps.length).toBeGreaterThan(1);
  for (const step of started.steps) {
    expect(step.technique).not.toBe('glute-roll');
    expect(step.hold).toBeLessThanOrEqual(30);
  }
});

test('a code for another record lifts nothing, and says why', async ({ page, served, checked }) => {
  const person = await open(page, served.origin, checked, 'clearance', flagged);
  const code = readFileSync(new URL('../../clearcode/testdata/code.txt', import.meta.url), 'utf8');
  await person.press(person.button('app.code.have'));
  await page.getByLabel(say('app.code.letters'), { exact: true }).fill(code);
  await person.press(person.button('app.code.read'));
  await expect(page.getByRole('alert')).toContainText('it clears something that is not in this record');
  expect((await person.record()).map((e) => e.kind)).not.toContain('clearance');
});

test('a question that was read wrong says so, and what is urgent is not offered on its own day', async ({ page, served, checked }) => {
  const person = await open(page, served.origin, checked, 'professional', (p) => p.screened(0, { 'leg-weakness': 'yes' }));
  const link = page.getByRole('link', { name: say('app.professional.answer') });
  const ask = (await link.getAttribute('href'))?.replace('#ask=', '') ?? '';
  await page.goto(`${served.origin}/#ask=${ask.slice(0, -1)}${ask.endsWith('A') ? 'B' : 'A'}`);
  await expect(page.getByRole('alert')).toContainText('does not add up in line 1');
  await page.goto(`${served.origin}/#ask=${ask}`);
  await expect(person.heading('app.clear.title')).toBeVisible();
  await expect(page.getByText(say('app.clear.flag.from', { day: 'Tuesday 24 November' }))).toBeVisible();
  await expect(page.getByRole('button', { name: /leg or foot getting weaker/i })).toHaveCount(0);
});

/** Saves a file; one that took long is saved in a tap of its own. */
async function saved(page: Page, form: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: say(`app.files.${form}`), exact: true }).click();
  const link = page.locator('a.go[download]');
  await expect(page.getByText(say('app.files.saved', { file: '' }).slice(0, 6)).or(link)).toBeVisible({ timeout: 60_000 });
  if (await link.isVisible()) await link.click();
  return readFileSync(await (await download).path());
}

/** How many pages a PDF has: both writers tell each by itself, and plainly. */
function pages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('a year is one printed page, and one page of PDF', async ({ page, served, checked }) => {
  await open(page, served.origin, checked, 'professional', year);
  await page.getByRole('button', { name: '365', exact: true }).click();
  const sheet = page.getByRole('article', { name: say('app.professional.page') });
  await expect(sheet).toContainText('(365 days)', { timeout: 60_000 }); // a busy machine compiles long
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  if (process.env['PRINTED'] !== undefined) writeFileSync(process.env['PRINTED'], printed); // to be looked at
  expect(pages(printed)).toBe(1);
  expect(pages(await saved(page, 'pdf'))).toBe(1);
});

test('the files are what they say', async ({ page, served, checked }) => {
  await open(page, served.origin, checked, 'professional', (p) => p.screened(3).session(2).morning(1, 4).prechecked());
  const read = (form: string): Promise<Buffer> => saved(page, form);
  expect(JSON.parse((await read('fhir')).toString())).toMatchObject({ resourceType: 'Bundle' });
  expect((await read('csv')).toString()).toMatch(/^time,day,kind,.*\r\n/);
  const calendar = (await read('calendar')).toString();
  expect(calendar).toContain('TZID:Europe/Berlin');
  expect(calendar).toContain('TZOFFSETTO:+0200');
  expect(calendar).toMatch(/DTSTART;TZID=Europe\/Berlin:2026112\dT/);
  for (const form of ['workout', 'activity']) expect((await read(form)).subarray(8, 12).toString()).toBe('.FIT');
  expect((await read('jsonl')).toString().trim().split('\n').length).toBeGreaterThan(5);
});

test('a paper that cannot be made says why', async ({ page, served, checked }) => {
  await open(page, served.origin, checked, 'professional', (p) => p.screened(1, { 'six-weeks': 'yes' }));
  await page.getByRole('button', { name: say('app.files.workout'), exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(say('app.professional.failed', { why: '' }).trim());
});
