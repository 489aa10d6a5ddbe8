/** Time in a session: deadlines by the clock, and never a second that nobody watched. */
import { expect, Person, say, test } from './person';

const minutes = 60_000;

/** What number is shown, or null in a phase without one. */
async function shown(p: Person): Promise<number> {
  const text = await p.page.locator('.count, .ring text').textContent();
  return Number(text);
}

/** Seconds that are left in the phase, by the plan on record and the page's own clock. */
async function due(p: Person): Promise<number> {
  const record = await p.record();
  const { steps } = record.find((e) => e.kind === 'session-started')?.body['plan'] as { steps: Record<'enter' | 'roll' | 'hold' | 'exit', number>[] };
  const began = Date.parse(record.find((e) => e.kind === 'session-event')?.at ?? '');
  let left = (began - (await p.page.evaluate(() => Date.now()))) / 1000;
  for (const step of steps) for (const phase of ['enter', 'roll', 'hold', 'exit'] as const) {
    left += step[phase];
    if (left > 0) return left;
  }
  return left;
}

async function running(p: Person): Promise<void> {
  await p.press(p.button('app.today.roll', { n: 10 }));
  await p.start();
}

const pauses = async (p: Person): Promise<string[]> => (await p.kinds()).filter((k) => ['pause', 'gap', 'resume', 'session-ended'].includes(k));

test.beforeEach(({ person }) => running(person));

test('the number shown is the time to the next change, however late the page is woken', async ({ person }) => {
  for (const each of [0.25, 1, 3.7, 4.6, 4.6, 4.9]) {
    await person.wait(each * 9, each);
    await expect(async () => expect(Math.abs((await shown(person)) - (await due(person)))).toBeLessThanOrEqual(1)).toPass();
  }
  expect(await pauses(person)).toEqual([]);
});

test('ten minutes with the screen locked are a gap: it pauses, asks, and never completes by itself', async ({ person, page }) => {
  await person.waitFor(person.button('app.player.spot'), 60);
  await person.wait(5);
  const before = await shown(person);
  await page.evaluate(() => window.device.hide(true));
  await page.clock.fastForward(10 * minutes);
  await page.evaluate(() => window.device.hide(false));
  await expect(person.heading('app.player.gap.minutes', { n: 10 })).toBeVisible();
  await expect(person.stop).toBeVisible();
  await expect(person.button('app.player.spot')).toHaveCount(0);
  for (let more = 0; more < 3; more++) await page.clock.fastForward(10 * minutes);
  await expect(person.heading('app.player.gap.minutes', { n: 40 })).toBeVisible();
  await expect.poll(() => pauses(person)).toEqual(['gap']);
  await person.press(person.button('app.player.resume-open'));
  await expect(person.button('app.player.spot')).toBeVisible();
  const after = await shown(person);
  expect(after - before, 'as of the last sign of life').toBeGreaterThanOrEqual(-1);
  expect(after - before, 'which is not long ago').toBeLessThanOrEqual(15);
  await person.wait(after - 4);
  await expect(person.button('app.player.spot')).toBeVisible();
  await person.waitFor(page.locator('.ring'), 10);
  expect((await pauses(person)).at(-1)).toBe('resume');
});

test('a session that was left alone can be ended, and counts as not completed', async ({ person, page }) => {
  await page.clock.fastForward(10 * minutes);
  await expect(person.heading('app.player.gap.minutes', { n: 10 })).toBeVisible();
  await person.press(person.button('app.player.end'));
  await expect(person.heading('app.after.interrupted')).toBeFocused();
  await expect.poll(() => pauses(person)).toContain('session-ended');
  expect((await person.record()).at(-1)?.body).toMatchObject({ as: 'stopped', because: 'interrupted' });
});

test('with the screen off and the worker awake the session goes on, and is where it should be when it is seen again', async ({ person, page }) => {
  await page.evaluate(() => window.device.hide(true));
  await person.wait(150);
  await page.evaluate(() => window.device.hide(false));
  await expect(async () => expect(Math.abs((await shown(person)) - (await due(person)))).toBeLessThanOrEqual(1)).toPass();
  expect(await pauses(person)).toEqual([]);
});

test('a clock that is set forward is a gap, and one that is set back changes nothing', async ({ person, page }) => {
  await person.waitFor(person.button('app.player.spot'), 60);
  const now = await page.evaluate(() => Date.now());
  const before = await shown(person);
  await page.clock.setSystemTime(now - 10 * minutes);
  await person.wait(8);
  await expect(person.button('app.player.spot')).toBeVisible();
  expect(before - 8 - (await shown(person))).toBeLessThanOrEqual(2);
  expect(before - 8 - (await shown(person))).toBeGreaterThanOrEqual(-1);
  expect(await pauses(person)).toEqual([]);
  await page.clock.setSystemTime(now + 10 * minutes);
  await person.wait(1);
  await expect(page.getByText(say('session.gap')).first()).toBeVisible();
  await expect.poll(() => pauses(person)).toEqual(['gap']);
});

test('a pause keeps the time, for as long as it lasts', async ({ person, page }) => {
  await person.waitFor(page.locator('.ring'), 120);
  const before = await shown(person);
  await page.keyboard.press('Space');
  await expect(page.locator('.waiting')).toBeVisible();
  await person.wait(120);
  await expect(person.player).toContainText(say('session.paused'));
  await page.keyboard.press('Space');
  await expect(page.locator('.ring')).toBeVisible();
  expect(Math.abs(before - (await shown(person)))).toBeLessThanOrEqual(2);
  expect(await pauses(person)).toEqual(['pause', 'resume']);
});

test('frames are asked for while something moves, and none while paused', async ({ person, page }) => {
  await person.waitFor(person.button('app.player.spot'), 60);
  await page.evaluate(() => {
    const asked = Object.assign(window, { frames: 0 });
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => {
      asked.frames++;
      return real.call(window, draw);
    };
  });
  const frames = (): Promise<number> => page.evaluate(() => (window as unknown as { frames: number }).frames);
  await page.clock.runFor(1000);
  expect(await frames()).toBeGreaterThan(20);
  await page.keyboard.press('Space');
  await expect(page.locator('.waiting')).toBeVisible();
  await page.clock.runFor(1000);
  const before = await frames();
  await page.clock.runFor(4000);
  expect(await frames()).toBe(before);
});
