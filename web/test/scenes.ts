/** Every screen and state of the app, and how a person gets there. */
import type { BrowserContext, Page } from '@playwright/test';
import { onDevice, spoilable, tellWorker } from './device';
import { expect, monday, Person, say, settled, type Checked } from './person';
import { Past, stateOf } from './seed';

/** A screen or state. */
export interface Scene {
  name: string;
  /** What the person does to get there from the scene before. */
  act?: (person: Person) => Promise<unknown>;
  /** Whose text the heading then is; where there is none, another sign. */
  sign: string | { css: string };
}

/** Scenes that follow from each other, and how they begin. */
export interface Walk {
  /** What is on record; nothing when left out. */
  past?: (past: Past) => Past;
  settings?: object;
  /** The part of the address after the #. */
  place?: string;
  /** What is done to the browser before the page is opened. */
  before?: (context: BrowserContext) => Promise<unknown>;
  scenes: readonly Scene[];
}

const used = { ...settled, minutes: 12, tools: ['foam-roller', 'massage-ball'] };
const felt = ['easing-ache', 'easing-ache', 'steady-ache', 'too-much', 'easing-ache', 'steady-ache'];

/** Checked, and may roll. */
const ready = (past: Past): Past => past.screened(1).prechecked();

/** Four weeks of sessions and mornings, without the morning of today. */
const weeks = (past: Past): Past => course(past.screened(26));

function course(past: Past): Past {
  for (const [i, daysAgo] of [25, 23, 21, 18, 16, 14, 12, 10, 7, 5, 3].entries()) past.session(daysAgo, { felt: felt.slice(i % 3), after: i < 6 ? 3 : 2 });
  for (let daysAgo = 25; daysAgo > 0; daysAgo--) past.morning(daysAgo, [2, 2, 3, 2, 3, 3, 4][Math.floor(daysAgo / 4)] ?? 3);
  return past;
}

/** Six weeks and more of sessions and mornings that stay as they were. */
function flat(past: Past): Past {
  for (const daysAgo of [45, 43, 40, 36, 33, 29, 26, 22, 19, 15, 12, 8, 5, 3]) past.session(daysAgo, { felt, after: 4 });
  for (let daysAgo = 45; daysAgo > 0; daysAgo--) past.morning(daysAgo, 4);
  return past.screened(6).morning(0, 4).prechecked();
}

/** Four weeks in which something of everything happened, and the morning of today. */
function eventful(past: Past): Past {
  past.adverse(20, 'bruise', 'resolved', 'left hip').rated(23, { 'Walking to work': 5, 'Sitting through a film': 4 });
  weeks(past).rated(16, { 'Walking to work': 6, 'Sitting through a film': 4 }).rated(9, { 'Walking to work': 6, 'Sitting through a film': 5, 'Lifting a bag': 4 }).morning(0, 2);
  const mistyped = past.entries.findLast((e) => e.kind === 'morning')?.id ?? '';
  return past.screened(8).corrected(mistyped, 3, 'typed too fast');
}

const press = (id: string, fill = {}) => (p: Person): Promise<unknown> => p.press(p.button(id, fill).first());
const pressAll = (...ids: string[]) => async (p: Person): Promise<void> => {
  for (const id of ids) await press(id)(p);
};
const go = (place: string) => (p: Person): Promise<unknown> => p.page.goto(new URL(`/#${place}`, p.page.url()).href);

/** Does one after the other. */
const both = (...acts: ((p: Person) => Promise<unknown>)[]) => async (p: Person): Promise<void> => {
  for (const act of acts) await act(p);
};

const numbers = [
  { id: 'age', kind: 'num', page: 7 },
  { id: 'pain-now', kind: 'num', page: 7 },
];

/** Denies all of the pages of the check from one to another. */
const through = (from: number, to: number) => async (p: Person): Promise<void> => {
  for (let n = from; n < to; n++) {
    await expect(p.heading(`page.${n}.title`)).toBeVisible();
    if (n === 7) await p.answer(numbers, {});
    await p.none();
  }
};

/** Starts the session of the plan. */
async function begin(p: Person): Promise<void> {
  await p.start();
  await p.page.evaluate(() => window.device.beat());
}

