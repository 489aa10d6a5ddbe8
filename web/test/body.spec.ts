/** The body to turn: what it says of each part, with the keyboard, by touch, and where it cannot be drawn. */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync, readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, keyboard, say, test } from './person';

test.use({
  serviceWorkers: 'block',
  launchOptions: async ({ launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((a) => a !== '--disable-gpu');
    await use({ ...launchOptions, args: [...args, '--enable-unsafe-swiftshader'] });
  },
});

const open = (page: Page, id: string): Locator => page.locator(`#about-${id}`);
const choice = (page: Page, word: string): Locator => page.getByRole('button', { name: say(word), exact: true });

/** Counts what WebGL is asked to draw. */
async function counted(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn = Object.assign(window, { drawn: { calls: 0, triangles: 0 } }).drawn;
    const real = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (mode, count, type, offset) {
      drawn.calls++;
      drawn.triangles += count / 3;
      real.call(this, mode, count, type, offset);
    };
  });
}
const drawn = (page: Page): Promise<{ calls: number; triangles: number }> => page.evaluate(() => ({ ...(window as unknown as { drawn: { calls: number; triangles: number } }).drawn }));

/** How much of the canvas is body: pixels that are not paper. */
async function inked(page: Page): Promise<number> {
  const shot = (await page.locator('.stage canvas').screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const to = canvas.getContext('2d');
    if (!to) return 0;
    to.drawImage(image, 0, 0);
    const { data: px } = to.getImageData(0, 0, image.width, image.height);
    let n = 0;
    for (let i = 0; i < px.length; i += 4) if (Math.abs((px[i] ?? 0) - (px[0] ?? 0)) + Math.abs((px[i + 1] ?? 0) - (px[1] ?? 0)) > 40) n++;
    return n / (image.width * image.height);
  }, shot);
}

async function visit(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/#body`);
  await expect(page.getByRole('heading', { level: 1, name: say('app.body.title') })).toBeVisible();
}

test('the list says why the lower back never is, by keyboard alone', async ({ page, person }) => {
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  const lumbar = choice(page, 'region.lumbar-spine.name');
  await keyboard(page, lumbar);
  await expect(lumbar).toHaveAttribute('aria-expanded', 'true');
  await expect(open(page, 'lumbar-spine')).toContainText(say('region.lumbar-spine.why'));
  await expect(open(page, 'lumbar-spine')).toContainText(say('app.body.refused'));
  await keyboard(page, choice(page, 'muscle.gluteus-maximus.name'));
  await expect(open(page, 'gluteus-maximus')).toContainText(say('muscle.gluteus-maximus.role'));
  await expect(open(page, 'gluteus-maximus')).toContainText(say('muscle.gluteus-maximus.reach'));
  await expect(open(page, 'gluteus-maximus')).toContainText(say('technique.glute-roll.name'));
});

test('the picture appears, stands still until it is turned, and takes little', async ({ page, person }) => {
  await counted(page);
  await page.reload();
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  await expect.poll(() => inked(page)).toBeGreaterThan(0.05);
  const before = await drawn(page);
  await page.clock.runFor(2000);
  expect(await drawn(page), 'nothing is drawn while nothing moves').toEqual(before);
  await page.getByRole('button', { name: say('app.body.turn.left') }).click();
  await page.clock.runFor(100);
  const after = await drawn(page);
  expect(after.calls).toBeGreaterThan(before.calls);
  expect(after.calls - before.calls).toBeLessThan(30);
  expect(after.triangles - before.triangles).toBeLessThan(25_000);
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(100);
  expect((await drawn(page)).calls).toBeGreaterThan(after.calls);
});

test('a touch on the lower back opens why it never is', async ({ page, person }) => {
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  await expect.poll(() => inked(page)).toBeGreaterThan(0.05);
  await choice(page, 'region.lumbar-spine.name').click(); // it turns to the front
  await choice(page, 'region.lumbar-spine.name').click();
  await page.clock.runFor(100);
  const box = await page.locator('.stage canvas').boundingBox();
  if (!box) throw new Error('there is no picture');
  // Up the middle of the back: the first that answers below the neck is the spine or the base of it.
  for (let y = 0.62; y > 0.3 && !(await open(page, 'lumbar-spine').isVisible()); y -= 0.03) await page.mouse.click(box.x + box.width / 2, box.y + box.height * y);
  await expect(open(page, 'lumbar-spine')).toContainText(say('region.lumbar-spine.why'));
});

test('a technique is shown on the body, and the body stands again', async ({ page, person }) => {
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  await expect.poll(() => inked(page)).toBeGreaterThan(0.05);
  await choice(page, 'muscle.piriformis.name').click();
  const show = page.getByRole('button', { name: say('app.body.show.of', { technique: say('technique.piriformis-figure-four.name') }) });
  await show.click();
  await expect(page.getByRole('button', { name: say('app.body.stand.of', { technique: say('technique.piriformis-figure-four.name') }) })).toBeVisible();
  const one = await page.locator('.stage canvas').screenshot();
  await page.clock.runFor(1500);
  expect((await page.locator('.stage canvas').screenshot()).equals(one), 'it moves').toBe(false);
});

test('without WebGL there is the drawing, the list and one honest line', async ({ page, person }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.reload();
  await page.unrouteAll();
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  await expect(page.getByText(say('app.body.flat'))).toBeVisible();
  await expect(page.getByRole('img', { name: say('app.welcome.figure') })).toBeVisible();
  await choice(page, 'muscle.hip-flexors.name').click();
  await expect(open(page, 'hip-flexors').locator('svg.fig')).toBeVisible();
});

test('it is by the rules, closed and open', async ({ page, person }) => {
  await visit(page, new URL(page.url()).origin);
  expect(person).toBeDefined();
  for (const word of ['muscle.gluteus-maximus.name', 'region.flank.name']) {
    await choice(page, word).click();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary ?? ''}`))).toEqual([]);
  }
});

test('three.js comes with this screen alone, and is under 180 kB', () => {
  const assets = new URL('../dist/assets/', import.meta.url).pathname;
  const names = readdirSync(assets).filter((f) => /^stage-.*\.js\.br$/.test(f));
  expect(names).toHaveLength(1);
  expect(names.reduce((n, f) => n + readFileSync(assets + f).length, 0)).toBeLessThan(180_000);
});
