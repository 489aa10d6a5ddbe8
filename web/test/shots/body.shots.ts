/**
 * Contact sheets of the body that is turned: web/shots/body-TECHNIQUE.png, both
 * sides from four angles, at the start, in the middle and at the end of the
 * stroke. And the Body screen with the body in it.
 */
import { readdirSync } from 'node:fs';
import pack from '../../../engine/protocol/data/lowback/techniques.json' with { type: 'json' };
import { say, test } from '../person';
import { walkThrough } from '../scenes';

const folder = new URL('../../shots/', import.meta.url).pathname;
const stage = readdirSync(new URL('../../dist/assets/', import.meta.url)).find((f) => /^stage-.*\.js$/.test(f)) ?? '';
const colors = { skin: '#b08060', wear: '#3a5056', hair: '#3a2c26', target: '#5cc8bc', paper: '#faf6ef', roller: '#1a2629', floor: '#857a6a' };

test.use({
  serviceWorkers: 'block',
  viewport: { width: 1280, height: 1600 },
  launchOptions: async ({ launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((a) => a !== '--disable-gpu');
    await use({ ...launchOptions, args: [...args, '--enable-unsafe-swiftshader'] });
  },
});

for (const { id } of pack.techniques) {
  test(`the body in ${id}`, async ({ page, served }) => {
    await page.goto(served.origin);
    await page.waitForLoadState('networkidle'); // the app has its place in the page until it has come
    await page.evaluate(
      async ({ stage, id, colors }) => {
        interface Stage { show(what: object): void }
        const { mount } = (await import(stage)) as { mount(canvas: HTMLCanvasElement, context: WebGL2RenderingContext, address: string): Promise<Stage> };
        const canvas = document.createElement('canvas');
        Object.assign(canvas.style, { width: '420px', height: '320px' });
        const context = canvas.getContext('webgl2', { antialias: true, alpha: true, preserveDrawingBuffer: true });
        if (!context) throw new Error('there is no WebGL');
        document.body.replaceChildren(canvas);
        const body = await mount(canvas, context, '/body/body.glb');
        const sheet = document.createElement('div');
        Object.assign(sheet.style, { display: 'grid', gridTemplateColumns: 'repeat(6, 210px)' });
        for (const turn of [0.25, 0.75, 1.25, 1.75]) {
          for (const side of ['left', 'right']) {
            for (const at of [0, 0.25, 0.5]) {
              body.show({ colors, regions: [], turn: turn * Math.PI, clip: `${id}:${side}`, at });
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const image = new Image(210, 160);
              image.src = canvas.toDataURL();
              await image.decode();
              sheet.append(image);
            }
          }
        }
        document.body.style.cssText = 'margin:0;background:#faf6ef';
        document.body.replaceChildren(sheet);
      },
      { stage: `/assets/${stage}`, id, colors },
    );
    await page.locator('div').first().screenshot({ path: `${folder}body-${id}.png` });
  });
}

for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 800 }]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the Body screen at ${size.width}, ${colorScheme}`, async ({ page, served, checked }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      const shoot = (name: string) => async (): Promise<void> => {
        await page.clock.runFor(300);
        await page.screenshot({ path: `${folder}${name}-${size.width}-${colorScheme}.png` });
      };
      const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
      await walkThrough({ past: (p) => p.screened(1), place: 'body', scenes: [{ name: 'turn', sign: { css: '.stage canvas' } }] }, page, served.origin, checked, async () => {
        await page.waitForTimeout(1500);
        await shoot('turn')();
        await press(say('muscle.gluteus-maximus.name'));
        await shoot('turn-muscle')();
        await press(say('app.body.show.of', { technique: say('technique.glute-roll.name') }));
        await shoot('turn-technique')();
        await press(say('region.lumbar-spine.name'));
        await shoot('turn-never')();
      });
    });
  }
}
