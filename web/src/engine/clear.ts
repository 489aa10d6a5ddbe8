/** Clearance codes: the calls of cmd/unknot-clear-wasm, in a worker of their own. */
import { Side } from './side';
import type { Day, FlagState, Level, TechniqueID } from './types.gen';

const side = new Side(() => new Worker(new URL('../worker/clear.ts', import.meta.url), { type: 'module', name: 'clear' }));

/** A flag of a question, as the professional is shown it. */
export interface AskedFlag {
  /** Names it in what is signed. */
  flag: string;
  /** The rule that raised it; left out where this version does not know it. */
  rule?: string;
  level?: Level;
  since: Day;
  /** The first day it can be cleared, when that is not today. */
  from?: Day;
}

/** What a professional allows. */
export interface Signing {
  flags: readonly string[];
  without: readonly TechniqueID[];
  holdMax: number; // seconds, 0 for no limit of its own
  given: Day;
  until?: Day;
  by: string;
}

/** What a code allows in this record. */
export interface Allowed {
  by: string;
  flags: readonly string[];
  without: readonly TechniqueID[];
  holdMax: number;
  until?: Day;
  key: string;
}

/** Why a code cannot be taken, and the line to look at, 0 where it is none of them. */
export interface Slip {
  line: number;
  text: string;
  why: string;
}

/** A code to scan: a path of its dark modules in a square. */
export interface QR {
  side: number;
  path: string;
}

/** Any answer is of the shape that the door in Go writes. */
async function call<T>(name: string, input: object): Promise<T> {
  return (await side.call(name, JSON.stringify(input))) as T;
}

/** Writes the question about flags that stand. */
export async function askOf(flags: readonly FlagState[]): Promise<string> {
  const of = flags.map((f) => ({ id: f.id, rule: f.rule, since: f.since.slice(0, 10) }));
  return (await call<{ ask: string }>('ask', { flags: of })).ask;
}

export async function readAsk(ask: string, today: Day): Promise<readonly AskedFlag[]> {
  return (await call<{ flags: AskedFlag[] }>('read-ask', { ask, today })).flags;
}

/** Signs with a key that is made for this one code, of the browser's chance, and not kept. */
export function sign(what: Signing): Promise<{ code: string; key: string }> {
  const seed = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  return call('sign', { ...what, seed });
}

/** Says what a code allows for flags of this record, those lifted too. */
export function readCode(code: string, today: Day, flags: readonly FlagState[]): Promise<Allowed | Slip> {
  const of = flags.map((f) => ({ id: f.id, rule: f.rule, level: f.level, since: f.since.slice(0, 10), ...(f.clearFrom ? { from: f.clearFrom } : {}) }));
  return call('read', { code, today, flags: of });
}

export function qrOf(text: string): Promise<QR> {
  return call('qr', { text });
}
