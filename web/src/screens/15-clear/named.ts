/** What a reason is called for a professional: a few words, by the rule that found it. */
import { texts } from 'virtual:labels';
import type { PackView } from '../../engine/types.gen';
import { lower, say, sayOf } from '../../words/say';

/** The name of a reason, by its rule. */
export function named(rule: string | undefined, pack: PackView): string {
  if (rule === undefined) return say('app.clear.flag.unknown');
  const items = pack.rules.find((r) => r.id === rule)?.items ?? [];
  const asked = items.flatMap((id) => texts[`report.item.${id}`] ?? []);
  if (asked.length > 0) return asked.join(', ');
  const felt = pack.stopRules.find((r) => r.id === rule)?.sensations ?? [];
  if (felt.length > 0) return say('app.clear.flag.felt', { felt: felt.map((id) => lower(sayOf(`sensation.${id}.name`))).join(', ') });
  return texts[`report.between.${rule.replace(/^between\./, '')}`] ?? rule;
}
