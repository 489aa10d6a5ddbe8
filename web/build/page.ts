/**
 * The page itself: the first screen, the first script and what they need of the
 * look are in it, so that it is painted and can be stopped before anything else
 * has come, and small enough for the first round of the network. The whole look
 * is a file that the first script asks for. The hashes of what is inline go to
 * csp.json, for the server's policy.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, createServer, type Plugin } from 'vite';
import { cut, faces, fontOf } from './font.ts';
import { needed, short } from './look.ts';
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

/** Names the scripts of the app, its look and its worker on the root element, in place of tags: the first script asks for them. */
function late(html: string, look: string, engine: string): string {
  const names: string[] = [];
  const rest = html.replace(/\s*<(?:script type="module"|link rel="modulepreload")[^>]*(?:src|href)="([^"]+)"[^>]*>(?:<\/script>)?/g, (_, name: string) => {
    names.push(name);
    return '';
  });
  return rest.replace('<html', `<html data-app="${names.join(' ')}" data-look="${look}" data-engine="${engine}"`);
}

/** The worker with the engine. */
function worker(files: readonly string[]): string {
  const found = files.find((f) => /worker-[^/]*\.js$/.test(f));
  if (found === undefined) throw new Error('there is no worker in the bundle');
  return found;
}

/** What the build makes, by file. */
type Bundle = Record<string, { type: 'chunk' } | { type: 'asset'; source: string | Uint8Array }>;

function asset(bundle: Bundle, name: string): string | Uint8Array {
  const file = bundle[name];
  if (file?.type !== 'asset') throw new Error(`${name} is not in the bundle`);
  return file.source;
}

/**
 * Puts how it looks before the first script, which looks for it: what the
 * first screen needs of the look, and what is its own, which is more particular
 * than that. The first script puts the whole look in between.
 */
function dress(html: string, look: string): string {
  const own = inline(html, 'style').join('');
  return html.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '').replace('<script>', () => `<style>${look}</style><style>${own}</style><script>`);
}

/** What is to be read on a page, and the numbers of a list. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]+>/g, '');
  return `${body}123.`;
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
        .replace('</head>', () => `${screen.head}</head>`)
        .replace('<!--welcome-->', () => short(screen.body));
    },
    async generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const html = String(page.source);
      const looks = [...html.matchAll(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>\s*/g)].map(([link, file = '']) => ({ link, file, css: String(asset(bundle, file)).trim() }));
      const { face, woff2 } = fontOf(looks.map((l) => l.css).join(''));
      const font = await cut(Buffer.from(asset(bundle, woff2)), textOf(html));
      Reflect.deleteProperty(bundle, woff2);
      for (const l of looks) Object.assign(bundle[l.file] ?? {}, { source: (l.css = l.css.replace(face, '')) });
      const others = this.getFileName(this.emitFile({ type: 'asset', name: 'letters.woff2', source: font.others.woff2 }));
      const first = await needed(looks.map((l) => l.css).join(''), html);
      const bare = looks.reduce((text, l) => text.replace(l.link, ''), html);
      const dressed = dress(bare, first + faces(face, font, `/${others}`));
      page.source = late(dressed, looks.map((l) => `/${l.file}`).join(' '), `/${worker(Object.keys(bundle))}`);
      const csp = { script: inline(page.source, 'script').map(hash), style: inline(page.source, 'style').map(hash) };
      this.emitFile({ type: 'asset', fileName: 'csp.json', source: JSON.stringify(csp) });
    },
  };
}
