/**
 * The one way from the page to the engine. Calls are answered in the order
 * they are made. A worker that traps says so and makes a new engine; one that
 * hangs is thrown away here, a new one reads the record again, and the calls
 * that were waiting are made again. Calls carry their own ids for what they
 * write, so made twice they write once.
 */
import type { CallName, Calls, FromWorker, Request, Trouble } from './calls';

/** A call that failed, and why. */
export class CallError extends Error {
  constructor(
    readonly trouble: Trouble,
    why: string,
  ) {
    super(why);
  }
}

/** A worker that was started before the bridge, and what it has said. */
export interface Early {
  worker: Worker;
  said: MessageEvent<FromWorker>[];
}

export type BridgeEvent = 'ready' | 'broken' | 'beat' | 'changed' | 'restarted';

interface Waiting {
  request: Request;
  tries: number;
  resolve: (output: unknown) => void;
  reject: (why: CallError) => void;
}

/** How often the worker is looked after, in milliseconds. */
const each = 500;
/** How many looks in a row a worker may be silent for. Looks, not time: after a sleep it is heard again first. */
const patience = { starting: 40, running: 8 };
const mostTries = 2;

export class Bridge {
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #next = 1;
  #listeners = new Map<BridgeEvent, Set<(why: string) => void>>();
  #silent = 0;
  #ready = false;
  #watch: ReturnType<typeof setInterval> | undefined;

  /** The first worker may have been started already; what it has said since is heard first. */
  constructor(
    private readonly early: Early | undefined,
    private readonly make: () => Worker,
  ) {}

  start(): void {
    this.#open(this.early?.worker ?? this.make());
    for (const e of this.early?.said ?? []) this.#hear(e.data);
    this.#watch = setInterval(() => this.#check(), each);
  }

  /** Ends the worker; nothing is answered any more. */
  close(): void {
    clearInterval(this.#watch);
    this.#worker?.terminate();
    this.#worker = null;
  }

  on(event: BridgeEvent, f: (why: string) => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set);
    set.add(f);
    return () => set.delete(f);
  }

  call<N extends CallName>(name: N, input: Calls[N]['in']): Promise<Calls[N]['out']> {
    const request: Request = { id: this.#next++, name, input };
    return new Promise((resolve, reject) => {
      // The worker answers what it was asked; calls.ts says with what.
      const done = (output: unknown): void => resolve(output as Calls[N]['out']);
      this.#waiting.set(request.id, { request, tries: 1, resolve: done, reject });
      this.#worker?.postMessage(request);
    });
  }

  #open(worker: Worker): void {
    this.#ready = false;
    this.#silent = 0;
    worker.onmessage = (e: MessageEvent<FromWorker>) => this.#hear(e.data);
    worker.onerror = (e) => this.#tell('broken', e.message);
    this.#worker = worker;
    for (const w of this.#waiting.values()) worker.postMessage(w.request);
  }

  #hear(m: FromWorker): void {
    this.#silent = 0;
    switch (m.kind) {
      case 'answer':
        this.#settle(m.id, (w) => w.resolve(m.output));
        return;
      case 'failure':
        this.#settle(m.id, (w) => w.reject(new CallError(m.trouble, m.why)));
        return;
      case 'broken':
        this.#tell('broken', m.why);
        return;
      case 'ready':
        this.#ready = true;
        this.#tell('ready', '');
        return;
      case 'beat':
      case 'changed':
        this.#tell(m.kind, '');
        return;
      default:
        m satisfies never;
    }
  }

  #settle(id: number, f: (w: Waiting) => void): void {
    const w = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (w) f(w);
  }

  #tell(event: BridgeEvent, why: string): void {
    for (const f of this.#listeners.get(event) ?? []) f(why);
  }

  /** A worker beats while it lives; a silent one is replaced. */
  #check(): void {
    if (document.hidden || ++this.#silent < (this.#ready ? patience.running : patience.starting)) return;
    this.#worker?.terminate();
    for (const [id, w] of this.#waiting) {
      if (w.tries++ >= mostTries) this.#settle(id, () => w.reject(new CallError('gone', 'the engine does not answer')));
    }
    this.#open(this.make());
    this.#tell('restarted', '');
  }
}
