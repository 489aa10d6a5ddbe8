/**
 * The way from the page to a worker beside the engine's: one that knows no
 * record, is started when it is first asked, and answers each call.
 */

/** A call on its way there. */
export interface Asked {
  id: number;
  name: string;
  /** JSON, to the letter. */
  input: string;
  /** The answer is no text. */
  bytes: boolean;
}

export type Answered = { id: number; output: string | Uint8Array<ArrayBuffer> } | { id: number; why: string };

interface Waiting {
  resolve: (output: string | Uint8Array<ArrayBuffer>) => void;
  reject: (why: Error) => void;
}

export class Side {
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #next = 1;

  constructor(private readonly make: () => Worker) {}

  /** Makes a call, JSON in and JSON out. Rejects with what is wrong. */
  async call(name: string, input: string): Promise<unknown> {
    return JSON.parse((await this.#ask(name, input, false)) as string) as unknown;
  }

  /** Makes a call whose answer is a file. */
  async file(name: string, input: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#ask(name, input, true)) as Uint8Array<ArrayBuffer>;
  }

  /** Ends the worker; the next call starts another. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#fail(new Error('closed'));
  }

  #ask(name: string, input: string, bytes: boolean): Promise<string | Uint8Array<ArrayBuffer>> {
    const asked: Asked = { id: this.#next++, name, input, bytes };
    return new Promise((resolve, reject) => {
      this.#waiting.set(asked.id, { resolve, reject });
      this.#worker ??= this.#open();
      this.#worker.postMessage(asked);
    });
  }

  #open(): Worker {
    const worker = this.make();
    worker.onmessage = (e: MessageEvent<Answered>) => this.#hear(e.data);
    worker.onerror = (e) => {
      this.#worker = null;
      this.#fail(new Error(e.message || 'it could not be loaded'));
    };
    return worker;
  }

  #hear(a: Answered): void {
    const w = this.#waiting.get(a.id);
    this.#waiting.delete(a.id);
    if ('why' in a) w?.reject(new Error(a.why));
    else w?.resolve(a.output);
  }

  #fail(why: Error): void {
    for (const w of this.#waiting.values()) w.reject(why);
    this.#waiting.clear();
  }
}
