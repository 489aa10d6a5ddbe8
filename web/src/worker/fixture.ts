/** What the tests of the worker share: the engine as it ships, and a store of their own. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { Keeper } from './keeper';
import { Store } from './store';

export const module = new WebAssembly.Module(readFileSync(new URL('../../engine.wasm', import.meta.url)));

/** An empty device. */
export function wipe(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** A keeper on what is stored, as after the app was opened. */
export async function opened(): Promise<Keeper> {
  const keeper = new Keeper(module, await Store.open(() => undefined));
  await keeper.refresh();
  return keeper;
}

export const noon = '2026-11-23T12:00:00.000+01:00';

/** A morning, as the engine writes it. */
export function morning(id: string, pain: number, day = 20): string {
  return `{"v":1,"id":"${id}","at":"2026-11-${day}T07:00:00.000+01:00","device":"d","kind":"morning","body":{"pain":${pain}}}`;
}
