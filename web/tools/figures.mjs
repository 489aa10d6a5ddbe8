/**
 * Renders every figure to pictures that can be looked at: each technique and side at the start, the
 * middle and the end of its stroke, in a hold, getting off, and small, in both themes.
 *
 *   node tools/figures.mjs [folder] [part of a name]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? `${root}/shots/figures`;
const only = process.argv[3] ?? '';

const techniques = [
  'glute-roll',
  'piriformis-figure-four',
  'tfl-roll',
  'hip-flexor-roll',
  'glute-wall-ball',
  'piriformis-wall-ball',
  'tfl-wall-ball',
];
const moments = [
  { phase: 'roll', stroke: 0 },
  { phase: 'roll', stroke: 0.5 },
  { phase: 'roll', stroke: 1 },
  { phase: 'hold', stroke: 0.3, spot: true },
  { phase: 'hold', stroke: 1, spot: true },
  { phase: 'exit', stroke: 0.5 },
];
const places = ['here', 'back', 'leg-left', 'leg-right', 'both-legs', 'foot', 'saddle', 'lips-or-fingers', 'elsewhere'];

const css = ['look/tokens.css', 'figure/figure.css'].map((f) => readFileSync(`${root}/src/${f}`, 'utf8')).join('\n');

/** Asks vite for the components as the server would draw them. */
async function drawing() {
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [svelte({ configFile: false })],
  });
  const { render } = await vite.ssrLoadModule('svelte/server');
  const load = async (name) => (await vite.ssrLoadModule(`/src/figure/${name}.svelte`)).default;
  const parts = Object.fromEntries(await Promise.all(['Figure', 'Where', 'BodyMap', 'Mark', 'Icon'].map(async (n) => [n, await load(n)])));
  const { icons } = await vite.ssrLoadModule('/src/figure/icons.ts');
  return { draw: (name, props) => render(parts[name], { props }), icons: Object.keys(icons), close: () => vite.close() };
}

function figure(draw, technique, side, moment) {
  return draw('Figure', { technique, side, spot: false, still: false, label: technique, ...moment }).body;
}

function sheet(draw, technique) {
  const rows = ['right', 'left'].map((side) => {
    const big = moments.map((m) => `<div>${figure(draw, technique, side, m)}</div>`).join('');
    return `${big}<div class="small">${figure(draw, technique, side, { phase: 'still', stroke: 0.5, still: true })}</div>`;
  });
  return `<div class="grid">${rows.join('')}</div>`;
}

function others({ draw, icons }) {
  const map = places.map((place) => `<div class="map">${draw('BodyMap', { place }).body}</div>`).join('');
  const where = draw('Where', { here: 'Here', never: 'Never here', label: 'Back of a body' });
  const signs = icons.map((name) => `<span>${draw('Icon', { name, big: true }).body}</span>`).join('');
  return `${draw('Mark', {}).head}<div class="where">${where.body}</div><div class="where narrow">${where.body}</div>
    <div class="maps">${map}</div><div class="signs">${draw('Mark', {}).body}${signs}</div>`;
}

const look = `${css}
  body { padding: 8px } .grid { display: grid; grid-template-columns: repeat(7, 1fr); gap: 8px; align-items: end }
  .small { width: 6.75rem } .where { width: 390px; background: var(--surface); --fig-bg: var(--surface); display: inline-block }
  .narrow { width: 320px } .maps { display: flex; flex-wrap: wrap; gap: 12px } .map { height: 13rem }
  .map svg { height: 100%; width: auto } .map .region { fill: transparent } .map .lit { fill: var(--fig-target) }
  .where svg { overflow: hidden } .where .f-txt { font-size: 11.5px } .where .f-dot { fill: var(--ink) }
  .signs { display: flex; flex-wrap: wrap; gap: 12px; padding: 12px } .signs svg { width: 36px; height: 36px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
  .signs .full { fill: currentColor; stroke: none }`;

const themed = (body) =>
  ['light', 'dark'].map((t) => `<section data-theme="${t}" style="background:var(--paper);color:var(--ink);padding:8px">${body}</section>`).join('');

const parts = await drawing();
const pages = [...techniques.map((t) => [t, sheet(parts.draw, t)]), ['others', others(parts)]].filter(([name]) => name.includes(only));
await parts.close();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, body] of pages) {
  const page = await browser.newPage({ viewport: { width: 1900, height: 400 } });
  await page.setContent(`<!doctype html><style>${look}</style>${themed(body)}`);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.close();
}
await browser.close();
