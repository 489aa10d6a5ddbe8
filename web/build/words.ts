/** The sentences of the project, from words/ into the app: as a module, and into the page itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../../words/en/', import.meta.url));
const module = 'virtual:words';

/** What a reason is called in a few words, on the pages for professionals. They come with those. */
const labels = 'virtual:labels';
const labelled = /^report\.(item|between)\./;

/** Topics that only the command line says; tools/types leaves out the same. */
const terminal = /^(tui|cli|command|property|verify|serve|doctor|report|fhir|clearcode)\./;

export function texts(wanted: (id: string) => boolean = (id) => !terminal.test(id)): Record<string, string> {
  const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
  const all = files.flatMap((f) => Object.entries(JSON.parse(readFileSync(folder + f, 'utf8')) as Record<string, string>));
  return Object.fromEntries(all.filter(([id]) => wanted(id)));
}

/** Fills the {{id}} of a page. */
export function fill(html: string): string {
  const all = texts();
  return html.replace(/\{\{([a-z0-9.-]+)\}\}/g, (_, id: string) => {
    const text = all[id];
    if (text === undefined) throw new Error(`there is no sentence ${id}`);
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  });
}

export function words(): Plugin {
  return {
    name: 'unknot-words',
    resolveId: (id) => (id === module || id === labels ? `\0${id}` : null),
    load(id) {
      if (id !== `\0${module}` && id !== `\0${labels}`) return null;
      for (const f of readdirSync(folder)) this.addWatchFile(folder + f);
      const wanted = id === `\0${labels}` ? texts((word) => labelled.test(word)) : texts();
      return `export const texts = JSON.parse(${JSON.stringify(JSON.stringify(wanted))});`;
    },
    transformIndexHtml: { order: 'pre', handler: fill },
  };
}
