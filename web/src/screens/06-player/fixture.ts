/** A session in the hand of a test: what it shows is set, what is pressed is written down. */
import type { LiveSession } from '../../session/contract';
import type { Guidance } from '../../engine/types.gen';
import { planOf, stepOf } from '../fixture';

export function guidanceOf(part: Partial<Guidance> = {}): Guidance {
  return {
    phase: 'roll', paused: '', step: 0, steps: 2, technique: 'glute-roll', side: 'left', say: 'technique.glute-roll.roll', left: 38_000, length: 45_000,
    total: 158_000, next: 'hold', nextStep: 0, eased: false, ask: '', holdsLeft: 1, end: 'running', ...part,
  };
}

export function liveOf(part: Partial<LiveSession> = {}): { live: LiveSession; pressed: string[] } {
  const pressed: string[] = [];
  const press = (what: string) => (): void => void pressed.push(what);
  const guidance = part.guidance ?? guidanceOf();
  const live: LiveSession = {
    id: 's', plan: planOf(stepOf(), stepOf({ side: 'right' })), status: 'running', guidance, left: guidance.left, stroke: 0.5, breath: null,
    notice: '', said: '', lost: 0, ended: null, saved: false, feeling: false,
    pause: press('pause'), resume: press('resume'), tenderSpot: press('tender-spot'), ease: press('ease'), skip: press('skip'), stop: press('stop'),
    end: press('end'), openFeel: press('feel'), closeFeel: press('back'), report: press('report'),
    ...part,
  };
  return { live, pressed };
}
