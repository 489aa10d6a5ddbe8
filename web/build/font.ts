/**
 * The font in two parts. The letters of the first screen are in the page, so
 * that it is painted in them at once and every kilobyte of them is waited for;
 * the others are a file, which comes after it.
 */
import subset from 'subset-font';

const weights = { min: 400, max: 700 };

/** The letters of English, and the quotation marks, dashes and signs of running text. Others, in a note, come from the system's font. */
const letters = [range(0x20, 0x7e), '\u00a0°·½', '–—‘’“”„…•−×↑↓←→≤≥'].join('');

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

/** A part of a font, and what CSS calls its letters. */
export interface Part {
  readonly woff2: Buffer;
  readonly range: string;
}

/** Cuts a font in two: the letters of a text, and the others. */
export async function cut(font: Uint8Array, text: string): Promise<{ first: Part; others: Part }> {
  const used = (l: string): boolean => text.includes(l);
  const all = Array.from(letters);
  const [first, others] = await Promise.all([part(font, all.filter(used)), part(font, all.filter((l) => !used(l)))]);
  return { first, others };
}

async function part(font: Uint8Array, chosen: readonly string[]): Promise<Part> {
  const woff2 = await subset(Buffer.from(font), chosen.join(''), { targetFormat: 'woff2', variationAxes: { wght: weights } });
  return { woff2, range: chosen.map((l) => `U+${l.codePointAt(0)?.toString(16) ?? ''}`).join(',') };
}

/** The rule for the font in a look, and the font's file. */
export function fontOf(css: string): { face: string; woff2: string } {
  const [face, woff2] = /@font-face\{[^}]*url\(\/([^)]+\.woff2)\)[^}]*\}/.exec(css) ?? [];
  if (face === undefined || woff2 === undefined) throw new Error('the look names no font');
  return { face, woff2 };
}

/** The same rule for each part of it: the first within, the others from a file. */
export function faces(face: string, font: { first: Part; others: Part }, others: string): string {
  const rule = (url: string, range: string): string => face.replace(/url\([^)]+\)/, `url(${url})`).replace('}', `;unicode-range:${range}}`);
  return rule(`data:font/woff2;base64,${font.first.woff2.toString('base64')}`, font.first.range) + rule(others, font.others.range);
}
