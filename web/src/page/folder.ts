/**
 * Copies of the record in a folder of the person's: written beside the others,
 * read back, and only then are the oldest removed. They are the files that
 * `unknot backup` writes and `unknot import` reads.
 */

/** How many copies stay. */
export const keep = 7;

const name = /^unknot-\d{8}T\d{6}\.\d{3}Z\.jsonl$/;

/** The name of a copy by its time in UTC, as unknot backup names them. */
export function nameOf(now: Date): string {
  return `unknot-${now.toISOString().replace(/[-:]/g, '')}.jsonl`;
}

/** A copy that did not read back as it was written. */
export class Differs extends Error {}

/** Writes a copy, reads it back, and removes the oldest beyond those that stay. Returns its name. */
export async function copyInto(folder: FileSystemDirectoryHandle, text: string, now = new Date()): Promise<string> {
  const file = nameOf(now);
  const handle = await folder.getFileHandle(file, { create: true });
  try {
    const out = await handle.createWritable();
    await out.write(text);
    await out.close();
    if ((await (await handle.getFile()).text()) !== text) throw new Differs();
  } catch (e) {
    await folder.removeEntry(file).catch(() => undefined); // half a copy is none
    throw e;
  }
  await thin(folder, text, file);
  return file;
}

/** Removes the oldest copies; one that has entries this record does not have is never removed. */
async function thin(folder: FileSystemDirectoryHandle, text: string, newest: string): Promise<void> {
  const copies = (await names(folder)).filter((n) => n !== newest).sort();
  const known = new Set(text.split('\n'));
  for (const old of copies.slice(0, Math.max(0, copies.length - (keep - 1)))) {
    const lines = (await (await (await folder.getFileHandle(old)).getFile()).text()).split('\n');
    if (lines.every((l) => known.has(l))) await folder.removeEntry(old);
  }
}

/** The copies in a folder. */
export async function names(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const out: string[] = [];
  for await (const n of (folder as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> }).keys()) {
    if (name.test(n)) out.push(n);
  }
  return out;
}
