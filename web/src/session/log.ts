/**
 * How a session gets on record: each event as it happens. An end that has been
 * shown is tried again until it is saved; entries have their ids from the
 * start, so that what is written twice is there once.
 */
import type { Desk } from './contract';
import { markOver } from './marks';
import type { Body, SessionEvent } from '../engine/calls';
import type { Refusal } from '../engine/types.gen';
import { newID } from '../page/app.svelte';

/** How long after a failure it is tried again, in milliseconds. */
const again = 2_000;

interface Owed {
  id: string;
  body: Body;
}

export class Log {
  #owed: Owed[] = [];
  #keeping: Promise<void> | null = null;

  constructor(
    private readonly desk: Desk,
    readonly session: string,
  ) {}

  /** Records one event, and says why the session refused it, if it did. Rejects when it could not be written. */
  async put(event: SessionEvent): Promise<Refusal> {
    return (await this.desk.write([newID()], [this.body(event)])).refused;
  }

  body(event: SessionEvent): Body {
    return { kind: 'session-event', body: { session: this.session, event } };
  }

  /** Records what has been shown already, one after the other, however often it takes. */
  keep(bodies: readonly Body[], failed: (why: unknown) => void): Promise<void> {
    this.#owed.push(...bodies.map((body) => ({ id: newID(), body })));
    this.#keeping ??= this.#keepAll(failed).finally(() => (this.#keeping = null));
    return this.#keeping;
  }

  async #keepAll(failed: (why: unknown) => void): Promise<void> {
    for (let next = this.#owed[0]; next; next = this.#owed[0]) {
      markOver({ ids: this.#owed.map((x) => x.id), bodies: this.#owed.map((x) => x.body) });
      try {
        await this.#keepOne(next);
        this.#owed.shift();
      } catch (e) {
        failed(e);
        await new Promise((on) => setTimeout(on, again));
      }
    }
  }

  /** What the session refuses is let go, but for its time: the record may be ahead of this page. */
  async #keepOne({ id, body }: Owed): Promise<void> {
    const { refused } = await this.desk.write([id], [body]);
    if (refused !== 'time-runs-back' || body.kind !== 'session-event') return;
    const { newest } = await this.desk.bridge.call('record.session', { session: this.session, at: 0 });
    await this.desk.write([id], [this.body({ ...body.body.event, at: newest })]);
  }
}
