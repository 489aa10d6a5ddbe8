/**
 * What every screen knows: where the person stands, what the pack holds, and
 * how to record. It is read from the engine again after everything that is
 * written, here, in another tab or on the computer.
 */
import { Bridge, CallError } from '../engine/bridge';
import type { Body, Exchange, StoreStatus } from '../engine/calls';
import type { PackView, Standing, Written } from '../engine/types.gen';
import type { LiveSession } from '../session/contract';
import { moment } from './clock';
import { checkLast, forgetLast, type Last } from './last';

/** Whether the engine and the record can be used. */
export type Health = 'starting' | 'ready' | 'broken';

export class App {
  health = $state<Health>('starting');
  /** Why the engine or the record cannot be used, for a person who asks. */
  trouble = $state('');
  standing = $state.raw<Standing | null>(null);
  pack = $state.raw<PackView | null>(null);
  store = $state.raw<StoreStatus | null>(null);
  /** The session under way in this tab, until its last screen is left. */
  live = $state.raw<LiveSession | null>(null);
  /** Everything a session needs is on this device. */
  offlineReady = $state(false);
  /** A newer version waits; it starts with the next visit, never in a session. */
  updateWaits = $state(false);
  /** Counts what was written, so that screens that show the record read it again. */
  version = $state(0);

  /** Before the engine has said anything, what it said last stands, when it still holds. */
  constructor(
    readonly bridge: Bridge,
    readonly last: Last | null = null,
  ) {
    this.standing = last?.standing ?? null;
    this.pack = last?.pack ?? null;
    bridge.on('ready', () => void this.refresh());
    bridge.on('restarted', () => void this.refresh());
    bridge.on('changed', () => void this.refresh());
    bridge.on('broken', (why) => this.#break(why));
  }

  /** Reads where the person stands. */
  async refresh(): Promise<void> {
    try {
      const { bridge } = this;
      const pack = this.health === 'ready' && this.pack ? this.pack : bridge.call('pack', {});
      const store = bridge.call('store.status', {});
      const standing = await bridge.call('record.standing', { now: moment() });
      checkLast(standing);
      this.pack = await pack;
      this.standing = standing;
      void store.then((s) => (this.store = s), () => undefined);
      if (this.health === 'starting') performance.mark('engine-ready');
      this.health = 'ready';
      this.version++;
      remember(this.standing);
    } catch (e) {
      this.#break(e instanceof Error ? e.message : String(e));
    }
  }

  /** Records what the person said or did, all of it or nothing. Rejects with a CallError when it could not be written. */
  async record(...bodies: readonly Body[]): Promise<Written> {
    const written = await this.write(bodies.map(newID), bodies);
    await this.refresh();
    return written;
  }

  /** Records under ids of the caller's, and does not look where the person stands. */
  write(ids: readonly string[], bodies: readonly Body[]): Promise<Written> {
    forgetLast();
    return this.bridge.call('record.write', { now: moment(), ids, bodies });
  }

  async exchange(): Promise<Exchange> {
    const out = await this.bridge.call('store.exchange', {});
    await this.refresh();
    return out;
  }

  #break(why: string): void {
    if (why === 'erased') {
      location.replace('/');
      return;
    }
    this.health = 'broken';
    this.trouble = why;
  }
}

/** Notes for the next visit that the welcome has been seen; first.ts reads it before anything is painted. */
function remember(standing: Standing): void {
  try {
    if (standing.screened !== null) localStorage.setItem('unknot.returning', '1');
  } catch {
    return; // the welcome flashes by once more
  }
}

/** Makes an id that sorts by time: milliseconds, then 80 random bits. */
export function newID(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const letters = Array.from(random, (b) => 'abcdefghijklmnopqrstuvwxyz234567'[b & 31]).join('');
  return `${Date.now().toString(16).padStart(11, '0')}-${letters}`;
}

/** Says why something could not be recorded, in the engine's or the browser's words. */
export function whyNot(e: unknown): string {
  return e instanceof CallError || e instanceof Error ? e.message : String(e);
}
