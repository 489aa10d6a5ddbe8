/** What the player says comes next, and how far the session is. */
import type { Allowed, Guidance, Step } from '../../engine/types.gen';
import { shortName } from '../../session/sentences';
import { say } from '../../words/say';

/** What follows the phase when nothing happens; empty before the start. */
export function nextWords(g: Guidance, plan: Allowed): string {
  const step = plan.steps[g.nextStep];
  switch (g.next) {
    case 'roll':
      return g.phase === 'hold' ? say('app.player.then.on') : say('app.player.then.roll', { seconds: step?.roll ?? 0 });
    case 'hold':
      return say('app.player.then.hold', { seconds: step?.hold ?? 0 });
    case 'exit':
      return say('app.player.then.exit');
    case 'enter':
      return step ? nextStep(g, step) : '';
    case 'over':
      return say('app.player.then.over');
    case 'ready':
      return '';
    default:
      return g.next satisfies never;
  }
}

function nextStep(g: Guidance, step: Step): string {
  const name = shortName(step);
  return step.technique === g.technique && step.side !== g.side ? say('app.player.switch', { name }) : name;
}

/** How much of the step is done, 0 to 1; total is what is left of the session, in milliseconds. */
export function partOfStep(g: Guidance, plan: Allowed, total: number): number {
  const step = plan.steps[g.step];
  if (!step) return 0;
  const after = plan.steps.slice(g.step + 1).reduce((sum, s) => sum + secondsOf(s), 0);
  const left = total / 1000 - after;
  return Math.min(1, Math.max(0, 1 - left / secondsOf(step)));
}

function secondsOf(s: Step): number {
  return s.enter + s.roll + s.hold * s.holds + s.exit;
}

/** How long nobody watched, as a question. */
export function lostWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return say('app.player.gap.seconds', { n: seconds });
  return minutes === 1 ? say('app.player.gap.minute') : say('app.player.gap.minutes', { n: minutes });
}

/** What the paused player says instead of what comes next, and what a phase without rolling is called. */
export function phaseWords(g: Guidance): string {
  if (g.paused !== '') return say('app.player.paused');
  if (g.phase === 'enter') return say('app.player.phase.enter');
  return g.phase === 'exit' ? say('app.player.phase.exit') : '';
}
