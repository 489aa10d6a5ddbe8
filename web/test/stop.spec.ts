/**
 * STOP: from every phase of a session and by every way there is, whatever has
 * failed. It is shown before the next frame, nothing that loads the body can
 * be reached any more, and in the end it is on record, once.
 */
import type { Page } from '@playwright/test';
import { hold, onDevice, spoilable, tellWorker } from './device';
import { expect, kindsOf, monday, Person, recordOf, say, test, type Checked } from './person';

test.use({ serviceWorkers: 'block' }); // so that what the worker loads can be changed
test.beforeEach(async ({ page, context }) => {
  await onDevice(context);
  await spoilable(context);
  await page.clock.install({ time: monday });
});

const side = { side: say('side.left.name'), other: say('side.right.name') };

/** How a session gets into each phase. */
const phases: Readonly<Record<string, (p: Person) => Promise<unknown>>> = {
  'getting in': () => Promise.resolve(),
  rolling: (p) => p.waitFor(p.button('app.player.spot'), 60),
  holding: (p) => p.waitFor(p.page.locator('.ring'), 120, 4),
  'coming out': (p) => p.waitFor(p.page.getByText(say('technique.glute-roll.exit', side), { exact: true }), 150, 4),
  'a pause': async (p) => {
    await p.press(p.button('app.player.pause').first());
    await expect(p.page.locator('.waiting')).toBeVisible();
  },
  'a gap': async (p) => {
    await p.page.clock.fastForward(60_000);
    await expect(p.heading('app.player.gap.minute')).toBeVisible();
  },
  'a halt': async (p) => {
    await tellWorker(p.page, 'full');
    await p.press(p.button('app.player.pause').first());
    await expect(p.heading('app.player.halted.title')).toBeVisible();
  },
  'how does it feel': async (p) => {
    await p.press(p.button('app.player.feel'));
    await expect(p.heading('app.feel.title')).toBeVisible();
  },
  'where is it': async (p) => {
    await p.press(p.button('app.player.feel'));
    await p.press(p.button('app.feel.sharp'));
    await expect(p.heading('app.where.both')).toBeVisible();
  },
};

/** Every way to stop. */
const ways: Readonly<Record<string, (p: Person) => Promise<unknown>>> = {
  'a tap': async (p) => {
    const box = await p.stop.boundingBox();
    if (!box) throw new Error('STOP is not there');
    await p.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  },
  Escape: (p) => p.page.keyboard.press('Escape'),
  'Enter on the control': async (p) => {
    await p.stop.focus();
    await p.page.keyboard.press('Enter');
  },
  'Space on the control': async (p) => {
    await p.stop.focus();
    await p.page.keyboard.press('Space');
  },
  'a media key': (p) =>
    p.page.evaluate(() => {
      window.device.media('stop');
      window.device.pressed.push(window.device.shown());
    }),
};

/** A session in its first phase, on a device where nothing has happened since the check. */
async function afresh(page: Page, origin: string, checked: Checked): Promise<Person> {
  await page.goto('about:blank');
  await page.context().setStorageState(checked(origin));
  await page.goto(`${origin}/#plan`);
  const person = new Person(page);
  await person.start();
  return person;
}

const instantly = { stopped: true, control: false, app: false };

/** Everything that would put load on the body is gone. */
async function nothingLoads(person: Person): Promise<void> {
  await expect(person.player).toHaveCount(0);
  await expect(person.stop).toBeHidden();
  const ids = ['resume', 'resume-open', 'pause', 'skip', 'ease', 'spot', 'feel'].map((id) => say(`app.player.${id}`));
  await expect(person.page.getByRole('button', { name: new RegExp(`^(${ids.join('|')})$`) })).toHaveCount(0);
}

/** Tap, Escape and media key always; the control by Enter in one phase and by Space in the next. */
function waysIn(phase: string): string[] {
  const other = Object.keys(phases).indexOf(phase) % 2 === 0 ? 'Enter on the control' : 'Space on the control';
  return Object.keys(ways).filter((way) => way !== other);
}

for (const [phase, reach] of Object.entries(phases)) {
  test(`${phase} is stopped at once by touch, keys and media keys, and is on record once`, async ({ page, served, checked }) => {
    for (const way of waysIn(phase)) {
      await test.step(way, async () => {
        const person = await afresh(page, served.origin, checked);
        await reach(person);
        await ways[way]?.(person);
        expect(await page.evaluate(() => window.device.pressed.find((s) => s.stopped)), way).toEqual(instantly);
        if (phase === 'a halt') await tellWorker(page, 'well');
        await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
        await nothingLoads(person);
        await expect(async () => {
          if (phase === 'a halt') await page.clock.fastForward(2_000);
          expect(await person.kinds()).toContain('session-ended');
        }).toPass();
        const ended = (await person.record()).filter((e) => e.kind === 'session-ended');
        expect(ended.map((e) => e.body)).toEqual([expect.objectContaining({ as: 'stopped', because: 'stop' })]);
        expect((await person.kinds()).filter((k) => k === 'stop')).toHaveLength(1);
        if (phase !== 'where is it') return;
        expect((await person.kinds()).slice(-4), 'what was felt counts, and comes before').toEqual(['report', 'flag', 'stop', 'session-ended']);
        await expect(person.heading('level.professional-first.title')).toBeVisible();
      });
    }
  });
}

const tap = async (person: Person): Promise<void> => {
  await person.page.evaluate(() => window.device.pressed.splice(0));
  await ways['a tap']?.(person);
  expect(await person.page.evaluate(() => window.device.pressed[0])).toEqual(instantly);
};

