/**
 * The keeper holds the record of this device: the engine with all entries in
 * its memory, and the store they are kept in. Whatever the engine gives back
 * to be stored is on disk before a call is answered. When the store refuses,
 * or the engine breaks, the engine is thrown away and made anew from what is
 * stored: memory never knows more than the disk. Jobs run one after the other.
 */
import type { Calls, CallName, Restored } from '../engine/calls';
import type { Written } from '../engine/types.gen';
import { InputError, Reactor } from './reactor';
import type { Kept, Line, Store } from './store';

/** Nothing could be written, or read: the storage is full, refused or broken. */
export class StorageError extends Error {}

/** The engine broke twice over one call. */
export class EngineError extends Error {}

type Plain = Exclude<CallName, 'record.write' | `store.${string}`>;

export class Keeper {
  #reactor: Reactor | null = null;
  #last = 0; // place of the newest line the engine has read
  #jobs: Promise<unknown> = Promise.resolve();
  unreadable = 0;

  constructor(
    private readonly module: WebAssembly.Module,
    readonly store: Store,
  ) {}

  /** Reads what is stored and not in the engine yet. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#refresh());
  }

  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#jobs.then(job);
    this.#jobs = done.catch(() => undefined);
    return done;
  }

  async #refresh(): Promise<void> {
    if (!this.#reactor) {
      this.#reactor = new Reactor(this.module);
      this.#last = this.unreadable = 0;
    }
    for (let lines = await this.#read(); lines.length > 0; lines = await this.#read()) {
      await this.#take(lines);
    }
  }

  async #read(): Promise<Line[]> {
    try {
      return await this.store.after(this.#last);
    } catch (e) {
      throw new StorageError(text(e));
    }
  }

  async #take(lines: readonly Line[]): Promise<void> {
    const good = lines.filter((l) => whole(l.line));
    this.unreadable += lines.length - good.length;
    const got = this.#merge(good.map((l) => l.line));
    this.unreadable += got.faulty.length;
    this.#last = lines.at(-1)?.seq ?? this.#last;
    const known = new Set(good.map((l) => l.line));
    await this.#keep(got.entries.filter((line) => !known.has(line)));
  }

  #merge(lines: readonly string[]): Written {
    return JSON.parse(this.#engine('record.merge', `{"entries":[${lines.join(',')}]}`)) as Written;
  }

  /** Makes a call that stores nothing. */
  call<N extends Plain>(name: N, input: Calls[N]['in']): Promise<unknown> {
    return this.#safely(async () => JSON.parse(this.#engine(name, JSON.stringify(input))) as unknown);
  }

  /** Records what the person said or did. */
  write(input: Calls['record.write']['in']): Promise<Written> {
    return this.#safely(async () => {
      const device = await this.#device();
      const out = JSON.parse(this.#engine('record.write', JSON.stringify({ ...input, device }))) as Written;
      await this.#keep(out.entries);
      return out;
    });
  }

  /** Adds entries from elsewhere; nothing that is here is lost or changed. */
  add(lines: readonly string[], log?: string): Promise<Written> {
    return this.#safely(async () => {
      const out = this.#merge(lines);
      const theirs = new Set(log === undefined ? [] : lines.map((l) => (JSON.parse(l) as { id: string }).id));
      await this.#keep(out.entries, (id) => (theirs.has(id) ? log : undefined));
      return out;
    });
  }

  /** Merges a backup, line by line. */
  async restore(text: string): Promise<Restored> {
    const out: { added: number; known: number; faulty: { line: number; why: string }[] } = { added: 0, known: 0, faulty: [] };
    const lines = text.split('\n').map((line, i) => ({ line: line.trim(), number: i + 1 }));
    const there = lines.filter((l) => l.line !== '');
    const broken = there.filter((l) => !whole(l.line));
    out.faulty.push(...broken.map((l) => ({ line: l.number, why: 'this is not JSON' })));
    const good = there.filter((l) => whole(l.line));
    for (let i = 0; i < good.length; i += 1000) {
      const part = good.slice(i, i + 1000);
      const got = await this.add(part.map((l) => l.line));
      out.known += got.known;
      out.added += part.length - got.known - got.faulty.length;
      out.faulty.push(...got.faulty.map((f) => ({ line: part[f.entry]?.number ?? 0, why: f.why })));
    }
    return { ...out, faulty: out.faulty.sort((a, b) => a.line - b.line) };
  }

  /** Every line that is stored, readable or not. */
  async lines(): Promise<string[]> {
    const out: string[] = [];
    for (let at = 0, lines = await this.store.after(0); lines.length > 0; lines = await this.store.after(at)) {
      out.push(...lines.map((l) => l.line));
      at = lines.at(-1)?.seq ?? at;
    }
    return out;
  }

  /** Forgets the engine's memory; the next call reads the store again. */
  forget(): void {
    this.#reactor = null;
  }

  async #keep(lines: readonly string[], log: (id: string) => string | undefined = () => undefined): Promise<void> {
    if (lines.length === 0) return;
    const kept = lines.map((line): Kept => {
      const { id } = JSON.parse(line) as { id: string };
      const from = log(id);
      return from === undefined ? { id, line } : { id, line, log: from };
    });
    try {
      await this.store.append(kept);
    } catch (e) {
      this.forget();
      throw new StorageError(text(e));
    }
  }

  /** Does a job on all that is stored; when the engine breaks, once more on a new one. */
  #safely<T>(job: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      try {
        return await this.#fresh(job);
      } catch (e) {
        if (foreseen(e)) throw e;
        this.forget();
      }
      try {
        return await this.#fresh(job);
      } catch (e) {
        if (foreseen(e)) throw e;
        this.forget();
        throw new EngineError(text(e));
      }
    });
  }

  async #fresh<T>(job: () => Promise<T>): Promise<T> {
    await this.#refresh();
    return job();
  }

  #engine(name: string, input: string): string {
    this.#reactor ??= new Reactor(this.module);
    return this.#reactor.call(name, input);
  }

  /** The name of this device: made once at random, it says nothing about it. */
  async #device(): Promise<string> {
    const kept = await this.store.get('device').catch(() => undefined);
    if (kept !== undefined) return kept;
    const made = `browser-${Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => 'abcdefghijklmnopqrstuvwxyz234567'[b & 31]).join('')}`;
    try {
      await this.store.set('device', made);
    } catch (e) {
      throw new StorageError(text(e));
    }
    return made;
  }
}

/** Reports whether a line is JSON; one that is not would spoil the list it stands in. */
function whole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Reports whether an error is an answer, and no sign of a broken engine. */
function foreseen(e: unknown): boolean {
  return e instanceof InputError || e instanceof StorageError;
}

function text(e: unknown): string {
  return e instanceof Error ? e.message : String(e);
}
