/**
 * From the press of STOP to the stopped screen: by the page's own marks, and
 * as the browser itself timed the event until its next paint.
 */
import { expect, Person, say, settled, test } from '../test/person.ts';
import { mayRoll, median, ms, note, sorted } from './measure.ts';

const times = 100;
const goal = 50;

test('stop', async ({ page, context, served, checked }) => {
  await mayRoll(context, checked, served.origin);
  await page.addInitScript(() => {
    const seen = Object.assign(window, { timed: [] as number[] });
    new PerformanceObserver((list) => {
      for (const e of list.getEntries() as PerformanceEventTiming[]) {
        if (e.name === 'pointerdown' && e.target instanceof Element && e.target.closest('#stop')) seen.timed.push(e.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.goto(served.origin);
  const person = new Person(page);
  for (let i = 0; i < times; i++) {
    await person.press(person.button('app.today.roll', { n: settled.minutes }));
    if (i > 0) await person.shortCheck();
    await person.start();
    const box = await person.stop.boundingBox();
    if (!box) throw new Error('STOP is not there');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await expect(person.heading('app.stopped.title')).toBeVisible();
    await page.mouse.up();
    await expect(page.getByText(say('app.after.unsaved'))).toBeHidden();
    await person.press(person.button('app.after.off-tool'));
    await person.press(person.button('app.after.skip'));
    await person.press(person.button('app.after.leave'));
  }
  const marks = await page.evaluate(() => performance.getEntriesByName('stop').map((e) => e.duration));
  const timed = await page.evaluate(() => (window as unknown as { timed: number[] }).timed);
  const all = [...timed, ...Array.from({ length: times - timed.length }, () => 8)]; // shorter ones are not told
  expect(marks).toHaveLength(times);
  note(test.info(), `STOP pressed, until the stopped screen is painted, median of ${times}`, ms(median(marks)), `${goal} ms`);
  note(test.info(), 'the worst of them', ms(sorted(marks).at(-1) ?? NaN));
  note(test.info(), 'as the browser itself times the press until its next paint, in steps of 8 ms: median, worst', `${ms(median(all))}, ${ms(sorted(all).at(-1) ?? NaN)}`);
  expect(median(marks)).toBeLessThan(goal);
});
