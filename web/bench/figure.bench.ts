/**
 * What the moving figure costs the main thread: all that it does in ten seconds
 * of rolling, shared out over the frames, and in ten seconds of a pause.
 */
import type { CDPSession, Page } from '@playwright/test';
import { expect, Person, test } from '../test/person.ts';
import { mayRoll, ms, note } from './measure.ts';

const seconds = 10;
const goal = 2;

interface Busy {
  frames: number;
  /** Milliseconds of script, style and layout. */
  own: number;
  /** The same with painting, and waiting for whoever composes the picture. */
  all: number;
}

/** What the main thread has done so far, and how often it was asked for a frame. */
async function sofar(devtools: CDPSession, page: Page): Promise<Busy> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string): number => (metrics.find((m) => m.name === name)?.value ?? NaN) * 1000;
  const frames = await page.evaluate(() => (window as unknown as { frames: number }).frames);
  return { frames, own: of('ScriptDuration') + of('RecalcStyleDuration') + of('LayoutDuration'), all: of('TaskDuration') };
}

async function busy(devtools: CDPSession, page: Page): Promise<Busy> {
  const before = await sofar(devtools, page);
  await new Promise((on) => setTimeout(on, seconds * 1000));
  const after = await sofar(devtools, page);
  return { frames: after.frames - before.frames, own: after.own - before.own, all: after.all - before.all };
}

test('figure', async ({ page, context, served, checked }) => {
  await mayRoll(context, checked, served.origin);
  await page.addInitScript(() => {
    const asked = Object.assign(window, { frames: 0 });
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => {
      asked.frames++;
      return real.call(window, draw);
    };
  });
  await page.goto(`${served.origin}/#plan`);
  const person = new Person(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  await person.start();
  await expect(person.button('app.player.spot')).toBeVisible({ timeout: 90_000 });
  const rolling = await busy(devtools, page);
  await page.keyboard.press('Space');
  await expect(page.locator('.waiting')).toBeVisible();
  const paused = await busy(devtools, page);
  note(test.info(), 'A frame of the moving figure on the main thread: script, style and layout', ms(rolling.own / rolling.frames), `${goal} ms`);
  note(test.info(), 'the same with painting, without a graphics card', ms(rolling.all / rolling.frames));
  note(test.info(), `Frames in ${seconds} s of rolling, and of a pause`, `${rolling.frames}, ${paused.frames}`, 'none in a pause');
  expect(rolling.own / rolling.frames).toBeLessThan(goal);
  expect(paused.frames).toBe(0);
});
