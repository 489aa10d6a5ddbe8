/** Reads a height or a mass that was typed. */

export interface Limits extends Record<string, number> {
  min: number;
  max: number;
}

/** What the body model is made for: centimetres and kilograms. */
export const limits = { height: { min: 140, max: 210 }, mass: { min: 38, max: 180 } } satisfies Record<string, Limits>;

/** The number, null for an empty field, and 'wrong' for what is none or lies outside. */
export function measured(typed: string, { min, max }: Limits): number | null | 'wrong' {
  const text = typed.trim().replace(',', '.');
  if (text === '') return null;
  const n = Math.round(Number(text));
  return Number.isFinite(n) && n >= min && n <= max ? n : 'wrong';
}
