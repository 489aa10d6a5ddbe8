/** Where a line of a code is in what was typed: people type it in any case, and with any spaces. */

/** A letter as the code counts it. */
const plain = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** The first and the last place of the line, or null where no line is like it. */
export function lineIn(typed: string, line: string): readonly [number, number] | null {
  let from = 0;
  for (const each of typed.split('\n')) {
    if (plain(each) === plain(line)) return [from, from + each.length];
    from += each.length + 1;
  }
  return null;
}
