/**
 * The page itself: the first screen, the first script and the look are in it,
 * so that it is painted and can be stopped before anything else has come. (The
 * files of the look stay: parts that come later name them.) The hashes of what is inline go to csp.json, for the server's policy.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, createServer, type Plugin } from 'vite';
import { words } from './words.ts';

const first = fileURLToPath(new URL('../src/first/first.ts', import.meta.url));

/** The first script as text. */
async function firstScript(): Promise<string> {
  const out = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: first, formats: ['iife'], name: 'first' } },
  });
  const chunk = [out].flat().flatMap((o) => ('output' in o ? o.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('the first script was not built');
  return chunk.code.trim();
}

/** The first screen as text, and how it looks. */
async function firstScreen(): Promise<{ body: string; head: string }> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [words(), svelte({ configFile: false, emitCss: false, compilerOptions: { css: 'injected' } })],
  });
  try {
    const { default: Welcome } = await server.ssrLoadModule('/src/screens/01-welcome/Welcome.svelte');
    const { render } = await server.ssrLoadModule('svelte/server');
    return render(Welcome, { props: {} }) as { body: string; head: string };
  } finally {
    await server.close();
  }
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Every text between an opening and a closing tag that has no src. */
function inline(html: string, tag: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map((m) => m[1] ?? '');
}

/** Names the scripts of the app and its worker on the root element, in place of tags: the first script asks for them. */
function late(html: string, engine: string): string {
  const names: string[] = [];
  const rest = html.replace(/\s*<(?:script type="module"|link rel="modulepreload")[^>]*(?:src|href)="([^"]+)"[^>]*>(?:<\/script>)?/g, (_, name: string) => {
    names.push(name);
    return '';
  });
  return rest.replace('<html', `<html data-app="${names.join(' ')}" data-engine="${engine}"`);
}

/** The worker with the engine. */
function worker(files: readonly string[]): string {
  const found = files.find((f) => /worker-[^/]*\.js$/.test(f));
  if (found === undefined) throw new Error('there is no worker in the bundle');
  return found;
}

/** What the build makes, by file. */
type Bundle = Record<string, { type: 'chunk' } | { type: 'asset'; source: string | Uint8Array }>;

/** Puts the font into the look itself: the first screen is painted in it, and does not wait for another answer of the network. */
function withFont(css: string, bundle: Bundle): string {
  return css.replace(/url\(\/([^)]+\.woff2)\)/g, (_all, name: string) => {
    const font = bundle[name];
    if (font?.type !== 'asset') throw new Error(`${name} is not in the bundle`);
    Reflect.deleteProperty(bundle, name);
    return `url(data:font/woff2;base64,${Buffer.from(font.source).toString('base64')})`;
  });
}

export function page(): Plugin {
  return {
    name: 'unknot-page',
    apply: 'build',
    enforce: 'post',
    async transformIndexHtml(html) {
      const [script, screen] = await Promise.all([firstScript(), firstScreen()]);
      return html
        .replace('<!--first-->', () => `<script>${script}</script>`)
        .replace('</head>', () => `${screen.head}</head>`) // after the look of all screens, which it is more particular than
        .replace('<!--welcome-->', () => screen.body);
    },
    generateBundle(_, bundle) {
      const html = bundle['index.html'];
      if (html?.type !== 'asset') return;
      const text = String(html.source).replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (_all, file: string) => {
        const css = bundle[file];
        if (css?.type !== 'asset') throw new Error(`${file} is not in the bundle`);
        return `<style>${withFont(String(css.source).trim(), bundle)}</style>`;
      });
      html.source = late(text, `/${worker(Object.keys(bundle))}`);
      const csp = { script: inline(html.source, 'script').map(hash), style: inline(html.source, 'style').map(hash) };
      this.emitFile({ type: 'asset', fileName: 'csp.json', source: JSON.stringify(csp) });
    },
  };
}