/** What is on record of the end, once there is one. */
async function ends(page: Page): Promise<string[]> {
  await expect.poll(async () => kindsOf(await recordOf(page))).toContain('session-ended');
  return kindsOf(await recordOf(page)).filter((k) => ['gap', 'stop', 'session-ended'].includes(k));
}

for (const [what, url] of Object.entries({ 'any script of the app': /\/assets\/.*\.js$/, 'the engine': /\.wasm$/ })) {
  test(`before ${what} has come it stops at once, and it is on record as soon as it can be`, async ({ page, context, served, checked }) => {
    await afresh(page, served.origin, checked);
    await page.close();
    const release = await hold(context, url);
    const again = new Person(await context.newPage());
    await again.page.goto(served.origin, { waitUntil: 'commit' });
    await expect(again.stop).toBeVisible();
    await tap(again);
    await expect(again.page.locator('#stopped')).toBeVisible();
    await expect(again.player).toHaveCount(0);
    await again.page.reload({ waitUntil: 'commit' });
    await expect(again.page.locator('#stopped')).toBeVisible();
    await expect(again.stop).toBeHidden();
    await release();
    await again.page.reload();
    expect(await ends(again.page)).toEqual(['gap', 'stop', 'session-ended']);
    if (await again.page.locator('#stopped').isVisible()) await again.leaveStopped(); // else it was on record before the page was loaded again
    await nothingLoads(again);
  });
}

for (const [what, spoil] of Object.entries({
  'is killed': (page: Page) => page.evaluate(() => window.device.killWorker()),
  hangs: (page: Page) => tellWorker(page, 'hang'),
})) {
  test(`with a worker that ${what} it stops at once, and it is on record when there is a new one`, async ({ page, served, checked }) => {
    const person = await afresh(page, served.origin, checked);
    await person.waitFor(person.button('app.player.spot'), 60);
    await spoil(page);
    await tap(person);
    await expect(person.heading('app.stopped.title')).toBeFocused();
    await nothingLoads(person);
    await expect(page.getByText(say('app.after.unsaved'))).toBeVisible();
    expect(await person.kinds()).not.toContain('stop');
    for (let looks = 0; looks < 8; looks++) await page.clock.fastForward(500);
    expect(await ends(page)).toEqual(['stop', 'session-ended']);
    await expect(page.getByText(say('app.after.unsaved'))).toBeHidden();
  });
}

test('with a storage that refuses it stops at once, says that it is not saved, and saves it at the next visit', async ({ page, context, served, checked }) => {
  const person = await afresh(page, served.origin, checked);
  await tellWorker(page, 'full');
  await tap(person);
  await expect(person.heading('app.stopped.title')).toBeFocused();
  await nothingLoads(person);
  for (let tries = 0; tries < 3; tries++) await page.clock.fastForward(2_000);
  await expect(page.getByText(say('app.after.unsaved'))).toBeVisible();
  expect(await person.kinds()).not.toContain('stop');
  await page.close();
  const next = await context.newPage();
  await next.goto(served.origin);
  expect(await ends(next)).toEqual(['stop', 'session-ended']);
  await nothingLoads(new Person(next));
});

test('in the very instant the control appears it stops, before the session has its first answer', async ({ page, served, checked }) => {
  await page.context().setStorageState(checked(served.origin));
  await page.goto(`${served.origin}/#plan`);
  const person = new Person(page);
  await page.evaluate(() => {
    const html = document.documentElement;
    const press = (): void => {
      if (!('session' in html.dataset) || 'stopped' in html.dataset) return;
      document.getElementById('stop')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
      window.device.pressed.push(window.device.shown());
    };
    new MutationObserver(press).observe(html, { attributes: true, attributeFilter: ['data-session'] });
  });
  await person.press(person.button('app.plan.start'));
  expect(await ends(page)).toEqual(['stop', 'session-ended']);
  expect(await page.evaluate(() => window.device.pressed.find((s) => s.stopped))).toEqual(instantly);
  await expect(person.heading('app.stopped.title')).toBeFocused();
  await nothingLoads(person);
  await page.clock.fastForward(10_000);
  const said = await page.evaluate(() => window.device.heard.flatMap((h) => (h.kind === 'said' ? h.text : [])));
  expect(said).toEqual([say('session.stopped')]);
});

test('STOP silences the voice, is felt, and is then said', async ({ page, served, checked }) => {
  const person = await afresh(page, served.origin, checked);
  await page.evaluate(() => window.device.heard.splice(0));
  await tap(person);
  await expect(person.heading('app.stopped.title')).toBeFocused();
  const heard = await page.evaluate(() => window.device.heard);
  expect(heard.slice(0, 2)).toEqual([expect.objectContaining({ kind: 'hushed' }), expect.objectContaining({ kind: 'shook', pattern: [200, 80, 200] })]);
  expect(heard.flatMap((h) => (h.kind === 'said' ? h.text : []))).toEqual([say('session.stopped')]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the address of the control shows what to do', async ({ page, served }) => {
    await page.goto(`${served.origin}/#stopped`);
    await expect(page.getByRole('heading', { name: say('app.stopped.title') })).toBeVisible();
    await expect(page.getByText(say('app.stopped.1'))).toBeVisible();
    await expect(page.locator('#app')).toBeHidden();
    await expect(page.locator('#stop')).toBeHidden();
  });
});
