/**
 * How answers and flags are said: "You said …", in the words of the item or of
 * the rule. It says what the engine found and adds nothing.
 */
import type { Bridge } from '../../engine/bridge';
import type { Answer, Answers } from '../../engine/calls';
import type { FlagState, PackView, Reason, Source } from '../../engine/types.gen';
import { has, lower, say, sayOf } from '../../words/say';

/** Makes the first letter large, for the beginning of a sentence. */
export function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What was answered, in the words for "you said". */
export function said(id: string, answer: Answer | undefined): string {
  const words = `item.${id}.said`;
  if (typeof answer === 'number') return sayOf(words, { n: answer });
  const text = sayOf(words);
  return text.includes('{n}') ? say('app.outcome.number') : text;
}

/** One reason of an outcome: what was said, why it matters, and whether a professional has cleared it. */
export interface Heard {
  id: string;
  said: string;
  why: string;
  cleared: boolean;
}

/** The reasons of a report, an item each, gravest first. */
export function heardIn(reasons: readonly Reason[], answers: Answers): readonly Heard[] {
  return reasons.flatMap((r) =>
    r.items.map((id) => ({
      id,
      said: answers[id] === 'unsure' ? say('app.outcome.unsure', { said: said(id, 'unsure') }) : say('app.outcome.said', { said: said(id, answers[id]) }),
      why: sayOf(`item.${id}.why`),
      cleared: r.cleared === true,
    })),
  );
}

/** What led to a flag, and why it matters. */
export function heardOf(flag: FlagState, pack: PackView, answers: Answers): Heard {
  const asked = pack.rules.find((r) => r.id === flag.rule)?.items[0];
  if (asked !== undefined) {
    const text = say('app.outcome.flag.check', { said: said(asked, answers[asked]) });
    return { id: asked, said: text, why: sayOf(`item.${asked}.why`), cleared: false };
  }
  const felt = pack.stopRules.find((r) => r.id === flag.rule)?.sensations;
  if (felt !== undefined) {
    const names = felt.map((id) => lower(sayOf(`sensation.${id}.name`)));
    return { id: flag.rule, said: say('app.outcome.flag.session', { felt: either(names) }), why: sayOf(`${flag.rule}.do`), cleared: false };
  }
  const found = `${flag.rule}.say`;
  return { id: flag.rule, said: has(found) ? sayOf(found) : say('app.outcome.flag.other'), why: '', cleared: false };
}

/** What led to several flags, each once. */
export function heardOfAll(flags: readonly FlagState[], pack: PackView, answers: Answers): readonly Heard[] {
  const all = flags.map((f) => heardOf(f, pack, answers));
  return all.filter((h, i) => all.findIndex((other) => other.said === h.said) === i);
}

function either(names: readonly string[]): string {
  return names.reduce((first, second) => say('app.outcome.flag.session.two', { first, second }));
}

/** Where questions or rules come from, by their ids, each source once; none while the engine does not answer. */
export async function sourcesOf(bridge: Bridge, ids: readonly string[]): Promise<readonly Source[]> {
  try {
    const all = await Promise.all(ids.map((id) => bridge.call('explain', { id })));
    return [...new Map(all.flatMap((x) => x.sources).map((s) => [s.id, s])).values()];
  } catch {
    return [];
  }
}
