/** Every screen and state of the app, and how a person gets there. */
import type { BrowserContext } from '@playwright/test';
import { onDevice, spoilable, tellWorker } from './device';
import { expect, monday, Person, say, settled, type Checked } from './person';
import { Past, stateOf } from './seed';

export interface Scene {
  name: string;
  /** What is on record; nothing when left out. */
  past?: (past: Past) => Past;
  settings?: object;
  /** The part of the address after the #. */
  place?: string;
  /** What is done to the browser before the page is opened. */
  before?: (context: BrowserContext) => Promise<unknown>;
  /** What the person does there. */
  act?: (person: Person) => Promise<unknown>;
  /** Part of what the heading then says; where there is none, another sign. */
  title: string | { css: string };
}

const used = { ...settled, minutes: 12, tools: ['foam-roller', 'massage-ball'] };
const felt = ['easing-ache', 'easing-ache', 'steady-ache', 'too-much', 'easing-ache', 'steady-ache'];

/** Checked, and may roll. */
const ready = (past: Past): Past => past.screened(1).prechecked();

/** Four weeks of sessions and mornings, without the morning of today. */
function weeks(past: Past): Past {
  past.screened(26);
  for (const [i, daysAgo] of [25, 23, 21, 18, 16, 14, 12, 10, 7, 5, 3].entries()) past.session(daysAgo, { felt: felt.slice(i % 3), after: i < 6 ? 3 : 2 });
  for (let daysAgo = 25; daysAgo > 0; daysAgo--) past.morning(daysAgo, [2, 2, 3, 2, 3, 3, 4][Math.floor(daysAgo / 4)] ?? 3);
  return past;
}

const suspended = (item: string) => (past: Past): Past => past.screened(2, { [item]: 'yes' });
const press = (id: string, fill = {}) => (p: Person): Promise<unknown> => p.press(p.button(id, fill).first());
const pressAll = (...ids: string[]) => async (p: Person): Promise<void> => {
  for (const id of ids) await press(id)(p);
};

/** Answers the first pages of the check, up to one. */
const upTo = (page: number) => async (p: Person): Promise<void> => {
  for (let n = 1; n < page; n++) {
    await expect(p.heading(`page.${n}.title`)).toBeVisible();
    if (n === 7) await p.answer([{ id: 'age', kind: 'num', page: 7 }, { id: 'pain-now', kind: 'num', page: 7 }], {});
    await p.none();
  }
};

/** A session has begun, and more. */
const inSession = (more: (p: Person) => Promise<unknown> = () => Promise.resolve()) => async (p: Person): Promise<void> => {
  await p.start();
  await p.page.evaluate(() => window.device.beat());
  await more(p);
};

const rolling = (p: Person): Promise<void> => p.waitFor(p.button('app.player.spot'), 80, 4);

async function holding(p: Person): Promise<void> {
  await rolling(p);
  await p.press(p.button('app.player.spot'));
  await expect(p.page.locator('.ring')).toBeVisible();
  await p.wait(8);
}

async function stopped(p: Person): Promise<void> {
  await p.page.keyboard.press('Escape');
  await expect(p.heading('app.stopped.title')).toBeVisible();
  await expect(p.page.getByText(say('app.after.unsaved'))).toBeHidden();
}

const breakStorage = (context: BrowserContext): Promise<unknown> =>
  context.route('**/assets/worker-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `Object.defineProperty(self, 'indexedDB', { value: undefined });\n${await answer.text()}` });
  });

/** A session that began a while ago and did not end. */
const left = (daysAgo: number) => (past: Past): Past => {
  past.screened(6).session(daysAgo);
  const over = past.entries.findIndex((e) => e.kind === 'session-ended');
  past.entries.splice(over, 2);
  return past;
};

const inPlan = { past: ready, settings: used, place: 'plan' };
const full = { past: weeks, settings: used };

