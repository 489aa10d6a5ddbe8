/** For everyone: every screen and state by the rules of WCAG 2.2 AA, at every size, in both themes and directions. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Person } from './person';
import { play, scenes, type Scene } from './scenes';

test.use({ serviceWorkers: 'block' }); // so that what the worker loads can be changed

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is against the rules, each in a line. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary ?? ''}`));
}

/** What can be pressed and is smaller than a thumb needs; a link within a sentence may be. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role=button], [tabindex="0"], label:has(+ input), input.sr + label')];
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
    const out = html.scrollWidth > html.clientWidth ? [`the page is ${html.scrollWidth} wide, and ${html.clientWidth} are seen`] : [];
    const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, h1, h2, p, li, td, th, label')];
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

/** The states that differ from another only in what is recorded are looked at by axe once. */
for (const scene of scenes) {
  test(`${scene.name}: by the rules, in both themes, for a thumb, narrow, enlarged and from right to left`, async ({ context, page, served, checked }) => {
    const person = await play(scene, context, served.origin, checked);
    const seen: Record<string, string[]> = {};
    seen['light'] = await faults(page);
    seen['targets'] = await small(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    seen['dark'] = await faults(page);
    for (const [name, width, height] of [['phone', 390, 844], ['320 wide', 320, 568], ['landscape', 844, 390], ['wide', 1280, 800]] as const) {
      await page.setViewportSize({ width, height });
      seen[name] = await spills(page);
      seen[`${name}, targets`] = await small(page);
    }
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    for (const [name, width, height] of [['right to left', 390, 844], ['right to left, 320 wide', 320, 568], ['right to left, wide', 1280, 800]] as const) {
      await page.setViewportSize({ width, height });
      seen[name] = await spills(page);
    }
    expect(Object.fromEntries(Object.entries(seen).filter(([, x]) => x.length > 0))).toEqual({});
    await focusIsSeen(person, scene);
  });
}

/** What the keyboard is on can be seen: each control has a ring, and none is under something else. */
async function focusIsSeen({ page }: Person, scene: Scene): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'none';
      const s = getComputedStyle(at.matches('input.sr') ? (at.nextElementSibling ?? at) : at);
      return s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2 ? `${at.outerHTML.slice(0, 80)} has no ring` : '';
    });
    expect(['', 'none'], scene.name).toContain(ring);
  }
}
