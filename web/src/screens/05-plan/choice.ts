/** What the person chose for today's session, as the engine is asked. */
import type { Choice, PackView, Plan, Step } from '../../engine/types.gen';
import { settings } from '../../page/settings.svelte';

/** The choice of the settings; before the person has said what is at hand, as if all tools were. */
export function chosen(pack: PackView | null): Choice {
  return { minutes: settings.minutes, tools: [...(settings.tools ?? pack?.tools ?? [])], tight: [...settings.tight] };
}

/** How long a step takes, in seconds, getting in and out included. */
export function secondsOf(s: Step): number {
  return s.enter + s.roll + s.hold * s.holds + s.exit;
}

/** How many minutes a plan has, to say it; as many as were asked for while there is none. */
export function minutesOf(plan: Plan | null): number {
  return plan?.allowed && plan.steps.length > 0 ? Math.max(1, Math.round(plan.seconds / 60)) : settings.minutes;
}
