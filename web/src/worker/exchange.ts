/**
 * The exchange of entries with the computer that serves the app: what it has
 * and we lack comes here, what we have and it lacks goes there. Each side
 * keeps what it has; done twice, or broken off and done again, it changes
 * nothing. The way is remembered, so that only what is new travels.
 */
import type { Exchange } from '../engine/calls';
import type { Keeper } from './keeper';
import type { Store } from './store';

/** How far the exchange with one log has come. */
interface Way {
  log: string;
  pulled: number; // place in the computer's log
  pushed: number; // place in the store here
}

interface Page {
  log: string;
  entries: readonly string[];
  last: number;
  more: boolean;
}

const most = 500; // entries a request
const patience = 10_000; // milliseconds a request

/** The computer answers, but not as it should. */
class Refused extends Error {}

export class Exchanger {
  #running: Promise<Exchange> | null = null;
  state: Exchange = { state: 'none' };
  /** Entries that came from the computer and were new here, ever. */
  received = 0;

  constructor(
    private readonly keeper: Keeper,
    private readonly store: Store,
    private readonly now: () => string,
  ) {}

  /** Exchanges all there is; one exchange at a time. */
  run(): Promise<Exchange> {
    this.#running ??= this.#once().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #once(): Promise<Exchange> {
    const key = await this.store.get('key');
    if (key === undefined || key === '') return (this.state = { state: 'none' });
    try {
      const way = await this.#way(await this.#log());
      await this.#pull(key, way);
      await this.#push(key, way);
      this.state = { state: 'even', at: this.now() };
    } catch (e) {
      this.state = { state: 'waiting', why: e instanceof Error ? e.message : String(e) };
    }
    return this.state;
  }

  /** Which log the computer keeps; it changes when the log was erased there. */
  async #log(): Promise<string> {
    const hello = (await ask('/api/hello', {})) as { name?: string; log?: string };
    if (hello.name !== 'unknot' || hello.log === undefined) throw new Refused('this address is not an unknot');
    return hello.log;
  }

  async #way(log: string): Promise<Way> {
    const kept = JSON.parse((await this.store.get('way')) ?? 'null') as Way | null;
    return kept?.log === log ? kept : { log, pulled: 0, pushed: 0 };
  }

  async #pull(key: string, way: Way): Promise<void> {
    for (let more = true; more; ) {
      const page = (await ask(`/api/journal?after=${way.pulled}&limit=${most}&as=lines`, { key })) as Page;
      if (page.log !== way.log) throw new Refused('the record on the computer was replaced; the exchange starts again');
      if (page.entries.length > 0) this.received += (await this.keeper.add(page.entries, page.log)).entries.length;
      way.pulled = page.last;
      await this.#remember(way);
      more = page.more;
    }
  }

  async #push(key: string, way: Way): Promise<void> {
    for (let lines = await this.store.after(way.pushed); lines.length > 0; lines = await this.store.after(way.pushed)) {
      const ours = lines.filter((l) => l.log !== way.log);
      for (let i = 0; i < ours.length; i += most) {
        const entries = ours.slice(i, i + most).map((l) => l.line);
        const got = (await ask('/api/journal', { key, body: { entries } })) as { log: string };
        if (got.log !== way.log) throw new Refused('the record on the computer was replaced; the exchange starts again');
      }
      way.pushed = lines.at(-1)?.seq ?? way.pushed;
      await this.#remember(way);
    }
  }

  #remember(way: Way): Promise<void> {
    return this.store.set('way', JSON.stringify(way));
  }

  /** Erases the record on the computer. Reports whether there was one to erase. */
  async erase(): Promise<boolean> {
    const key = await this.store.get('key');
    if (key === undefined || key === '') return false;
    await ask('/api/journal', { key, body: { confirm: 'delete everything' }, method: 'DELETE' });
    return true;
  }
}

interface Ask {
  key?: string;
  body?: unknown;
  method?: string;
}

async function ask(path: string, { key, body, method }: Ask): Promise<unknown> {
  const headers: Record<string, string> = {};
  if (key !== undefined) headers['Unknot-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const init: RequestInit = { headers, method: method ?? (body === undefined ? 'GET' : 'POST'), cache: 'no-store' };
  if (body !== undefined) init.body = JSON.stringify(body);
  const res = await fetch(path, { ...init, signal: AbortSignal.timeout(patience) });
  if (!res.ok) throw new Refused(await whyOf(res));
  return res.status === 204 ? null : res.json();
}

/** The reason in a refusal: the detail of RFC 9457, or the line of text. */
async function whyOf(res: Response): Promise<string> {
  const text = await res.text().catch(() => '');
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? text;
  } catch {
    return text || `the computer answered ${res.status}`;
  }
}
