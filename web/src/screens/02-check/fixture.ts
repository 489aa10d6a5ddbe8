/** An app whose engine answers what a test says, for tests of the check and its outcome. */
import type { Bridge } from '../../engine/bridge';
import type { Body } from '../../engine/calls';
import type { Item, PackView, Report, Source, Standing } from '../../engine/types.gen';
import { App } from '../../page/app.svelte';
import { standingOf } from '../fixture';

export const reportOf = (part: Partial<Report> = {}): Report => ({
  triage: null,
  complete: false,
  missing: [],
  reasons: [],
  adaptations: { techniques: [], sites: [], tools: [], firmnesses: [], holdMax: 60, discomfortMax: 5, pacing: true },
  ...part,
});

export const emergencyOf = (id: Item['id']): Report =>
  reportOf({ triage: 'emergency', reasons: [{ rule: `screen.${id}`, items: [id], level: 'emergency', sources: [] }] });

const limit = (least: number, most: number) => ({ default: least, min: least, max: most, unit: 's', sources: [] });

/** A pack with what these screens look at; the rest of it is not there. */
export function packOf(items: readonly Item[]): PackView {
  const rules = items.map((i) => ({ id: `screen.${i.id}`, items: [i.id] }));
  const stopRules = [{ id: 'stop.sharp-leg', sensations: ['sharp'] }];
  const dose = { hold: limit(30, 60), ceiling: limit(3, 5), screening: limit(28, 28) };
  return { items, rules, stopRules, dose, sites: ['buttock-left', 'upper-back'], sources: [] } as unknown as PackView;
}

type Answers = Partial<Record<string, (input: unknown) => unknown>>;

export interface Fake {
  app: App;
  /** What was recorded, in order. */
  written: Body[];
}

/** An app that stands as said; calls that a test does not answer give nothing to say. */
export function appOf(items: readonly Item[], standing: Partial<Standing> = {}, answers: Answers = {}): Fake {
  const written: Body[] = [];
  const known: Answers = {
    screen: () => reportOf(),
    explain: () => ({ sources: [] as Source[] }),
    pack: () => packOf(items),
    'record.standing': () => standingOf(standing),
    'record.write': (input) => {
      written.push(...(input as { bodies: Body[] }).bodies);
      return { entries: [], known: 0, faulty: [], refused: '' };
    },
    'store.status': () => null,
    ...answers,
  };
  const call = (name: string, input: unknown): Promise<unknown> => Promise.resolve().then(() => known[name]?.(structuredClone(input)));
  const app = new App({ on: () => () => false, call } as unknown as Bridge);
  app.pack = packOf(items);
  app.standing = standingOf(standing);
  return { app, written };
}
