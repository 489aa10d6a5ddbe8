/**
 * The worker: the engine, the record and the exchange. It beats four times a second so that the page can keep
 * its deadlines even where its own timers are slowed, and tells the page when
 * another tab or the computer has added to the record.
 */
import type { CallName, Calls, FromWorker, Request, StoreStatus, Trouble } from '../engine/calls';
import { Exchanger } from './exchange';
import { EngineError, Keeper, StorageError } from './keeper';
import { InputError } from './reactor';
import { Store } from './store';
import engineURL from '../../engine.wasm?url';

declare const self: DedicatedWorkerGlobalScope;

const beat = 250; // milliseconds
const exchangeEach = 60_000;
const exchangeSoon = 1_500;

interface Desk {
  keeper: Keeper;
  store: Store;
  exchanger: Exchanger;
}

const tabs = new BroadcastChannel('unknot-record');
const send = (m: FromWorker): void => self.postMessage(m);
let desk: Promise<Desk> = open();
desk.catch(() => undefined); // it has been told, and the next call tries again

setInterval(() => send({ kind: 'beat' }), beat);
setInterval(() => void exchange(), exchangeEach);
tabs.onmessage = (e: MessageEvent<string>) => heard(e.data);
self.onmessage = (e: MessageEvent<Request>) => void answer(e.data);

async function open(): Promise<Desk> {
  try {
    const [module, store] = await Promise.all([compile(), Store.open(() => send({ kind: 'broken', trouble: 'storage', why: 'closed' }))]);
    const keeper = new Keeper(module, store);
    await keeper.refresh();
    send({ kind: 'ready' });
    setTimeout(() => void exchange(), 0);
    return { keeper, store, exchanger: new Exchanger(keeper, store, now) };
  } catch (e) {
    send({ kind: 'broken', trouble: e instanceof DOMException || e instanceof StorageError ? 'storage' : 'engine', why: text(e) });
    throw e;
  }
}

function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(engineURL));
}

async function answer(r: Request): Promise<void> {
  try {
    const d = await (desk = desk.catch(open));
    send({ kind: 'answer', id: r.id, output: await handle(d, r) });
  } catch (e) {
    send({ kind: 'failure', id: r.id, trouble: troubleOf(e), why: text(e) });
  }
}

function troubleOf(e: unknown): Trouble {
  if (e instanceof InputError) return 'input';
  if (e instanceof EngineError) return 'engine';
  return e instanceof StorageError || e instanceof DOMException ? 'storage' : 'engine';
}

async function handle(d: Desk, r: Request): Promise<unknown> {
  const input = r.input as never; // calls.ts pairs names and inputs
  switch (r.name) {
    case 'record.write':
      return wrote(await d.keeper.write(input));
    case 'store.status':
      return status(d);
    case 'store.backup':
      return backup(d, input);
    case 'store.lines':
      return joined(await d.keeper.lines());
    case 'store.backed-up':
      await d.store.set('backed-up', (input as Calls['store.backed-up']['in']).now);
      return null;
    case 'store.restore':
      return wrote(await d.keeper.restore((input as Calls['store.restore']['in']).text));
    case 'store.erase':
      return erase(d, input);
    case 'store.key':
      await d.store.set('key', (input as Calls['store.key']['in']).key);
      return d.exchanger.run();
    case 'store.exchange':
      return d.exchanger.run();
    default:
      return d.keeper.call(r.name satisfies Exclude<CallName, 'record.write' | `store.${string}`>, input);
  }
}

/** Tells the other tabs, and soon the computer, that there is something new. */
function wrote<T>(out: T): T {
  tabs.postMessage('changed');
  setTimeout(() => void exchange(), exchangeSoon);
  return out;
}

async function status(d: Desk): Promise<StoreStatus> {
  const persisted = (await navigator.storage?.persisted?.()) ?? false;
  return {
    entries: await d.store.count(),
    unreadable: d.keeper.unreadable,
    persisted,
    backedUp: (await d.store.get('backed-up')) ?? null,
    exchange: d.exchanger.state,
  };
}

async function backup(d: Desk, input: Calls['store.backup']['in']): Promise<Calls['store.backup']['out']> {
  const lines = await d.keeper.lines();
  await d.store.set('backed-up', input.now);
  return { text: joined(lines), entries: lines.length };
}

function joined(lines: readonly string[]): string {
  return lines.map((l) => l + '\n').join('');
}

/** Deletes on the computer first: when that fails, nothing was deleted and it can be tried again. */
async function erase(d: Desk, input: Calls['store.erase']['in']): Promise<Calls['store.erase']['out']> {
  const computer = input.everywhere && (await d.exchanger.erase());
  await d.store.erase();
  d.keeper.forget();
  tabs.postMessage('erased');
  return { computer };
}

/** Exchanges with the computer, and says when something came, or when it stands otherwise than before. */
async function exchange(): Promise<void> {
  const d = await desk.catch(() => null);
  if (!d) return;
  const { received, state } = d.exchanger;
  const after = await d.exchanger.run().catch(() => state);
  const came = d.exchanger.received !== received;
  if (came) tabs.postMessage('changed');
  if (came || after.state !== state.state) send({ kind: 'changed' });
}

/** Another tab has written, or deleted everything. */
function heard(what: string): void {
  send(what === 'erased' ? { kind: 'broken', trouble: 'storage', why: 'erased' } : { kind: 'changed' });
}

function now(): string {
  return new Date().toISOString();
}

function text(e: unknown): string {
  return e instanceof Error ? e.message : String(e);
}
