/**
 * How the first screen looks: those rules of the look that something on it
 * matches, and its picture in few letters. All of it is waited for; the whole
 * look comes as a file, after it.
 */
import { PurgeCSS } from 'purgecss';
import { optimize } from 'svgo';

/** What the first script sets on the root element. */
const states = ['data-session', 'data-stopped', 'data-theme', 'data-away', 'hidden'];

/** The rules of a stylesheet that a page needs as it comes. */
export async function needed(css: string, html: string): Promise<string> {
  const raw = html.replace(/<(style|script)[\s\S]*?<\/\1>/g, '');
  const purged = await new PurgeCSS().purge({
    content: [{ raw, extension: 'html' }],
    css: [{ raw: css }],
    dynamicAttributes: states,
    safelist: { greedy: [/^:focus-visible/] },
    keyframes: true,
  });
  return purged[0]?.css ?? css;
}

/** The drawings of a page with their outlines in as few letters as draw the same, to a tenth. */
export function short(html: string): string {
  return html.replace(/<svg class="fig[\s\S]*?<\/svg>/g, (svg) => optimize(svg, { plugins: [{ name: 'convertPathData', params: { floatPrecision: 1 } }] }).data);
}
