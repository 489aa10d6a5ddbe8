/** The whole way, from the first visit to a finished session on record: by touch, by keyboard, and without a hand during the session. */
import { onDevice } from './device';
import { expect, keyboard, monday, mouse, Person, say, test, touch, type Entry, type Hands } from './person';
import type { Served } from './world';

const note = 'Better than last week.';
const sides = { side: say('side.left.name'), other: say('side.right.name') };

/** From the welcome to a running session. */
async function toSession(p: Person): Promise<void> {
  await expect(p.heading('app.welcome.title')).toBeVisible();
  await p.press(p.page.getByRole('link', { name: say('app.welcome.go'), exact: true }));
  await p.check();
  await expect(p.heading('level.clear.title')).toBeFocused();
  await p.press(p.button('app.outcome.plan'));
  await expect(p.heading('app.change.title')).toBeFocused();
  await p.press(p.page.getByRole('button', { name: say('tool.foam-roller.name'), exact: true }));
  await p.press(p.button('app.change.done'));
  await expect(p.heading('app.plan.title', { n: 12 })).toBeFocused();
  await p.press(p.button('app.plan.start'));
  await expect(p.heading('app.heard.title')).toBeFocused();
  await p.press(p.button('app.heard.play'));
  await p.press(p.button('app.heard.yes'));
  await expect(p.player).toBeVisible();
  await expect(p.stop).toBeVisible();
}

/** Lets the rest of the session pass. */
async function toEnd(p: Person): Promise<void> {
  await p.waitFor(p.heading('app.after.completed'), 900, 4);
  await expect(p.stop).toBeHidden();
}

/** From the end of the session back to Today. */
async function afterwards(p: Person): Promise<void> {
  await p.press(p.page.getByRole('group', { name: say('app.after.pain') }).getByRole('button', { name: '2', exact: true }));
  await p.type(p.page.getByLabel(say('app.after.note')), note);
  await p.press(p.button('app.after.save'));
  await expect(p.heading('app.after.done')).toBeFocused();
  await p.press(p.button('app.after.leave'));
  await expect(p.heading('app.today.rest')).toBeFocused();
  await expect(p.page.getByText(say('app.today.week.done', { n: 1, of: 4 }))).toBeVisible();
  await expect(p.page.getByRole('img', { name: say('app.today.week.day', { day: 'Monday', state: say('app.today.week.is.done') }) })).toBeVisible();
}

/** What the computer has on record, once it has the end of it. */
async function onComputer(served: Served): Promise<Entry[]> {
  let entries: Entry[] = [];
  await expect(async () => {
    entries = (await served.run('export')).split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Entry);
    expect(entries.at(-1)?.kind).toBe('after');
  }).toPass();
  return entries;
}

async function firstVisit(p: Person, served: Served): Promise<void> {
  await onDevice(p.page.context());
  await p.page.clock.install({ time: monday });
  await p.page.goto(served.address);
}

const bodyOf = (entries: readonly Entry[], kind: string): Record<string, unknown>[] => entries.filter((e) => e.kind === kind).map((e) => e.body);

/** What a person does on the way through a session. */
async function takePart(p: Person): Promise<void> {
  await p.waitFor(p.button('app.player.spot'), 60);
  await p.press(p.button('app.player.spot'));
  await expect(p.page.locator('.ring')).toBeVisible();
  await p.press(p.button('app.player.ease'));
  await expect(p.button('app.player.eased')).toBeVisible();
  await p.press(p.button('app.player.pause').first());
  await expect(p.page.locator('.waiting')).toBeVisible();
  await p.press(p.page.locator('.waiting').getByRole('button'));
  await expect(p.page.locator('.ring')).toBeVisible();
  await p.press(p.button('app.player.feel'));
  await p.press(p.button('sensation.easing-ache.name'));
  await expect(p.page.locator('.ring')).toBeVisible();
  await p.press(p.button('app.player.skip'));
  await expect(p.page.getByText(say('technique.glute-roll.exit', sides), { exact: true })).toBeVisible();
}

const did = ['start', 'tender-spot', 'ease', 'pause', 'resume', 'pause', 'report', 'resume', 'skip'];

async function wholeWay(p: Person, served: Served): Promise<void> {
  await firstVisit(p, served);
  await toSession(p);
  await takePart(p);
  await toEnd(p);
  await afterwards(p);
  const kinds = ['screening', 'session-started', ...did, 'session-ended', 'after'];
  expect(await p.kinds()).toEqual(kinds);
  const entries = await onComputer(served);
  expect(entries).toEqual(await p.record());
  expect(bodyOf(entries, 'session-ended')).toEqual([expect.objectContaining({ as: 'completed', because: 'end-of-plan' })]);
  expect(bodyOf(entries, 'after')).toEqual([expect.objectContaining({ pain: 2, note })]);
  expect(await served.run('log', 'list', '--kind', 'after')).toContain(note);
  await p.page.reload();
  await expect(p.heading('app.today.rest')).toBeVisible();
}

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true });

  test('a person comes from the first visit to a finished session, and both records have it', ({ page, served }) => wholeWay(new Person(page, touch), served));
});

test('a person who uses the keyboard only comes from the first visit to a finished session', ({ page, served }) => wholeWay(new Person(page, keyboard), served));

test('a person who touches nothing during the session comes to its end', async ({ page, served }) => {
  const p: Person = new Person(page, mouse satisfies Hands);
  await firstVisit(p, served);
  await toSession(p);
  await toEnd(p);
  expect(await p.kinds()).toEqual(['screening', 'session-started', 'start', 'session-ended']);
  const [started] = bodyOf(await p.record(), 'session-started');
  const seconds = (started?.['plan'] as { seconds: number }).seconds;
  const times = bodyOf(await p.record(), 'session-event').map((b) => (b['event'] as { at: number }).at);
  expect(times.at(-1)).toBeCloseTo(seconds, 1);
  const silences = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  expect(Math.max(...silences)).toBeLessThan(25); // a sign of life at least every fifteen seconds, and what a wait takes
  await afterwards(p);
  expect((await onComputer(served)).map((e) => e.id)).toEqual((await p.record()).map((e) => e.id));
});
