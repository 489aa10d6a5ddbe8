/**
 * Makes the app's icons from the mark: node tools/icons.mjs
 * The maskable one keeps the mark inside the safe circle, four fifths of its width.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}/public/icons`;
const source = readFileSync(`${root}/src/figure/mark.ts`, 'utf8');
const d = /'(M[^']+)'/.exec(source)?.[1];
if (d === undefined) throw new Error('there is no mark in src/figure/mark.ts');

const teal = '#0A5557';
const paper = '#FAF6EF';

/** The mark centered on a square of 512; its own field is 44 by 32, the line's middle at 22, 14.5. */
function drawing(share, corner) {
  const k = (512 * share) / 42.25;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" rx="${corner}" fill="${teal}"/><path transform="translate(256 256) scale(${k.toFixed(3)}) translate(-22 -14.5)" d="${d}" fill="none" stroke="${paper}" stroke-width="3.25" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;
}

/** The small one is the mark alone, and follows the browser's theme. */
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -8.5 46 46"><style>path{stroke:${teal}}@media(prefers-color-scheme:dark){path{stroke:#6AD3C8}}</style><path d="${d}" fill="none" stroke="${teal}" stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;

const pictures = [
  { file: 'icon-192.png', size: 192, svg: drawing(0.68, 112) },
  { file: 'icon-512.png', size: 512, svg: drawing(0.68, 112) },
  { file: 'maskable-512.png', size: 512, svg: drawing(0.56, 0) },
  { file: 'apple-touch-icon.png', size: 180, svg: drawing(0.66, 0) },
];

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/icon.svg`, drawing(0.68, 112));
writeFileSync(`${folder}/favicon.svg`, favicon);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const { file, size, svg } of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: `${folder}/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();
