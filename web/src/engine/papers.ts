/** Papers made of the record: the calls of cmd/unknot-papers-wasm, in a worker of their own that ends when nobody needs it. */
import type { Bridge } from './bridge';
import { Side } from './side';
import type { Moment, Reminder, ToolID, View } from './types.gen';
import { zoneAround, type Zone } from './zone';

/** What a paper is made with, beside the record. */
export interface Wish {
  now: Moment;
  minutes: number;
  tools: readonly ToolID[];
  name: string;
  born: string;
  days: number;
  link: string;
  at: string;
  alarm: number;
}

/** The files that can be made. */
export const forms = ['pdf', 'fhir', 'csv', 'calendar', 'workout', 'activity'] as const;
export type Form = (typeof forms)[number];

export class Papers {
  readonly #side = new Side(() => new Worker(new URL('../worker/papers.ts', import.meta.url), { type: 'module', name: 'papers' }));

  constructor(private readonly bridge: Bridge) {}

  async page(wish: Wish): Promise<View> {
    return (await this.#side.call('page', await this.#input(wish))) as View; // of the shape that report.View has
  }

  async reminders(wish: Wish): Promise<readonly Reminder[]> {
    return (await this.#side.call('reminders', await this.#input(wish))) as Reminder[];
  }

  async file(form: Form, wish: Wish): Promise<Uint8Array<ArrayBuffer>> {
    return this.#side.file(form, await this.#input(wish));
  }

  close(): void {
    this.#side.close();
  }

  /** A wish in the first line, and then the record, an entry a line. */
  async #input(wish: Wish): Promise<string> {
    const all: Wish & { zone: Zone } = { ...wish, zone: zoneAround(wish.now) };
    return `${JSON.stringify(all)}\n${await this.bridge.call('store.lines', {})}`;
  }
}
