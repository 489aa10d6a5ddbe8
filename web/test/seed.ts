/** A record made up for a test, as the program reads it: checks, sessions and mornings of days gone by. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { items, type Checked, type Item } from './person';
import type { Served } from './world';

const program = new URL('../../.cache/bin/unknot', import.meta.url).pathname;

type Answers = Record<string, unknown>;

/** Answers of somebody who may roll, but for those given. */
export function healthy(but: Answers = {}): Answers {
  const no = (i: Item): unknown => (i.kind === 'yn' ? 'no' : i.kind === 'sites' ? [] : i.id === 'age' ? 40 : 3);
  return { ...Object.fromEntries(items.map((i) => [i.id, no(i)])), ...but };
}

function healthyShort(): Answers {
  return Object.fromEntries(items.filter((i) => i.short === true).map((i) => [i.id, 'no']));
}

interface Step {
  technique: string;
  enter: number;
  roll: number;
  hold: number;
  holds: number;
  exit: number;
}

interface Plan {
  seconds: number;
  steps: Step[];
}

/** A plan of the program for the first week. */
function firstPlan(): Plan {
  const args = ['plan', '--answers', '-', '--json', '--week', '1'];
  return JSON.parse(execFileSync(program, args, { input: JSON.stringify({ answers: healthy() }), encoding: 'utf8' })) as Plan;
}

export interface Entry {
  v: 1 | 2;
  id: string;
  at: string;
  device: string;
  kind: string;
  body: unknown;
}

const day = 86_400_000;

/** Entries of one made-up person, whose now is the instant given. */
export class Past {
  readonly entries: Entry[] = [];

  constructor(
    readonly now: Date,
    private readonly name = 'made',
    private readonly plan: Plan = firstPlan(),
  ) {}

  /** Adds an entry of some days ago, at an hour of the day, and returns its id. */
  add(daysAgo: number, hour: number, kind: string, body: unknown, v: 1 | 2 = 1): string {
    const at = new Date(Math.floor(this.now.getTime() / day) * day - daysAgo * day + hour * 3_600_000 + this.entries.length);
    const id = `${this.name}-${String(this.entries.length).padStart(4, '0')}`;
    this.entries.push({ v, id, at: at.toISOString(), device: 'made-up', kind, body });
    return id;
  }

  screened(daysAgo: number, but: Answers = {}): this {
    this.add(daysAgo, 4, 'screening', { answers: healthy(but) });
    return this;
  }

  /** The short check, shortly before now. */
  prechecked(): this {
    const at = new Date(this.now.getTime() - 60_000).toISOString();
    this.entries.push({ v: 1, id: `${this.name}-${String(this.entries.length).padStart(4, '0')}`, at, device: 'made-up', kind: 'precheck', body: { answers: healthyShort() } });
    return this;
  }

  /** Something that only a newer version can read. */
  newer(): this {
    this.entries.push({ v: 2, id: `${this.name}-newer`, at: this.now.toISOString(), device: 'newer', kind: 'newer', body: {} });
    return this;
  }

  morning(daysAgo: number, pain: number): this {
    this.add(daysAgo, 5, 'morning', { pain });
    return this;
  }

  /** How the activities went, each by its name. */
  rated(daysAgo: number, scores: Readonly<Record<string, number>>): this {
    this.add(daysAgo, 6, 'function', { ratings: Object.entries(scores).map(([activity, score]) => ({ activity, score })) });
    return this;
  }

  /** Something bad, noted on its day. */
  adverse(daysAgo: number, what: string, outcome: string, note = ''): this {
    const noted = new Date(Math.floor(this.now.getTime() / day) * day - daysAgo * day);
    this.add(daysAgo, 7, 'adverse', { what, day: noted.toISOString().slice(0, 10), outcome, ...(note === '' ? {} : { note }) }, 2);
    return this;
  }

  /** Better numbers for a morning that was noted; what was said first stays. */
  corrected(of: string, pain: number, why: string): this {
    this.add(0, 6, 'correction', { of, kind: 'morning', to: { pain }, why });
    return this;
  }

  /** A session that ran to its end; felt is what was said after the holds of its steps, in order. */
  session(daysAgo: number, { before = 4, after = 3, felt = [] as readonly string[] } = {}): this {
    this.add(daysAgo, 16, 'precheck', { answers: healthyShort() });
    const session = this.add(daysAgo, 16, 'session-started', { plan: this.plan });
    const event = (at: number, what: object): string => this.add(daysAgo, 16 + at / 3600, 'session-event', { session, event: { at, ...what } });
    event(0, { do: 'start' });
    let at = 0;
    for (const [i, step] of this.plan.steps.entries()) {
      at += step.enter + step.roll + step.hold * step.holds;
      const sensation = felt[i];
      if (sensation !== undefined) event(at - 1, { do: 'report', sensation });
      at += step.exit;
    }
    event(this.plan.seconds - 0.001, { do: 'alive' });
    this.add(daysAgo, 16 + this.plan.seconds / 3600, 'session-ended', { session, as: 'completed', because: 'end-of-plan' });
    this.add(daysAgo, 16.5, 'after', { session, pain: after, minutes: before });
    return this;
  }

  /** Puts all of it into the record of the program. */
  async into(served: Served): Promise<void> {
    const file = join(served.data, 'made-up.jsonl');
    writeFileSync(file, this.lines());
    await served.run('import', file);
  }

  lines(): string {
    return this.entries.map((e) => `${JSON.stringify(e)}\n`).join('');
  }
}

type State = ReturnType<Checked>;

/** What of it is not in the types of the tests' runner: the databases of an origin. */
interface Databases {
  indexedDB?: { stores: { name: string; records: unknown[] }[] }[];
}

/** The state of a browser that keeps these entries and settings for an origin. */
export function stateOf(checked: Checked, origin: string, entries: readonly Entry[], settings: object): State {
  const state = structuredClone(checked(origin));
  const kept: (State['origins'][number] & Databases) | undefined = state.origins[0];
  const store = kept?.indexedDB?.[0]?.stores.find((s) => s.name === 'entries');
  if (!kept || !store) throw new Error('there is no state to begin with');
  store.records = entries.map((e, i) => ({ value: { seq: i + 1, id: e.id, line: JSON.stringify(e) } }));
  const returning = entries.some((e) => e.kind === 'screening') ? [{ name: 'unknot.returning', value: '1' }] : [];
  kept.localStorage = [{ name: 'unknot.settings', value: JSON.stringify(settings) }, ...returning];
  return state;
}
