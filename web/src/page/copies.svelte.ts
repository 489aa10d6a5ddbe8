/**
 * Copies to a folder by themselves: after each session, and once a day. The
 * folder was chosen by the person; the browser may ask them again.
 */
import { openDB } from 'idb';
import type { App } from './app.svelte';
import { whyNot } from './app.svelte';
import { moment } from './clock';
import { copyInto, Differs } from './folder';
import { say } from '../words/say';

/** How the copies stand. */
export type Copies =
  | { state: 'none' } // no folder is chosen
  | { state: 'ready'; folder: string; done: { at: string; n: number } | null }
  | { state: 'lost'; folder: string } // the browser has to ask again
  | { state: 'gone'; folder: string } // the folder cannot be found
  | { state: 'failed'; folder: string; why: string };

let state = $state.raw<Copies>({ state: 'none' });
export const copies = (): Copies => state;

/** Reports whether this browser can write to a folder. */
export const canCopy = (): boolean => 'showDirectoryPicker' in globalThis;

interface Chosen {
  folder: FileSystemDirectoryHandle;
  /** The day of the newest copy, and how many sessions it had. */
  day: string;
  sessions: number;
}

type Asks = FileSystemDirectoryHandle & {
  queryPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
};

const database = () => openDB('unknot-folder', 1, { upgrade: (db) => void db.createObjectStore('chosen') });

async function chosen(): Promise<Chosen | undefined> {
  const db = await database();
  try {
    return (await db.get('chosen', 'one')) as Chosen | undefined;
  } finally {
    db.close();
  }
}

async function choose(c: Chosen | null): Promise<void> {
  const db = await database();
  if (c === null) await db.delete('chosen', 'one');
  else await db.put('chosen', c, 'one');
  db.close();
}

/** Asks for a folder, in a tap, and makes the first copy. */
export async function pick(app: App): Promise<void> {
  const picker = (globalThis as unknown as { showDirectoryPicker(o: object): Promise<FileSystemDirectoryHandle> }).showDirectoryPicker;
  const folder = await picker({ id: 'unknot', mode: 'readwrite' }).catch(() => null); // the person closed it
  if (!folder) return;
  await choose({ folder, day: '', sessions: 0 });
  await copy(app);
}

/** Asks the browser to let us in again, in a tap, and makes a copy. */
export async function again(app: App): Promise<void> {
  const c = await chosen();
  await (c?.folder as Asks | undefined)?.requestPermission?.({ mode: 'readwrite' });
  await copy(app);
}

export async function stop(): Promise<void> {
  await choose(null);
  state = { state: 'none' };
}

/** Makes a copy now, and says how it went. */
export async function copy(app: App): Promise<void> {
  const c = await chosen();
  if (!c) return;
  const folder = c.folder.name;
  if ((await (c.folder as Asks).queryPermission?.({ mode: 'readwrite' })) !== 'granted') {
    state = { state: 'lost', folder };
    return;
  }
  try {
    const text = await app.bridge.call('store.lines', {});
    await copyInto(c.folder, text);
    const now = moment();
    await choose({ folder: c.folder, day: now.slice(0, 10), sessions: ended(app) });
    await app.bridge.call('store.backed-up', { now });
    state = { state: 'ready', folder, done: { at: now, n: text.split('\n').length - 1 } };
  } catch (e) {
    state = e instanceof DOMException && e.name === 'NotFoundError' ? { state: 'gone', folder } : { state: 'failed', folder, why: e instanceof Differs ? say('app.folder.differs') : whyNot(e) };
  }
}

const ended = (app: App): number => app.standing?.sessions ?? 0;

/** Makes a copy when one is due: a session more than in the last, or another day. */
export function followCopies(app: App): void {
  if (!canCopy()) return;
  let busy = false;
  $effect.root(() => {
    $effect(() => {
      void app.version;
      if (app.standing === null || app.live || busy) return;
      busy = true;
      void due(app).finally(() => (busy = false));
    });
  });
}

async function due(app: App): Promise<void> {
  const c = await chosen();
  if (!c || !app.standing) return;
  if (c.day !== app.standing.now.slice(0, 10) || ended(app) > c.sessions) await copy(app);
  else if (state.state === 'none') state = { state: 'ready', folder: c.folder.name, done: null };
}
