/** What the tests of a session share: the engine as it ships, a record in memory, and a clock in the hand of the test. */
import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import type { Around, Controls } from './around';
import type { Desk, LiveSession } from './contract';
import type { Cue } from './cues';
import { CallError, type BridgeEvent } from '../engine/bridge';
import type { Answers, Body, CallName, Calls } from '../engine/calls';
import type { Allowed, PackView, Plan, Written } from '../engine/types.gen';
import { moment } from '../page/clock';
import { InputError, Reactor } from '../worker/reactor';

const module = new WebAssembly.Module(readFileSync(`${import.meta.dirname}/../../engine.wasm`));

/** The worker without a worker: what it was told is in lines, as on a disk. */
export class TestDesk implements Desk {
  live: LiveSession | null = null;
  pack: PackView | null = null;
  lines: string[] = [];
  /** Why nothing can be written now; empty when it can. */
  full = '';
  /** The engine does not answer. */
  dead = false;
  refreshed = 0;
  #reactor = new Reactor(module);
  readonly #heard = new Map<BridgeEvent, Set<(why: string) => void>>();

  readonly bridge = {
    call: async <N extends CallName>(name: N, input: Calls[N]['in']): Promise<Calls[N]['out']> => this.#call(name, input),
    on: (event: BridgeEvent, f: (why: string) => void): (() => void) => {
      const set = this.#heard.get(event) ?? new Set();
      this.#heard.set(event, set.add(f));
      return () => set.delete(f);
    },
  };

  tell(event: BridgeEvent): void {
    for (const f of this.#heard.get(event) ?? []) f('');
  }

  /** A new engine that knows what is written, and nothing else. */
  restart(): void {
    this.#reactor = new Reactor(module);
    this.#engine('record.merge', `{"entries":[${this.lines.join(',')}]}`);
  }

  async write(ids: readonly string[], bodies: readonly Body[]): Promise<Written> {
    await Promise.resolve();
    if (this.dead) throw new CallError('gone', 'the engine does not answer');
    const out = this.#engine('record.write', JSON.stringify({ now: moment(), device: 'test', ids, bodies })) as Written;
    if (this.full !== '') {
      this.restart();
      throw new CallError('storage', this.full);
    }
    this.lines.push(...out.entries);
    return out;
  }

  refresh(): Promise<void> {
    this.refreshed++;
    return Promise.resolve();
  }

  /** The kinds of what is on record, an event by what it does. */
  kinds(): string[] {
    return this.lines.map((line) => {
      const { kind, body } = JSON.parse(line) as { kind: string; body: { event?: { do: string } } };
      return body.event?.do ?? kind;
    });
  }

  async #call<N extends CallName>(name: N, input: Calls[N]['in']): Promise<Calls[N]['out']> {
    await Promise.resolve();
    if (this.dead) throw new CallError('gone', 'the engine does not answer');
    return this.#engine(name, JSON.stringify(input)) as Calls[N]['out'];
  }

  #engine(name: string, input: string): unknown {
    try {
      return JSON.parse(this.#reactor.call(name, input));
    } catch (e) {
      throw e instanceof InputError ? new CallError('input', e.message) : e;
    }
  }
}

/** A desk of a person who has done the check and may roll, and their plan for today. */
export async function ready(): Promise<{ desk: TestDesk; plan: Allowed }> {
  const desk = new TestDesk();
  desk.pack = await desk.bridge.call('pack', {});
  const answer = (i: PackView['items'][number]): Answers[string] => (i.kind === 'yn' ? 'no' : i.kind === 'sites' ? [] : i.id === 'age' ? 44 : 2);
  await desk.write(['check'], [{ kind: 'screening', body: { answers: Object.fromEntries(desk.pack.items.map((i) => [i.id, answer(i)])) } }]);
  const plan: Plan = await desk.bridge.call('record.today', { now: moment(), choice: { minutes: 12, tools: ['foam-roller'] } });
  if (!plan.allowed) throw new Error('the plan of a healthy person is allowed');
  return { desk, plan };
}

/** What is around the session, written down. */
export class Ear implements Around {
  cues: Cue[] = [];
  ended = false;
  controls: Controls | null = null;
  heard: (cue: Cue) => void = () => undefined;
  open(controls: Controls): void {
    this.controls = controls;
  }
  play(cues: readonly Cue[]): void {
    this.cues.push(...cues);
    cues.forEach((c) => this.heard(c));
  }
  show(): void {
    return;
  }
  end(): void {
    this.ended = true;
  }
  get spoken(): string {
    return this.cues.flatMap((c) => (c.kind === 'say' ? c.text : [])).join('\n');
  }
}

/** Lets promises settle. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((on) => setImmediate(on));
}

/** Time passes with the page awake: a beat four times a second. */
export async function pass(desk: TestDesk, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    await vi.advanceTimersByTimeAsync(Math.min(250, left));
    desk.tell('beat');
    await settle();
  }
}

export function only<T>(x: T | null | undefined): T {
  expect(x).toBeTruthy();
  if (x === null || x === undefined) throw new Error('there is none');
  return x;
}

type Granted = (lock: Lock | null) => Promise<void> | undefined;

/** The locks of a browser, for one name. */
export class TestLocks {
  held = false;
  async request(name: string, _options: object, granted: Granted): Promise<void> {
    if (this.held) return granted(null);
    this.held = true;
    await granted({ name, mode: 'exclusive' });
    this.held = false;
  }
  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({ held: this.held ? [{ name: 'unknot-session' }] : [] });
  }
}
