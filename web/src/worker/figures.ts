/** A worker that draws the films of one person, all techniques, and ends. The engine knows nothing of it. */
import type { Ask, Drawn } from '../figure/asked';
import { Reactor } from './reactor';
import figureURL from '../../figure.wasm?url';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = (e: MessageEvent<Ask>) => {
  draw(e.data).then(
    (films) => self.postMessage({ films } satisfies Drawn),
    (why: unknown) => self.postMessage({ why: why instanceof Error ? why.message : String(why) } satisfies Drawn),
  );
};

async function draw({ person, techniques }: Ask): Promise<string> {
  const reactor = new Reactor(await WebAssembly.compileStreaming(fetch(figureURL)));
  const films = techniques.map((technique) => reactor.call('films', JSON.stringify({ ...person, technique })).slice(1, -1));
  return `[${films.join(',')}]`;
}