export const scenes: readonly Scene[] = [
  { name: 'welcome', title: 'app.welcome.title' },
  { name: 'renew', past: (p) => p.screened(30), title: 'app.renew.title' },
  { name: 'check', place: 'check', title: 'page.1.title' },
  { name: 'check-unsure', place: 'check', act: (p) => p.press(p.page.getByRole('button', { name: say('app.check.unsure') }).nth(1)), title: 'level.emergency.title' },
  { name: 'check-why', place: 'check', act: (p) => p.press(p.page.locator('button.why')), title: 'page.1.title' },
  { name: 'check-conditions', place: 'check', act: upTo(5), title: 'page.5.title' },
  { name: 'check-numbers', place: 'check', act: upTo(7), title: 'page.7.title' },
  { name: 'check-missed', place: 'check', act: async (p) => (await upTo(7)(p), await p.none()), title: 'page.7.title' },
  { name: 'check-places', place: 'check', act: upTo(8), title: 'page.8.title' },
  { name: 'check-short', past: (p) => p.screened(3), place: 'short', title: 'app.check.short.title' },
  { name: 'emergency', place: 'check', act: (p) => p.press(p.page.getByRole('button', { name: say('app.check.yes') }).first()), title: 'level.emergency.title' },
  { name: 'emergency-later', past: suspended('bladder-change'), title: 'level.emergency.title' },
  { name: 'outcome-clear', past: (p) => p.screened(0), place: 'outcome', title: 'level.clear.title' },
  { name: 'outcome-adapt', past: (p) => p.screened(0, { 'wrist-shoulder': 'yes', 'no-floor': 'unsure' }), place: 'outcome', act: press('app.outcome.more'), title: 'level.adapt.title' },
  { name: 'professional-first', past: suspended('blood-thinners'), title: 'level.professional-first.title' },
  { name: 'urgent', past: suspended('leg-weakness'), title: 'level.urgent.title' },
  { name: 'number', past: suspended('leg-weakness'), act: press('app.emergency.elsewhere'), title: 'level.urgent.title' },
  { name: 'clearance', past: suspended('blood-thinners'), place: 'clearance', act: press('app.clearance.save'), title: 'app.clearance.title' },
  { name: 'clearance-recorded', past: (p) => p.screened(0, { 'leg-weakness': 'yes' }), place: 'clearance', act: async (p) => {
      await p.type(p.page.getByLabel(say('app.clearance.by')), 'Dr Okafor');
      await p.press(p.page.getByRole('group', { name: say('app.clearance.flags') }).getByRole('button'));
      await press('app.clearance.save')(p);
    }, title: 'app.clearance.recorded' },
  { name: 'wrong', past: ready, place: 'wrong', title: { css: '.now li:nth-child(9)' } },
  { name: 'today', ...full, past: (p) => weeks(p).morning(0, 2), title: { css: '.week' } },
  { name: 'today-first', past: ready, settings: used, title: { css: '.week' } },
  { name: 'today-morning', ...full, title: 'app.morning.title' },
  { name: 'today-rest', settings: used, past: (p) => p.screened(9).session(4).session(2).session(1).morning(0, 3), title: 'app.today.rest' },
  { name: 'menu', past: ready, settings: used, act: press('app.menu'), title: { css: 'dialog[open]' } },
  { name: 'plan', ...inPlan, title: { css: 'main .line' } },
  { name: 'plan-open', ...inPlan, act: (p) => p.press(p.page.locator('main .line').first()), title: { css: 'main .more:not([hidden])' } },
  { name: 'plan-adapted', ...inPlan, past: (p) => p.screened(1, { 'wrist-shoulder': 'yes', 'no-floor': 'yes' }).prechecked(), title: { css: 'main .line' } },
  { name: 'change', past: ready, place: 'plan', settings: {}, act: press('app.change.done'), title: 'app.change.title' },
  { name: 'heard', ...inPlan, settings: { ...used, heard: false }, act: press('app.plan.start'), title: 'app.heard.title' },
  { name: 'heard-no', ...inPlan, settings: { ...used, heard: false }, act: pressAll('app.plan.start', 'app.heard.play', 'app.heard.no'), title: 'app.heard.no.title' },
  { name: 'player-enter', ...inPlan, act: inSession(), title: { css: '.player .count' } },
  { name: 'player-roll', ...inPlan, act: inSession(rolling), title: { css: '.player .spot' } },
  { name: 'player-hold', ...inPlan, act: inSession(holding), title: { css: '.player .ring' } },
  { name: 'player-asks', ...inPlan, act: inSession(async (p) => (await holding(p), await p.waitFor(p.button('app.player.ask.say'), 60, 4))), title: { css: '.player .ask' } },
  { name: 'player-paused', ...inPlan, act: inSession(async (p) => (await rolling(p), await press('app.player.pause')(p))), title: { css: '.player .waiting' } },
  { name: 'player-gap', ...inPlan, act: inSession(async (p) => (await rolling(p), await p.page.clock.fastForward(240_000))), title: { css: '.player .waiting .answer' } },
  { name: 'player-halted', ...inPlan, act: inSession(async (p) => (await rolling(p), await tellWorker(p.page, 'full'), await press('app.player.ease')(p))), title: 'app.player.halted.title' },
  { name: 'player-hear', ...inPlan, act: inSession(async (p) => (await rolling(p), await press('app.player.hear.all')(p))), title: { css: '.hear fieldset' } },
  { name: 'feel', ...inPlan, act: inSession(press('app.player.feel')), title: 'app.feel.title' },
  { name: 'where', ...inPlan, act: inSession(pressAll('app.player.feel', 'app.feel.sharp')), title: 'app.where.title' },
  { name: 'strength', ...inPlan, act: inSession(pressAll('app.player.feel', 'sensation.too-much.name')), title: 'app.strength.title' },
  { name: 'after-stop', ...inPlan, act: inSession(async (p) => (await rolling(p), await stopped(p))), title: 'app.stopped.title' },
  { name: 'after-felt', ...inPlan, act: inSession(async (p) => (await rolling(p), await p.page.keyboard.press('f'), await pressAll('app.feel.sharp', 'place.leg-left.name')(p))), title: { css: 'main .call' } },
  { name: 'after-pain', ...inPlan, act: inSession(async (p) => (await stopped(p), await press('app.after.off-tool')(p))), title: 'app.after.pain' },
  { name: 'after-done', ...inPlan, act: inSession(async (p) => (await stopped(p), await pressAll('app.after.off-tool', 'app.after.skip')(p))), title: 'app.after.done.stopped' },
  { name: 'after-completed', ...inPlan, act: inSession(async (p) => p.wait(730)), title: 'app.after.completed' },
  { name: 'open', past: left(0.155), settings: used, title: 'app.open.title' },
  { name: 'open-late', past: left(1), settings: used, title: 'app.open.title' },
  { name: 'progress-empty', past: ready, place: 'progress', title: 'app.progress.title' },
  { name: 'progress-little', past: (p) => p.screened(3).session(2).morning(1, 4).morning(0, 3), place: 'progress', title: 'app.progress.title' },
  { name: 'progress', ...full, place: 'progress', title: { css: 'main polyline' } },
  { name: 'progress-table', ...full, place: 'progress', act: press('app.progress.table'), title: { css: 'main table' } },
  { name: 'settings', ...full, place: 'settings', title: 'app.settings.title' },
  { name: 'delete', ...full, place: 'settings', act: press('app.settings.delete'), title: 'app.settings.delete.title' },
  { name: 'deleted', past: ready, place: 'settings', act: pressAll('app.settings.delete', 'app.settings.delete.do'), title: 'app.settings.deleted' },
  { name: 'newer', past: (p) => p.screened(1).newer(), title: 'app.newer.title' },
  { name: 'broken', past: ready, before: breakStorage, title: 'app.broken.title' },
  { name: 'opening', past: ready, before: (c) => c.route('**/*.wasm', () => undefined), title: { css: 'main [role=status]' } },
  { name: 'stopped-plain', past: ready, before: async (c) => {
      await c.route('**/assets/index-*.js', () => undefined);
      await c.addInitScript(() => localStorage.setItem('unknot.session', '{"id":"none"}'));
    }, act: (p) => p.page.keyboard.press('Escape'), title: { css: '#stopped h1' } },
];

/** Brings a browser to a scene. */
export async function play(scene: Scene, context: BrowserContext, origin: string, checked: Checked): Promise<Person> {
  const past = new Past(new Date(monday));
  scene.past?.(past);
  await onDevice(context);
  await spoilable(context);
  await scene.before?.(context);
  await context.clock.install({ time: monday });
  await context.setStorageState(stateOf(checked, origin, past.entries, scene.settings ?? {}));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(scene.place === undefined ? origin : `${origin}/#${scene.place}`);
  const person = new Person(page);
  await scene.act?.(person);
  const sign = typeof scene.title === 'string' ? person.heading(scene.title) : page.locator(scene.title.css).first();
  await expect(sign, scene.name).toBeVisible();
  return person;
}
