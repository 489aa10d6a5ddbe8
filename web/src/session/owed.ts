/**
 * What an earlier visit, or this one without a session of its own, still owes
 * the record: an end that was shown and not saved, and a press of stop that
 * nothing was there to hear.
 */
import type { Desk } from './contract';
import { clearMarks, owedEntries, owedStop, running } from './marks';
import { CallError } from '../engine/bridge';
import type { Body, SessionEvent } from '../engine/calls';
import { newID } from '../page/app.svelte';

/** Pays what is owed now, and whenever stop is pressed while no session runs in this tab. */
export function watchOwed(desk: Desk): void {
  const pay = (): void => {
    if (desk.live === null || desk.live.status === 'over') void payOwed(desk).catch(() => undefined); // tried again with the next chance
  };
  desk.bridge.on('ready', pay);
  desk.bridge.on('changed', pay);
  addEventListener('unknot:stop', pay);
}

/** Writes what is owed. Rejects when it cannot be written; then it stays owed. */
export async function payOwed(desk: Desk): Promise<void> {
  if (desk.live && !desk.live.saved) return; // it saves by itself
  const kept = owedEntries();
  const pressed = owedStop();
  if (!kept && !pressed) {
    await tidy(desk);
    return;
  }
  if (kept) for (const [i, id] of kept.ids.entries()) await write(desk, id, kept.bodies[i]);
  if (pressed) await stop(desk, pressed.session);
  clearMarks();
  await desk.refresh(); // the stopped screen stays until the person leaves it
}

/** An entry the engine cannot read is no entry; nothing else is given up. */
async function write(desk: Desk, id: string, body: Body | undefined): Promise<void> {
  if (body) await readable(desk.write([id], [body]));
}

/** Waits for a call; null when what it was given means nothing to the engine. */
async function readable<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (e) {
    if (e instanceof CallError && e.trouble === 'input') return null;
    throw e;
  }
}

/** Stops a session that was left open: nobody watched it, and then it was stopped. */
async function stop(desk: Desk, session: string): Promise<void> {
  const view = await readable(desk.bridge.call('record.session', { session, at: 0 }));
  if (view?.ended.as !== 'running') return;
  const at = view.newest;
  const event = (what: 'gap' | 'stop'): Body => ({ kind: 'session-event', body: { session, event: { at, do: what } satisfies SessionEvent } });
  if (view.guidance.phase !== 'ready') await desk.write([newID()], [event('gap')]);
  await desk.write([newID(), newID()], [event('stop'), { kind: 'session-ended', body: { session, as: 'stopped', because: 'stop' } }]);
}

/** Stops a session that another tab, or the terminal, runs. */
export async function stopElsewhere(desk: Desk, session: string): Promise<void> {
  await stop(desk, session);
  clearMarks();
  await desk.refresh();
}

/** Ends a session that was left open: nobody watched it, and it is not gone on with. */
export async function endLeft(desk: Desk, session: string): Promise<void> {
  await desk.write([newID()], [{ kind: 'session-ended', body: { session, as: 'stopped', because: 'interrupted' } }]);
  clearMarks();
  await desk.refresh();
}

/** A mark of a session that the record does not have open is of no use, nor is a stop control without one. */
async function tidy(desk: Desk): Promise<void> {
  if (desk.live) return;
  const id = running();
  const view = id === null ? null : await readable(desk.bridge.call('record.session', { session: id, at: 0 }));
  if (view?.ended.as !== 'running') clearMarks();
}
