/** For everyone: every screen and state by the rules of WCAG 2.2 AA, at every size, in both themes and directions. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, settled, test, type Person } from './person';
import { nameOf, walks, walkThrough } from './scenes';

test.use({ serviceWorkers: 'block' }); // so that what the worker loads can be changed

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is against the rules, each in a line; in the second theme the colors are what can differ. */
async function faults(page: Page, colors = false): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (colors ? axe.withRules('color-contrast') : axe.withTags(rules)).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary ?? ''}`));
}

/** What can be pressed and is smaller than a thumb needs; a link within a sentence may be. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"], input.sr + label')];
    const inSentence = (e: HTMLElement): boolean => e.matches('p a, li a') && getComputedStyle(e).display === 'inline';
    const seen = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.sr, [aria-hidden=true] *') && !inSentence(e));
    const box = (e: HTMLElement): string => {
      const { width, height } = e.getBoundingClientRect();
      return width < 55.9 || height < 55.9 ? `${e.tagName} "${e.innerText || e.ariaLabel || e.id}" is ${width.toFixed(1)} by ${height.toFixed(1)}` : '';
    };
    return seen.map(box).filter((x) => x !== '');
  });
}

/** What reaches beyond the page to a side, or lies over something else that can be pressed. */
function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const html = document.documentElement;
    const within = document.querySelector('dialog[open]') ?? html;
    const out = html.scrollWidth > html.clientWidth ? [`the page is ${html.scrollWidth} wide, and ${html.clientWidth} are seen`] : [];
    const all = [...within.querySelectorAll<HTMLElement>('button, a[href], input, h1, h2, p, li, td, th, label')];
    const seen = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.sr, [aria-hidden=true]'));
    const name = (e: HTMLElement): string => `${e.tagName} "${e.innerText.slice(0, 40)}"`;
    for (const e of seen) {
      const r = e.getBoundingClientRect();
      if (r.width > 1 && (r.left < -0.5 || r.right > html.clientWidth + 0.5)) out.push(`${name(e)} reaches from ${r.left.toFixed(0)} to ${r.right.toFixed(0)} of ${html.clientWidth}`);
    }
    const fixed = (e: Element): boolean => e.closest('.foot.pin, .stop, .hear fieldset') !== null;
    const pressed = seen.filter((e) => e.matches('button, a[href], input') && !fixed(e));
    for (const [i, a] of pressed.entries()) {
      for (const b of pressed.slice(i + 1)) {
        if (a.contains(b) || b.contains(a)) continue;
        const [x, y] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
        const over = Math.min(Math.min(x.right, y.right) - Math.max(x.left, y.left), Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top));
        if (over > 1) out.push(`${name(a)} and ${name(b)} overlap by ${over.toFixed(0)}`);
      }
    }
    return out;
  });
}

const sizes = { phone: [390, 844], 'enlarged to 200 %': [320, 422], landscape: [844, 390], wide: [1280, 800] } as const;

/** Everything that is wrong with a scene, by where it was seen. */
async function wrong(page: Page): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = { 'by the rules': await faults(page), ring: await ring(page) };
  await page.emulateMedia({ colorScheme: 'dark' });
  seen['in the dark'] = await faults(page, true);
  for (const dir of ['ltr', 'rtl']) {
    await page.evaluate((d) => document.documentElement.setAttribute('dir', d), dir);
    for (const [name, [width, height]] of Object.entries(sizes)) {
      await page.setViewportSize({ width, height });
      seen[`${name} ${dir}`] = [...(await spills(page)), ...(await small(page))];
    }
  }
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'light' });
  return Object.fromEntries(Object.entries(seen).filter(([, x]) => x.length > 0));
}

/** The control that has the focus, when that cannot be seen. */
async function ring(page: Page): Promise<string[]> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press('Tab'); // what follows is done by keyboard
  return before.evaluate((at) => {
    const bare = (e: HTMLElement): boolean => {
      e.focus({ preventScroll: true });
      const s = getComputedStyle(e.matches('input.sr') ? (e.nextElementSibling ?? e) : e);
      return document.activeElement === e && (s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2);
    };
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const out = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && bare(e)).map((e) => e.outerHTML.slice(0, 100));
    if (at instanceof HTMLElement) at.focus({ preventScroll: true });
    return out;
  });
}

/** The first visit begins where every page does; while the record is opened there is nothing yet. */
const atRest = new Set(['welcome', 'opening']);

for (const walk of walks) {
  test(`by the rules, in both themes, at every size, from both sides, for a thumb: ${nameOf(walk)}`, async ({ page, served, checked }) => {
    await walkThrough(walk, page, served.origin, checked, async (_, scene) => {
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      const found = await wrong(page);
      expect.soft({ [scene.name]: found }).toEqual({ [scene.name]: {} });
      if (!atRest.has(scene.name)) expect.soft(focused, `${scene.name} has the focus on its heading, or on what was pressed`).not.toBe('BODY');
    });
  });
}

/** A session that rolls. */
async function roll(person: Person): Promise<void> {
  await person.press(person.button('app.today.roll', { n: settled.minutes }));
  await person.start();
  await person.waitFor(person.button('app.player.spot'), 60, 4);
}

test('a phone on its side shows the number, what to do and STOP, rolling and holding', async ({ person, page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await roll(person);
  await expect(page.locator('.player .count')).toBeInViewport({ ratio: 1 });
  await expect(person.stop).toBeInViewport({ ratio: 1 });
  for (const id of ['app.player.spot', 'app.player.ease', 'app.player.skip', 'app.player.pause']) await expect(person.button(id).first()).toBeInViewport({ ratio: 1 });
  await person.press(person.button('app.player.spot'));
  await expect(page.locator('.player .ring')).toBeInViewport({ ratio: 1 });
  await expect(person.stop).toBeInViewport({ ratio: 1 });
});

test('what it is and where it is are asked in one sight, with STOP below and nothing to scroll', async ({ person, page }) => {
  await roll(person);
  await person.page.keyboard.press('f');
  await person.press(person.button('app.feel.sharp'));
  for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    const all = page.locator('main.felt button');
    expect(await all.count(), 'back, three sensations, nine places and not being able to say').toBe(14);
    for (const one of await all.all()) await expect(one).toBeInViewport({ ratio: 1 });
    await expect(person.stop).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    const body = await page.locator('.map svg').boundingBox();
    expect(body?.height).toBeGreaterThan(size.height / 3);
  }
});

test('who wants less motion sees none, and the number once a second', async ({ person, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await roll(person);
  const still = (): Promise<unknown> => page.evaluate(() => [document.querySelector('.player .figure')?.innerHTML, document.getAnimations().length]);
  const before = await still();
  await page.evaluate(() => {
    const changes = Object.assign(window, { changes: 0 });
    new MutationObserver((all) => (changes.changes += all.length)).observe(document.querySelector('.player') ?? document, { subtree: true, attributes: true, characterData: true, childList: true });
  });
  await page.clock.runFor(3000);
  expect(await still()).toEqual(before);
  expect(before).toEqual([expect.any(String), 0]);
  expect(await page.evaluate(() => (window as unknown as { changes: number }).changes), 'three numbers, and the bar of the step').toBeLessThanOrEqual(8);
  await person.press(person.button('app.player.spot'));
  const ring = (): Promise<string | null> => page.locator('.ring .air').getAttribute('r');
  const size = await ring();
  await person.wait(3, 1);
  expect(await ring()).toBe(size);
});

test('a screen reader is told of changes, politely, and not every second', async ({ person, page }) => {
  await roll(person);
  const region = page.locator('.player [role=status]');
  await expect(region).toHaveCount(1);
  await expect(page.locator('.player [aria-live=assertive], .player [role=alert]')).toHaveCount(0);
  await expect(page.locator('.player .count')).toHaveAttribute('aria-hidden', 'true');
  await page.evaluate(() => {
    const told = Object.assign(window, { told: [] as string[] });
    const status = document.querySelector('.player [role=status]');
    if (status) new MutationObserver(() => told.told.push(status.textContent)).observe(status, { subtree: true, characterData: true, childList: true });
  });
  await person.waitFor(page.locator('.ring'), 120, 2);
  await person.wait(24, 2);
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told.length).toBeGreaterThan(1);
  expect(told.length).toBeLessThan(12);
  expect(told.some((t) => t.startsWith('Hold for'))).toBe(true);
});
