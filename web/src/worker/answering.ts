/** A worker around one reactor that knows no record: each call has an answer, in turn. */
import type { Answered, Asked } from '../engine/side';
import { Reactor } from './reactor';

declare const self: DedicatedWorkerGlobalScope;

/** Answers the calls of the page with the reactor at an address. */
export function answers(url: string): void {
  const compiled = WebAssembly.compileStreaming(fetch(url));
  compiled.catch(() => undefined); // each call says so
  let reactor: Reactor | null = null;

  async function answer({ id, name, input, bytes }: Asked): Promise<Answered> {
    try {
      reactor ??= new Reactor(await compiled);
      return { id, output: bytes ? reactor.bytes(name, input) : reactor.call(name, input) };
    } catch (e) {
      if (e instanceof WebAssembly.RuntimeError) reactor = null; // of no use any more
      return { id, why: e instanceof Error ? e.message : String(e) };
    }
  }

  self.onmessage = (e: MessageEvent<Asked>) => void answer(e.data).then((a) => self.postMessage(a));
}
