import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bridge, CallError } from './bridge';
import type { FromWorker, Request } from './calls';

/** A worker in the hand of the test. */
class FakeWorker {
  onmessage: ((e: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((e: ErrorEvent) => void) | null = null;
  asked: Request[] = [];
  ended = false;
  postMessage(r: Request): void {
    this.asked.push(r);
  }
  terminate(): void {
    this.ended = true;
  }
  say(data: FromWorker): void {
    this.onmessage?.({ data } as MessageEvent<FromWorker>);
  }
}

let made: FakeWorker[];
let bridge: Bridge;
const last = (): FakeWorker => made.at(-1) ?? new FakeWorker();

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  bridge = new Bridge(undefined, () => {
    const w = new FakeWorker();
    made.push(w);
    return w as unknown as Worker;
  });
  bridge.start();
});
afterEach(() => {
  bridge.close();
  vi.useRealTimers();
});

describe('the bridge', () => {
  it('answers each call with its own answer, in any order', async () => {
    const [a, b] = [bridge.call('explain', { id: 'a' }), bridge.call('explain', { id: 'b' })];
    last().say({ kind: 'answer', id: 2, output: 'second' });
    last().say({ kind: 'answer', id: 1, output: 'first' });
    expect([await a, await b]).toEqual(['first', 'second']);
  });

  it('takes over a worker that was started before it, with what that has said', async () => {
    const worker = new FakeWorker();
    const said = [{ data: { kind: 'ready' } } as MessageEvent<FromWorker>];
    const second = new Bridge({ worker: worker as unknown as Worker, said }, () => {
      throw new Error('a second worker was made');
    });
    const ready = vi.fn();
    second.on('ready', ready);
    const call = second.call('explain', { id: 'a' });
    second.start();
    expect(ready).toHaveBeenCalledOnce();
    worker.say({ kind: 'answer', id: 1, output: 'here' });
    expect(await call).toBe('here');
    second.close();
  });

  it('passes on why a call failed', async () => {
    const call = bridge.call('explain', { id: 'a' });
    last().say({ kind: 'failure', id: 1, trouble: 'storage', why: 'full' });
    await expect(call).rejects.toEqual(new CallError('storage', 'full'));
  });

  it('throws a worker away that has gone silent, and asks the new one again', async () => {
    last().say({ kind: 'ready' });
    const restarted = vi.fn();
    bridge.on('restarted', restarted);
    const call = bridge.call('explain', { id: 'a' });
    vi.advanceTimersByTime(5000);
    expect(made).toHaveLength(2);
    expect(made[0]?.ended).toBe(true);
    expect(restarted).toHaveBeenCalledOnce();
    expect(last().asked.map((r) => r.id)).toEqual([1]);
    last().say({ kind: 'answer', id: 1, output: 'late' });
    expect(await call).toBe('late');
  });

  it('keeps a worker that beats, however long a call takes', () => {
    last().say({ kind: 'ready' });
    void bridge.call('explain', { id: 'a' });
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(250);
      last().say({ kind: 'beat' });
    }
    expect(made).toHaveLength(1);
  });

  it('gives a call up that has silenced two workers', async () => {
    last().say({ kind: 'ready' });
    const call = bridge.call('explain', { id: 'a' });
    const failed = expect(call).rejects.toMatchObject({ trouble: 'gone' });
    for (let i = 0; i < 3; i++) {
      vi.advanceTimersByTime(5000);
      last().say({ kind: 'ready' });
    }
    await failed;
    expect(last().asked).toEqual([]);
  });

  it('leaves a worker alone while the page is hidden: nothing of it runs then', () => {
    last().say({ kind: 'ready' });
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    vi.advanceTimersByTime(600_000);
    expect(made).toHaveLength(1);
    vi.restoreAllMocks();
  });
});
