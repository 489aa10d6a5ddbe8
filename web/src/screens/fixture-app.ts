/** An app for tests of screens: a bridge that answers by name, and a record that remembers what was written. */
import { vi } from 'vitest';
import type { Body, CallName } from '../engine/calls';
import type { PackView, Standing } from '../engine/types.gen';
import type { App } from '../page/app.svelte';
import { packOf, standingOf } from './fixture';

type Answers = Partial<Record<CallName, unknown>>;

export interface FakeApp {
  app: App;
  recorded: Body[];
  call: ReturnType<typeof vi.fn>;
}

export function appOf(answers: Answers = {}, standing: Standing = standingOf(), pack: PackView = packOf()): FakeApp {
  const recorded: Body[] = [];
  const call = vi.fn((name: CallName): Promise<unknown> => {
    return name in answers ? Promise.resolve(answers[name]) : Promise.reject(new Error(`${name} was not expected`));
  });
  const app = {
    standing,
    pack,
    version: 1,
    offlineReady: false,
    updateWaits: false,
    store: { entries: 9, unreadable: 0, persisted: true, backedUp: null, exchange: { state: 'none' } },
    bridge: { call },
    refresh: () => Promise.resolve(),
    record: (...bodies: Body[]) => Promise.resolve({ entries: bodies.map((b) => JSON.stringify({ id: `entry-${recorded.push(b)}` })) }),
  };
  return { app: app as unknown as App, recorded, call };
}