const rolling = (p: Person): Promise<void> => p.waitFor(p.button('app.player.spot'), 80, 4);

async function holding(p: Person): Promise<void> {
  await rolling(p);
  await p.press(p.button('app.player.spot'));
  await expect(p.page.locator('.ring')).toBeVisible();
  await p.wait(8);
}

async function stopped(p: Person): Promise<void> {
  await p.page.keyboard.press('Escape');
  await expect(p.button('app.after.off-tool')).toBeVisible();
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

/** Somebody who looks into a part of the settings, in a browser as it is made. */
const part = (id: string, name: string, before: (c: BrowserContext) => Promise<unknown>, act: (p: Person) => Promise<unknown> = () => Promise.resolve(), set: object = {}): Walk => ({
  past: ready,
  settings: { ...used, ...set },
  place: 'settings',
  before,
  scenes: [{ name, act: both((p) => p.part(id), act, (p) => p.button(id).scrollIntoViewIfNeeded()), sign: { css: `:is(h2, h3) [aria-expanded=true]:has-text("${say(id)}")` } }],
});

/** A browser that answers so when it is asked for notifications. */
const notifying = (permission: NotificationPermission) => (c: BrowserContext): Promise<unknown> =>
  c.addInitScript((answer) => Object.defineProperty(Notification, 'permission', { get: () => answer }), permission);
const silent = (c: BrowserContext): Promise<unknown> => c.addInitScript(() => Reflect.deleteProperty(window, 'Notification'));

/** A browser whose picker gives a real folder, of its own file system, to which the page may write or no longer may. */
const onStick = (may = true) => (c: BrowserContext): Promise<unknown> =>
  c.addInitScript((allowed) => {
    let first = true; // the picker itself asks
    const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory().then((d) => d.getDirectoryHandle('Backup stick', { create: true }));
    Object.assign(window, { showDirectoryPicker: root });
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => {
        const now = allowed || first ? 'granted' : 'prompt';
        first = false;
        return Promise.resolve(now);
      },
    });
  }, may);
const unpicked = (c: BrowserContext): Promise<unknown> => c.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
const chosen = both(press('app.folder.choose'), (p) => expect(p.page.getByText(/found whole/)).toBeVisible());

/** The disk is full. */
const full = (p: Person): Promise<unknown> =>
  p.page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException('There is no space left on the disk.', 'QuotaExceededError'));
  });

const inPlan = { past: ready, settings: used, place: 'plan' };
const practised = { past: weeks, settings: used };
/** Opens the reasons; on a wide page they stand open. */
const why = async (p: Person): Promise<void> => {
  const closed = p.page.locator('button.why').first();
  if (await closed.isVisible()) await p.press(closed);
};

