/** How many bytes of the built app go over the wire, as they are kept ready in the program. */
import { readFileSync, readdirSync, statSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url).pathname;

export interface Sent {
  name: string;
  bytes: number;
}

const sent = (name: string): Sent => ({ name, bytes: statSync(`${dist}${name}.br`).size });

/** The page, and every script and style that it names or that those import at once: all that runs before the engine does. */
export function shell(): Sent[] {
  const html = readFileSync(`${dist}index.html`, 'utf8');
  const found = new Set<string>();
  const queue = [...(html.match(/assets\/[\w.-]+\.(?:js|css)/g) ?? [])];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (name.endsWith('.js')) queue.push(...imports(readFileSync(dist + name, 'utf8')));
  }
  return [sent('index.html'), ...[...found].map(sent)];
}

/** What a script imports at once; what it imports later is no part of the beginning. */
function imports(script: string): string[] {
  const names = [...script.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\w\s{},*$]+from)?\s*["']\.\/([\w.-]+\.js)["']/g)].map((m) => `assets/${m[1]}`);
  const workers = [...script.matchAll(/assets\/(worker-[\w-]+\.js)/g)].map((m) => `assets/${m[1]}`);
  return [...names, ...workers];
}

export function engine(): Sent {
  const name = readdirSync(`${dist}assets`).find((f) => /^engine-.*\.wasm\.br$/.test(f));
  if (name === undefined) throw new Error('there is no engine in the app');
  return sent(`assets/${name.slice(0, -3)}`);
}
