/**
 * A session in real time: how long the main thread was held at once, and how
 * much memory stays in use. SESSION_MINUTES says for how long; it is 3 when
 * left out.
 */
import type { CDPSession } from '@playwright/test';
import { expect, Person, test } from '../test/person.ts';
import { mayRoll, note, sorted } from './measure.ts';

const minutes = Number(process.env['SESSION_MINUTES'] ?? 3);
const each = 15; // seconds between two looks at the memory

interface Held {
  start: number;
  duration: number;
}

const MB = (n: number): string => `${(n / 1e6).toFixed(2)} MB`;

/** Bytes that the page still uses after a collection, and its nodes. */
async function used(devtools: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

test('session', async ({ page, context, served, checked }) => {
  await mayRoll(context, checked, served.origin, 15);
  await page.addInitScript(() => {
    const seen = Object.assign(window, { held: [] as Held[] });
    new PerformanceObserver((list) => seen.held.push(...list.getEntries().map((e) => ({ start: e.startTime, duration: e.duration })))).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${served.origin}/#plan`);
  const person = new Person(page);
  const devtools = await context.newCDPSession(page);
  await person.start();
  const now = (): Promise<number> => page.evaluate(() => performance.now());
  const before = await now();
  const ours: [number, number][] = []; // while we collect, the page is held by us
  const looks: Awaited<ReturnType<typeof used>>[] = [];
  for (const end = Date.now() + minutes * 60_000; Date.now() < end && (await person.player.isVisible()); ) {
    await new Promise((on) => setTimeout(on, each * 1000));
    const from = await now();
    looks.push(await used(devtools));
    ours.push([from, await now()]);
  }
  const held = (await page.evaluate(() => (window as unknown as { held: Held[] }).held)).filter((h) => h.start > before && !ours.some(([from, to]) => h.start < to && h.start + h.duration > from));
  const heaps = looks.map((l) => l.heap);
  const third = Math.ceil(heaps.length / 3);
  const middle = (ns: number[]): number => sorted(ns)[Math.floor(ns.length / 2)] ?? NaN;
  const thirds = [heaps.slice(0, third), heaps.slice(third, -third), heaps.slice(-third)].map(middle);
  note(test.info(), `Tasks over 50 ms in ${minutes} minutes of a session`, held.length === 0 ? 'none' : held.map((h) => `${Math.round(h.duration)} ms at ${Math.round((h.start - before) / 1000)} s`).join(', '), 'none');
  note(test.info(), 'Memory of the page after a collection, in each third of the time', thirds.map(MB).join(', '), 'flat');
  note(test.info(), 'Nodes and listeners at the start, at the end', [looks[0], looks.at(-1)].map((l) => `${l?.nodes}, ${l?.listeners}`).join('; '), 'flat');
  expect(looks.length).toBeGreaterThan(0);
});
