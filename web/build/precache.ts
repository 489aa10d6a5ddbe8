/** The list of the service worker: every file of the app, and what they hash to. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const publicFolder = fileURLToPath(new URL('../public/', import.meta.url));

/** What the server keeps to itself, what is asked for anew each time, and what draws another body: it comes when one is set, and what it drew is kept. */
const not = /^(csp\.json|sw\.js|assets\/figures?-.*\.(wasm|js))$/;

/** What no session needs and is large: it comes once all else is here, so that nothing waits for it. */
const later = /^assets\/(clear|papers)-.*\.wasm$/;

export function precache(): Plugin {
  return {
    name: 'unknot-precache',
    apply: 'build',
    enforce: 'pre',
    /** The service worker is one file, and no module: it has its own copy of what it shares with the page. */
    async resolveId(source, importer) {
      if (importer?.endsWith('/src/sw/sw.ts') !== true) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && `${found.id}?own`;
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const sw = bundle['sw.js'];
        if (sw?.type !== 'chunk') throw new Error('there is no service worker in the bundle');
        const sum = createHash('sha256');
        const files = new Map<string, string | Uint8Array>();
        for (const f of readdirSync(publicFolder, { recursive: true, withFileTypes: true })) {
          if (f.isFile() && !f.name.startsWith('.')) files.set(`${f.parentPath}/${f.name}`.slice(publicFolder.length).replace(/^\//, ''), readFileSync(`${f.parentPath}/${f.name}`));
        }
        for (const f of Object.values(bundle)) {
          if (!not.test(f.fileName)) files.set(f.fileName, f.type === 'chunk' ? f.code : f.source);
        }
        const names = [...files.keys()].sort();
        for (const n of names) sum.update(n).update(files.get(n) ?? '');
        const list = (which: readonly string[]): string => JSON.stringify(which.map((n) => (n === 'index.html' ? '/' : `/${n}`)));
        sw.code = sw.code
          .replace('__FILES__', list(names.filter((n) => !later.test(n))))
          .replace('__LATER__', list(names.filter((n) => later.test(n))))
          .replace('__HASH__', sum.digest('hex').slice(0, 16));
      },
    },
  };
}
