/** A whole session with closed eyes: what is spoken, sounded and felt is enough to follow it, and a screen reader is told as much. */
import type { Heard } from './device';
import { expect, say, test } from './person';

interface Step {
  technique: string;
  side: 'left' | 'right';
  enter: number;
  roll: number;
  hold: number;
  exit: number;
}

type Said = Extract<Heard, { kind: 'said' }>;
type Tone = Extract<Heard, { kind: 'tone' }>;

const count = { from: 880, to: 880 };
const breathIn = { from: 262, to: 523 };
const breathOut = { from: 440, to: 196 };

function does(step: Step, phase: string): string {
  return say(`technique.${step.technique}.${phase}`, { side: say(`side.${step.side}.name`), other: say(`side.${step.side === 'left' ? 'right' : 'left'}.name`) });
}

function nameOf(step: Step): string {
  return say('app.player.step-name', { technique: say(`technique.${step.technique}.name`), side: say(`side.${step.side}.name`) });
}

/** The sentences that begin the phases of a step, and when, in seconds after the step began. */
function script(step: Step, i: number, steps: readonly Step[]): { at: number; text: string }[] {
  const switched = steps[i - 1]?.technique === step.technique;
  const entering = { n: i + 1, of: steps.length, name: nameOf(step), seconds: step.enter, do: does(step, switched ? 'switch' : 'enter') };
  const breathing = i === 0 ? ` ${say('app.player.cue.breath')}` : '';
  return [
    { at: 0, text: say(switched ? 'app.player.cue.switch' : 'app.player.cue.enter', entering) },
    { at: step.enter, text: say('app.player.cue.roll', { seconds: step.roll, do: does(step, 'roll') }) },
    { at: step.enter + step.roll, text: say('app.player.cue.hold', { seconds: step.hold, do: does(step, 'hold') + breathing }) },
    { at: step.enter + step.roll + step.hold, text: say('app.player.cue.exit', { do: does(step, 'exit') }) },
  ];
}

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('every instruction of every step is spoken in time, with tones and vibration for all that changes', async ({ person, page }) => {
  await person.press(person.button('app.today.roll', { n: 10 }));
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver(() => {
      const text = document.querySelector('main.player [role=status]')?.textContent ?? '';
      if (text !== '' && told.at(-1) !== text) told.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await person.start();
  const started = (await person.record()).find((e) => e.kind === 'session-started');
  const { steps } = started?.body['plan'] as { steps: readonly Step[] };
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 200); // from here on time passes in exact steps
  for (const step of steps) for (const seconds of [step.enter, step.roll, step.hold, step.exit]) {
    await person.wait(seconds - 5, 2.5);
    await person.wait(5, 0.5);
  }
  await person.waitFor(person.heading('app.after.completed'), 20, 1);

  const heard = await page.evaluate(() => window.device.heard);
  const began = heard[0]?.at ?? 0;
  const said = heard.filter((h): h is Said => h.kind === 'said').map((h) => ({ at: (h.at - began) / 1000, text: h.text }));
  const tones = heard.filter((h): h is Tone => h.kind === 'tone');
  const times = (tone: { from: number; to: number }): number => tones.filter((t) => t.from === tone.from && t.to === tone.to).length;

  let at = 0;
  const spoken: string[] = [];
  for (const [i, step] of steps.entries()) {
    for (const line of script(step, i, steps)) {
      const found = said.find((s) => s.text === line.text && Math.abs(s.at - at - line.at) < 6);
      expect(found, `at ${at + line.at} seconds: ${line.text}`).toBeDefined();
      spoken.push(line.text);
    }
    at += step.enter + step.roll + step.hold + step.exit;
  }
  expect(said.map((s) => s.text).filter((text) => spoken.includes(text)), 'in this order, each once').toEqual(spoken);
  expect(said.map((s) => s.text)).toContain(say('app.player.cue.half'));
  expect(said.map((s) => s.text)).toContain(say('app.player.cue.ask'));
  expect(said.at(-1)?.text).toBe(say('session.completed'));

  expect(times(count)).toBe(steps.length * 4 * 3); // 3, 2, 1 before every change
  expect(times(breathOut)).toBeGreaterThanOrEqual(steps.length * 2);
  expect(times(breathIn)).toBeGreaterThanOrEqual(steps.length * 2);
  const shaken = new Set(heard.flatMap((h) => (h.kind === 'shook' ? h.pattern.join() : [])));
  expect([...shaken]).toEqual(expect.arrayContaining(['40', '250', '80,80,80', '50,60,50,60,50', '600', '120,80,120,80,300']));

  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  for (const text of spoken) expect(told.some((t) => t.includes(text)), `announced: ${text}`).toBe(true);
  expect(told.length).toBeLessThan(steps.length * 9); // at changes, halfway and questions: not every second
});

test('where nothing sounds, vibrates or speaks, all of it is told in writing', async ({ page, context, person }) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'speechSynthesis');
    localStorage.setItem('unknot.settings', JSON.stringify({ minutes: 10, tools: ['foam-roller'], heard: true, sound: false, vibration: false }));
  });
  await page.reload();
  await person.press(person.button('app.today.roll', { n: 10 }));
  await person.start();
  await expect(page.getByText(say('app.player.voiceless')).first()).toBeVisible();
  await person.waitFor(person.button('app.player.spot'), 60);
  await expect(page.getByRole('status')).toContainText(say('technique.glute-roll.roll'));
  const silent = await page.evaluate(() => window.device.heard);
  expect(silent).toEqual([]);
});
