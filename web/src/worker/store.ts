/**
 * Where entries are kept on this device: IndexedDB, one line of JSON an entry,
 * in the order they came. What was appended is on disk when append returns.
 * The store does not know what an entry says.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A line as it is kept. */
export interface Kept {
  seq?: number; // made by the database; grows
  id: string;
  line: string;
  /** The log of the computer it came from; absent for entries made or restored here. */
  log?: string;
}

/** A line that was read: with its place. */
export type Line = Kept & { seq: number };

interface Schema extends DBSchema {
  entries: { key: number; value: Kept; indexes: { id: string } };
  meta: { key: string; value: string };
}

const name = 'unknot';
const batch = 2000;

export class Store {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  /** Opens the database, making it when it is new. */
  static async open(onclosed: () => void): Promise<Store> {
    const db = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true }).createIndex('id', 'id');
        fresh.createObjectStore('meta');
      },
      blocking: (_old, _new, event) => {
        (event.target as IDBDatabase).close();
        onclosed();
      },
      terminated: onclosed,
    });
    return new Store(db);
  }

  /** Appends lines that are not there yet, all or none. */
  async append(lines: readonly Kept[]): Promise<void> {
    const tx = this.db.transaction('entries', 'readwrite', { durability: 'strict' });
    const done = tx.done;
    done.catch(() => undefined); // it is waited for below
    try {
      for (const line of lines) {
        const same = await tx.store.index('id').getAll(line.id);
        if (!same.some((k) => k.line === line.line)) await tx.store.add({ ...line });
      }
    } catch (e) {
      if (!(e instanceof DOMException && e.name === 'AbortError')) tx.abort();
      throw e;
    }
    await done;
  }

  /** Reads the lines after a place, at most as many as fit one batch. */
  async after(seq: number): Promise<Line[]> {
    const kept = await this.db.getAll('entries', IDBKeyRange.lowerBound(seq, true), batch);
    return kept.map((k) => ({ ...k, seq: k.seq ?? 0 }));
  }

  count(): Promise<number> {
    return this.db.count('entries');
  }

  get(key: string): Promise<string | undefined> {
    return this.db.get('meta', key);
  }

  async set(key: string, value: string): Promise<void> {
    await this.db.put('meta', value, key);
  }

  /** Deletes everything: entries, positions, the name of the device, the key. */
  async erase(): Promise<void> {
    const tx = this.db.transaction(['entries', 'meta'], 'readwrite', { durability: 'strict' });
    await Promise.all([tx.objectStore('entries').clear(), tx.objectStore('meta').clear(), tx.done]);
    this.db.close();
    indexedDB.deleteDatabase(name);
  }

  close(): void {
    this.db.close();
  }
}
