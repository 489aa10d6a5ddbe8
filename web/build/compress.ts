/**
 * Every text, and the engine, as brotli and gzip beside it, so that the
 * program holds them ready. Of large files only these are kept: there is no
 * browser that reads neither.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(js|css|html|json|svg|glb|wasm|webmanifest)$/;
const large = 1 << 20; // bytes

export function compress(): Plugin {
  let folder = 'dist';
  return {
    name: 'unknot-compress',
    apply: 'build',
    enforce: 'post',
    configResolved(c) {
      folder = c.build.outDir;
    },
    closeBundle() {
      for (const f of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (f.isFile() && compressible.test(f.name) && f.name !== 'csp.json') squeeze(`${f.parentPath}/${f.name}`);
      }
    },
  };
}

function squeeze(path: string): void {
  const raw = readFileSync(path);
  const br = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  writeFileSync(`${path}.br`, brotliCompressSync(raw, { params: br }));
  writeFileSync(`${path}.gz`, gzipSync(raw, { level: 9 }));
  if (raw.length > large) rmSync(path);
}
