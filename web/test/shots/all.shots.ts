/** One picture of each scene for each theme and size: web/shots/NAME-SIZE-THEME.png. */
import { test } from '../person';
import { nameOf, walks, walkThrough } from '../scenes';

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];
const folder = new URL('../../shots/', import.meta.url).pathname;

for (const walk of walks) {
  for (const size of sizes) {
    test(`${nameOf(walk)} at ${size.width}`, async ({ page, served, checked }) => {
      await page.setViewportSize(size);
      await walkThrough(walk, page, served.origin, checked, async (_, scene) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // As high as the whole page, so that what is pinned to its end is there.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
          await page.screenshot({ path: `${folder}${scene.name}-${size.width}-${colorScheme}.png` });
          await page.setViewportSize(size);
        }
      });
    });
  }
}
