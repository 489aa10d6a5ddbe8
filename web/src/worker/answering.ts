/** A worker around one reactor that knows no record: each call has an answer, in turn. */
import type { Answered, Asked } from '../engine/side';
import { InputError, Reactor } from './reactor';

declare const self: DedicatedWorkerGlobalScope;

/** Answers the calls of the page with the reactor at an address. */
export function answers(url: string): void {
  const compiled = WebAssembly.compileStreaming(fetch(url));
  compiled.catch(() => undefined); // each call says so
  let reactor: Reactor | null = null;

  async function once({ id, name, input, bytes }: Asked): Promise<Answered> {
    const module = await compiled;
    reactor ??= new Reactor(module);
    try {
      return { id, output: bytes ? reactor.bytes(name, input) : reactor.call(name, input) };
    } catch (e) {
      if (!(e instanceof InputError)) reactor = null; // one that broke is of no use any more
      throw e;
    }
  }

  /** One that broke is made anew, and asked once more: it holds nothing between calls. */
  async function answer(asked: Asked): Promise<Answered> {
    try {
      return await once(asked).catch((e: unknown) => (e instanceof InputError ? Promise.reject(e) : once(asked)));
    } catch (e) {
      return { id: asked.id, why: e instanceof Error ? e.message : String(e) };
    }
  }

  self.onmessage = (e: MessageEvent<Asked>) => void answer(e.data).then((a) => self.postMessage(a));
}
