/** The engine in the browser answers every call of the vectors to the byte, as native Go does. */
import { readdirSync, readFileSync } from 'node:fs';
import { build } from 'vite';
import { expect, test } from './world';

const dist = new URL('../dist/assets/', import.meta.url).pathname;
const calls = new URL('../../engine/testdata/vectors/calls.jsonl', import.meta.url).pathname;
const reactor = new URL('../src/worker/reactor.ts', import.meta.url).pathname;

/** The page's own reactor as a script that a test can add. */
async function script(): Promise<string> {
  const out = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: reactor, formats: ['iife'], name: 'reactor' } },
  });
  const chunk = [out].flat().flatMap((o) => ('output' in o ? o.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('the reactor was not built');
  return chunk.code;
}

interface Line {
  call: string;
  in: unknown;
  out?: unknown;
  error?: string;
}

test.describe('the engine in the browser', () => {
  test.use({ bypassCSP: true });

  test('answers every call of the vectors to the byte', async ({ page, served }) => {
    await page.goto(served.origin);
    await page.addScriptTag({ content: await script() });
    const wasm = readdirSync(dist).find((f) => /^engine-.*\.wasm\.br$/.test(f))?.slice(0, -3) ?? '';
    const lines = readFileSync(calls, 'utf8').trim().split('\n');
    const differing = await page.evaluate(
      async ({ wasm, lines }) => {
        const { Reactor } = (globalThis as unknown as { reactor: { Reactor: new (m: WebAssembly.Module) => { call(n: string, i: string): string } } }).reactor;
        const engine = new Reactor(await WebAssembly.compileStreaming(fetch(wasm)));
        const field = (line: string, name: string): string | null => {
          const at = line.indexOf(`"${name}":`);
          return at < 0 ? null : line.slice(at + name.length + 3);
        };
        return lines.filter((line) => {
          const { call, error } = JSON.parse(line) as Line;
          const input = field(line, 'in') ?? '';
          const rest = [',"out":', ',"error":'].map((s) => input.indexOf(s)).filter((n) => n >= 0);
          const text = input.slice(0, Math.min(...rest));
          try {
            return !line.endsWith(`,"out":${engine.call(call, text)}}`);
          } catch (e) {
            return !(e instanceof Error) || e.message !== error;
          }
        });
      },
      { wasm: `/assets/${wasm}`, lines },
    );
    expect(lines.length).toBeGreaterThan(100);
    expect(differing).toEqual([]);
  });
});
