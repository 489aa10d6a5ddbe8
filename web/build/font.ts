/**
 * The font, cut down to what is used: Latin letters, the signs of the words,
 * and the weights of the look. It is part of the page, so every kilobyte is
 * waited for.
 */
import subset from 'subset-font';
import type { Plugin } from 'vite';

const weights = { min: 400, max: 700 };

/** The letters of English, and the quotation marks, dashes and signs of running text. Others, in a note, come from the system's font. */
const letters = [range(0x20, 0x7e), '\u00a0°·½', '–—‘’“”„…•−×↑↓←→≤≥'].join('');

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

export function font(): Plugin {
  return {
    name: 'unknot-font',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.woff2')) continue;
        file.source = await subset(Buffer.from(file.source), letters, { targetFormat: 'woff2', variationAxes: { wght: weights } });
      }
    },
  };
}