export const walks: readonly Walk[] = [
  { scenes: [{ name: 'welcome', sign: 'app.welcome.title' }] },
  {
    place: 'check',
    scenes: [
      { name: 'check', sign: 'page.1.title' },
      { name: 'check-why', act: why, sign: 'page.1.title' },
      { name: 'check-conditions', act: through(1, 5), sign: 'page.5.title' },
      {
        name: 'check-by-hand',
        act: async (p) => {
          for (const no of await p.button('app.check.no').all()) await p.press(no);
        },
        sign: { css: '#app .foot .go' },
      },
      { name: 'check-unsure', act: (p) => p.press(p.page.getByRole('button', { name: say('app.check.unsure') }).first()), sign: 'page.5.title' },
      { name: 'check-numbers', act: through(5, 7), sign: 'page.7.title' },
      { name: 'check-missed', act: (p) => p.none(), sign: 'page.7.title' },
      { name: 'check-places', act: through(7, 8), sign: 'page.8.title' },
      {
        name: 'check-places-marked',
        act: async (p) => {
          const places = p.button('app.check.places');
          await p.press(p.button('app.check.nowhere').last());
          await p.press(places.first());
          await p.press(p.page.getByRole('button', { name: new RegExp(say('site.hip-side-left.name'), 'i') }).first());
        },
        sign: { css: '.places button[aria-pressed=true]' },
      },
    ],
  },
  {
    place: 'check',
    scenes: [
      { name: 'emergency', act: (p) => p.press(p.page.getByRole('button', { name: say('app.check.yes') }).first()), sign: 'level.emergency.title' },
      { name: 'emergency-slip', act: (p) => p.press(p.page.locator('summary')), sign: { css: 'details[open]' } },
    ],
  },
  { past: (p) => p.screened(30), scenes: [{ name: 'renew', sign: 'app.renew.title' }] },
  { past: (p) => p.screened(3), place: 'short', scenes: [{ name: 'check-short', sign: 'app.check.short.title' }] },
  { past: (p) => p.screened(2, { 'bladder-change': 'yes' }), scenes: [{ name: 'emergency-later', sign: 'level.emergency.title' }] },
  { past: (p) => p.screened(0), place: 'outcome', scenes: [{ name: 'outcome-clear', sign: 'level.clear.title' }] },
  {
    past: (p) => p.screened(0, { 'wrist-shoulder': 'yes', 'no-floor': 'unsure' }),
    place: 'outcome',
    scenes: [
      { name: 'outcome-adapt', sign: 'level.adapt.title' },
      { name: 'outcome-sources', act: press('app.outcome.more'), sign: 'level.adapt.title' },
    ],
  },
  {
    past: (p) => p.screened(2, { 'blood-thinners': 'yes', steroids: 'yes' }),
    scenes: [
      { name: 'professional-first', sign: 'level.professional-first.title' },
      { name: 'professional-first-slip', act: (p) => p.press(p.page.locator('summary')), sign: { css: 'details[open]' } },
      { name: 'number', act: press('app.emergency.elsewhere'), sign: 'level.professional-first.title' },
      { name: 'clearance', act: press('app.outcome.clearance'), sign: 'app.clearance.title' },
      { name: 'clearance-missed', act: press('app.clearance.save'), sign: 'app.clearance.title' },
      {
        name: 'clearance-recorded',
        act: async (p) => {
          await p.type(p.page.getByLabel(say('app.clearance.by')), 'Dr Okafor');
          await p.press(p.page.getByRole('group', { name: say('app.clearance.flags') }).getByRole('button').first());
          await press('app.clearance.save')(p);
        },
        sign: 'app.clearance.recorded',
      },
    ],
  },
  {
    past: (p) => p.screened(2, { 'blood-thinners': 'yes', 'leg-weakness': 'unsure', 'six-weeks': 'yes' }),
    settings: used,
    place: 'professional',
    scenes: [
      { name: 'professional-off', sign: { css: '.sheet .scan svg' } },
      { name: 'clear', act: (p) => p.press(p.page.getByRole('link', { name: say('app.professional.answer') })), sign: 'app.clear.title' },
      { name: 'clear-missed', act: press('app.clear.make'), sign: 'app.clear.title' },
      {
        name: 'clear-given',
        act: async (p) => {
          await p.press(p.page.getByRole('button', { name: /not better after 6 weeks/i }));
          await p.press(p.page.getByRole('button', { name: new RegExp(say('technique.tfl-roll.name')) }));
          await press('app.clear.hold.seconds', { n: 30 })(p);
          await p.type(p.page.getByLabel(say('app.clear.by')), 'Dr Ana Vega, physiotherapist');
          await press('app.clear.make')(p);
          await expect(p.page.getByRole('img', { name: say('app.clear.given.qr') })).toBeVisible();
        },
        sign: 'app.clear.given.title',
      },
      {
        name: 'code-slip',
        act: async (p) => {
          const lines = await p.page.locator('ol code').allTextContents();
          await go('clearance')(p);
          await press('app.code.have')(p);
          await p.page.getByLabel(say('app.code.letters'), { exact: true }).fill(lines.map((l, i) => (i === 3 ? `${l.slice(0, -1)}${l.endsWith('A') ? 'B' : 'A'}` : l)).join('\n'));
          await press('app.code.read')(p);
          await expect(p.page.getByRole('alert')).not.toBeEmpty();
          Object.assign(p, { lines });
        },
        sign: 'app.code.title',
      },
      {
        name: 'code-says',
        act: async (p) => {
          const { lines } = p as unknown as { lines: string[] };
          await p.page.getByLabel(say('app.code.letters'), { exact: true }).fill(lines.join('\n'));
          await press('app.code.read')(p);
        },
        sign: 'app.code.says',
      },
      { name: 'clear-typed', act: both(press('app.code.other'), go('clear')), sign: 'app.clear.none.title' },
    ],
  },
  { past: (p) => p.screened(0, { 'leg-weakness': 'yes' }), scenes: [{ name: 'urgent', sign: 'level.urgent.title' }, { name: 'clearance-today', act: go('clearance'), sign: 'app.clearance.title' }] },
  {
    ...practised,
    scenes: [
      { name: 'today-morning', sign: 'app.morning.title' },
      { name: 'today', act: press('app.morning.skip'), sign: { css: '.week' } },
      { name: 'menu', act: press('app.menu'), sign: { css: 'dialog[open]' } },
      { name: 'wrong', act: both((p) => p.page.keyboard.press('Escape'), go('wrong')), sign: { css: '.now li:nth-child(9)' } },
      { name: 'progress', act: go('progress'), sign: { css: 'main .u-over' } },
      { name: 'progress-table', act: press('app.progress.table'), sign: { css: 'main table' } },
      { name: 'professional', act: go('professional'), sign: { css: '.sheet .figure svg' } },
      { name: 'settings', act: go('settings'), sign: 'app.settings.title' },
      {
        name: 'settings-open',
        act: async (p) => {
          const closed = p.page.locator(':is(h2, h3) [aria-expanded=false]');
          while ((await closed.count()) > 0) await p.press(closed.first());
        },
        sign: { css: 'main h2 [aria-expanded=true]' },
      },
      { name: 'delete', act: press('app.settings.delete'), sign: 'app.settings.delete.title' },
      { name: 'deleted', act: press('app.settings.delete.do'), sign: 'app.settings.deleted' },
    ],
  },
  {
    past: ready,
    place: 'body',
    before: (c) => c.addInitScript(() => (HTMLCanvasElement.prototype.getContext = () => null)),
    scenes: [
      { name: 'body', sign: { css: '.flatly' } },
      { name: 'body-muscle', act: press('muscle.piriformis.name'), sign: { css: '#about-piriformis details' } },
      { name: 'body-never', act: press('region.lumbar-spine.name'), sign: { css: '#about-lumbar-spine details' } },
    ],
  },
  {
    past: eventful,
    settings: used,
    scenes: [
      { name: 'today-rate', sign: { css: '.notes button' } },
      { name: 'activities', act: press('app.today.rate.do'), sign: 'app.activities.title' },
      { name: 'activities-missed', act: press('app.activities.save'), sign: 'app.activities.title' },
      { name: 'activities-named', act: press('app.activities.change'), sign: 'app.activities.name.title' },
      { name: 'progress-eventful', act: go('progress'), sign: { css: '.plot .u-over' } },
      { name: 'noted', act: press('app.progress.noted'), sign: 'app.noted.title' },
      { name: 'noted-before', act: (p) => p.press(p.page.locator('summary').first()), sign: { css: 'details[open]' } },
      { name: 'noted-correct', act: (p) => p.press(p.page.getByRole('button', { name: new RegExp(say('app.noted.correct')) }).first()), sign: { css: 'input.field' } },
      { name: 'adverse', act: go('adverse'), sign: 'app.adverse.title' },
      { name: 'adverse-missed', act: both(pressAll('app.adverse.bruise.name', 'app.adverse.when.earlier'), press('app.adverse.save')), sign: 'app.adverse.title' },
      { name: 'adverse-noted', act: pressAll('app.adverse.when.yesterday', 'app.adverse.ongoing.name', 'app.adverse.save'), sign: 'app.adverse.noted' },
      { name: 'renew-adverse', act: press('app.adverse.later'), sign: 'app.renew.title' },
    ],
  },
  {
    past: flat,
    settings: used,
    scenes: [
      { name: 'today-not-helping', sign: { css: '.notes a[href="#not-helping"]' } },
      { name: 'not-helping', act: (p) => p.press(p.page.locator('a[href="#not-helping"]')), sign: { css: 'main ol' } },
    ],
  },
  { past: (p) => course(p.screened(30)).rated(23, { Walking: 4 }).rated(2, { Walking: 6 }), settings: used, scenes: [{ name: 'renew-review', sign: { css: '#review' } }] },
  { past: (p) => p.screened(9).session(5).morning(6, 2).morning(5, 2).morning(4, 2).morning(3, 2).morning(1, 5).morning(0, 5), settings: used, scenes: [{ name: 'suspended-by-mornings', sign: 'level.professional-first.title' }] },
  { past: (p) => p.screened(9).session(5).morning(6, 2).morning(5, 2).morning(4, 2).morning(3, 2).morning(0, 4), settings: used, scenes: [{ name: 'today-rest-morning', sign: 'app.today.rest' }] },
  {
    past: (p) => {
      p.screened(9, { 'blood-thinners': 'yes' });
      const flag = `${p.entries[0]?.id ?? ''}/screen.blood-thinners`;
      p.add(8, 9, 'clearance', { by: 'Dr Okafor', flags: [flag], until: '2026-11-26' });
      return p.screened(7, { 'blood-thinners': 'yes' }).prechecked();
    },
    settings: used,
    scenes: [
      { name: 'today-ending', sign: { css: '.notes .icon' } },
      { name: 'outcome-ending', act: go('outcome'), sign: 'level.adapt.title' },
    ],
  },
  { settings: used, past: (p) => p.screened(9).session(4).session(2).session(1).morning(0, 3), scenes: [{ name: 'today-rest', sign: 'app.today.rest' }] },
  {
    past: ready,
    settings: { ...used, tools: null },
    scenes: [
      { name: 'today-first', sign: { css: '.week' } },
      { name: 'professional-empty', act: go('professional'), sign: { css: '.sheet .figure svg' } },
      { name: 'progress-empty', act: go('progress'), sign: 'app.progress.title' },
      { name: 'change', act: go('plan'), sign: 'app.change.title' },
      { name: 'change-missed', act: press('app.change.done'), sign: 'app.change.title' },
    ],
  },
  {
    ...inPlan,
    settings: { ...used, heard: false },
    scenes: [
      { name: 'heard', act: press('app.plan.start'), sign: 'app.heard.title' },
      { name: 'heard-played', act: press('app.heard.play'), sign: 'app.heard.did' },
      { name: 'heard-no', act: press('app.heard.no'), sign: 'app.heard.no.title' },
    ],
  },
  { ...inPlan, past: (p) => p.screened(1, { 'wrist-shoulder': 'yes', 'no-floor': 'yes' }).prechecked(), scenes: [{ name: 'plan-adapted', sign: { css: 'main .line' } }] },
  {
    ...inPlan,
    scenes: [
      { name: 'plan', sign: { css: 'main .line' } },
      { name: 'plan-open', act: (p) => p.press(p.page.locator('main .line').first()), sign: { css: 'main .more:not([hidden])' } },
      { name: 'player-enter', act: begin, sign: { css: '.player .count' } },
      { name: 'player-hear', act: press('app.player.hear.all'), sign: { css: '.hear fieldset' } },
      { name: 'player-roll', act: both(press('app.player.hear.all'), rolling), sign: { css: '.player .spot' } },
      { name: 'player-paused', act: press('app.player.pause'), sign: { css: '.player .waiting' } },
      { name: 'player-hold', act: both(press('app.player.resume'), holding), sign: { css: '.player .ring' } },
      { name: 'player-asks', act: (p) => p.waitFor(p.page.locator('.player .ask'), 60, 4), sign: { css: '.player .ask' } },
    ],
  },
  {
    ...inPlan,
    scenes: [
      { name: 'player-gap', act: both(begin, rolling, (p) => p.page.clock.fastForward(240_000)), sign: { css: '.player .waiting .answer' } },
      {
        name: 'player-halted',
        act: both(press('app.player.resume-open'), (p) => expect(p.button('app.player.pause')).toBeVisible(), (p) => tellWorker(p.page, 'full'), press('app.player.ease')),
        sign: 'app.player.halted.title',
      },
      { name: 'feel', act: both((p) => tellWorker(p.page, 'well'), press('app.player.resume-open'), (p) => expect(p.button('app.player.pause')).toBeVisible(), (p) => p.page.keyboard.press('f')), sign: 'app.feel.title' },
      { name: 'where', act: press('app.feel.sharp'), sign: 'app.where.both' },
      { name: 'where-said', act: press('sensation.shooting.name'), sign: { css: 'fieldset [aria-pressed=true]' } },
      { name: 'where-weak', act: pressAll('app.feel.back.choices', 'sensation.weak.name'), sign: 'app.where.title' },
      { name: 'strength', act: pressAll('app.feel.back.choices', 'sensation.too-much.name'), sign: 'app.strength.title' },
      { name: 'after-stop', act: stopped, sign: 'app.stopped.title' },
      { name: 'after-pain', act: press('app.after.off-tool'), sign: 'app.after.pain' },
      { name: 'after-done', act: press('app.after.skip'), sign: 'app.after.done.stopped' },
    ],
  },
  {
    ...inPlan,
    scenes: [
      {
        name: 'after-felt',
        act: both(begin, rolling, (p) => p.page.keyboard.press('f'), press('app.feel.sharp'), (p) => p.page.clock.fastForward(1000), press('place.leg-left.name')),
        sign: { css: '#app [href^="tel:"]' },
      },
    ],
  },
  { ...inPlan, scenes: [{ name: 'after-completed', act: both(begin, (p) => p.wait(730)), sign: 'app.after.completed' }] },
  { past: left(0.155), settings: used, scenes: [{ name: 'open', sign: 'app.open.title' }] },
  { past: left(1), settings: used, scenes: [{ name: 'open-late', sign: 'app.open.title' }] },
  { past: (p) => p.screened(3).session(2).morning(1, 4).morning(0, 3), place: 'progress', scenes: [{ name: 'progress-little', sign: { css: 'main .u-over' } }] },
  { past: (p) => p.screened(1).newer(), scenes: [{ name: 'newer', sign: 'app.newer.title' }] },
  part('app.remind', 'remind-off', notifying('default')),
  part('app.remind', 'remind-on', notifying('granted'), undefined, { remind: '18:00' }),
  part('app.remind', 'remind-denied', notifying('denied')),
  part('app.remind', 'remind-none', silent),
  part('app.folder', 'folder-none', onStick()),
  part('app.folder', 'folder-chosen', onStick(), chosen),
  part('app.folder', 'folder-lost', onStick(false), both(chosen, press('app.folder.now'), (p) => expect(p.button('app.folder.allow')).toBeVisible())),
  part('app.folder', 'folder-failed', onStick(), both(chosen, full, press('app.folder.now'), (p) => expect(p.page.getByText(/no space left/)).toBeVisible())),
  part('app.folder', 'folder-cannot', unpicked),
  { past: ready, before: breakStorage, scenes: [{ name: 'broken', sign: 'app.broken.title' }] },
  { past: ready, before: (c) => c.route('**/*.wasm', () => undefined), scenes: [{ name: 'opening', sign: { css: 'main [role=status]' } }] },
  {
    past: ready,
    before: async (c) => {
      await c.route('**/assets/index-*.js', () => undefined);
      await c.addInitScript(() => localStorage.setItem('unknot.session', '{"id":"none"}'));
    },
    scenes: [{ name: 'stopped-plain', act: (p) => p.page.keyboard.press('Escape'), sign: { css: '#stopped h1' } }],
  },
];

/** Goes through a walk, and calls look at each scene. */
export async function walkThrough(walk: Walk, page: Page, origin: string, checked: Checked, look: (person: Person, scene: Scene) => Promise<unknown>): Promise<void> {
  const [past, context] = [new Past(new Date(monday)), page.context()];
  walk.past?.(past);
  await onDevice(context);
  await spoilable(context);
  await walk.before?.(context);
  await page.clock.install({ time: monday });
  await context.setStorageState(stateOf(checked, origin, past.entries, walk.settings ?? {}));
  await page.goto(walk.place === undefined ? origin : `${origin}/#${walk.place}`);
  const person = new Person(page);
  for (const scene of walk.scenes) {
    await scene.act?.(person);
    const sign = typeof scene.sign === 'string' ? person.heading(scene.sign) : page.locator(scene.sign.css).first();
    await expect(sign, scene.name).toBeVisible();
    await look(person, scene);
  }
}

/** The names of a walk's scenes, for a test about it. */
export function nameOf(walk: Walk): string {
  return walk.scenes.map((s) => s.name).join(', ');
}
