/**
 * Whether a report means stop, asked of the engine before anything is written,
 * so that a stop is shown even where nothing can be saved. The record is asked
 * afterwards: it knows what was felt on other days and may be graver, never
 * milder.
 */
import type { Desk } from './contract';
import type { SessionEvent } from '../engine/calls';
import type { Allowed, Guidance, Level, Result, SessionView } from '../engine/types.gen';

export type Felt = Extract<SessionEvent, { do: 'report' }>;

/** What came of a report that means stop; null when the session may go on. */
export async function stopsBy(desk: Desk, plan: Allowed, felt: Felt): Promise<Result | null> {
  const events: SessionEvent[] = [{ at: 0, do: 'start' }, { ...felt, at: 0.001 }];
  const result = await desk.bridge.call('replay', { plan, events });
  return result.ended.as === 'stopped' ? result : null;
}

/** What is shown of an end until the record has it. */
export function endView(plan: Allowed, before: Guidance | null, at: number, as: 'completed' | 'stopped', because: string): SessionView {
  const over: Guidance = {
    phase: 'over', paused: '', step: before?.step ?? 0, steps: plan.steps.length, say: `session.${as}`,
    left: 0, length: 0, total: 0, next: 'over', nextStep: 0, eased: false, ask: '', holdsLeft: 0, end: as,
  };
  const view: SessionView = { plan, newest: at / 1000, guidance: over, ended: { at: at / 1000, as, because }, rules: [], off: [] };
  const step = before && before.technique && before.side ? { technique: before.technique, side: before.side } : {};
  return { ...view, ...step };
}

/** The end that a report makes, as the engine judged it. */
export function feltView(view: SessionView, felt: Felt, result: Result): SessionView {
  const level: Level | undefined = result.flags[0]?.level;
  const where = felt.where ? { where: felt.where } : {};
  return {
    ...view,
    ...where,
    rules: result.flags.map((f) => f.id),
    off: view.technique && result.off.length > 0 ? [view.technique] : [],
    guidance: level ? { ...view.guidance, level } : view.guidance,
  };
}
