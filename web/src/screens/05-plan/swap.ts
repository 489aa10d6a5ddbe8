/**
 * Another way to the same plan: the engine is asked again with other tools or
 * another muscle named as tight, and what it answers is offered when the
 * technique is not in it. No step is ever put together here.
 */
import type { Choice, MuscleID, Plan, Technique, TechniqueID, ToolID } from '../../engine/types.gen';

export interface Swap {
  choice: Choice;
  plan: Plan;
  /** Techniques that come in. */
  gained: readonly TechniqueID[];
  /** What the choice differs in. */
  by: { tool: ToolID } | { muscle: MuscleID };
}

type Ask = (choice: Choice) => Promise<Plan>;
type Try = Pick<Swap, 'choice' | 'by'>;

/** Choices that may do without a technique, the nearest first. */
export function tries(technique: Technique, all: readonly Technique[], choice: Choice): Try[] {
  const others = all.filter((t) => t.tool !== technique.tool && t.muscles.some((m) => technique.muscles.includes(m)));
  const tools = [...new Set(others.map((t) => t.tool))];
  const muscles = [...new Set(all.flatMap((t) => t.muscles))].filter((m) => !technique.muscles.includes(m) && !choice.tight?.includes(m));
  return [
    ...tools.map((tool) => ({ choice: { ...choice, tools: [...new Set([...choice.tools, tool])] }, by: { tool } })),
    ...muscles.map((muscle) => ({ choice: { ...choice, tight: [...(choice.tight ?? []), muscle] }, by: { muscle } })),
  ];
}

/** What comes in with a plan that does without a technique; nothing when it does not. */
export function gainedBy(now: Plan, then: Plan, without: TechniqueID): TechniqueID[] {
  if (!now.allowed || !then.allowed || then.steps.some((s) => s.technique === without)) return [];
  const had = new Set(now.steps.map((s) => s.technique));
  return [...new Set(then.steps.map((s) => s.technique))].filter((t) => !had.has(t));
}

/** The most there is to choose from, and the most that one of them may bring in: more is another session. */
const most = 2;
const mostGained = 2;

export async function swapsFor(technique: Technique, all: readonly Technique[], now: Plan, choice: Choice, ask: Ask): Promise<Swap[]> {
  const out: Swap[] = [];
  for (const x of tries(technique, all, choice)) {
    const plan = await ask(x.choice);
    const gained = gainedBy(now, plan, technique.id);
    const known = out.some((o) => o.gained.join() === gained.join());
    if (gained.length > 0 && gained.length <= mostGained && !known) out.push({ ...x, plan, gained });
    if (out.length === most) break;
  }
  return out;
}
