// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Exchanger } from './exchange';
import { morning, noon, opened, wipe } from './fixture';
import type { Keeper } from './keeper';

beforeEach(wipe);
afterEach(() => vi.unstubAllGlobals());

/** A computer with a log, and a line to it that can break. */
class Computer {
  log = 'log-1';
  entries: string[] = [];
  requests = 0;
  breaksAt = Infinity;

  fetch = async (path: string, init: RequestInit): Promise<Response> => {
    if (++this.requests >= this.breaksAt) throw new TypeError('the line is broken');
    if (path === '/api/hello') return Response.json({ name: 'unknot', version: '1', log: this.log });
    if (new Headers(init.headers).get('Unknot-Key') !== 'secret') return Response.json({ detail: 'wrong key' }, { status: 401 });
    if (init.method === 'POST') return this.take(JSON.parse(String(init.body)) as { entries: string[] });
    const q = new URL(path, 'http://x').searchParams;
    const [after, limit] = [Number(q.get('after')), Number(q.get('limit'))];
    const entries = this.entries.slice(after, after + limit);
    return Response.json({ log: this.log, entries, last: after + entries.length, more: after + entries.length < this.entries.length });
  };

  take(body: { entries: string[] }): Response {
    const fresh = body.entries.filter((e) => !this.entries.includes(e));
    this.entries.push(...fresh);
    return Response.json({ log: this.log, added: fresh.length, known: body.entries.length - fresh.length, refused: [] });
  }
}

async function paired(computer: Computer): Promise<{ keeper: Keeper; exchanger: Exchanger }> {
  vi.stubGlobal('fetch', computer.fetch);
  const keeper = await opened();
  await keeper.store.set('key', 'secret');
  return { keeper, exchanger: new Exchanger(keeper, keeper.store, () => noon) };
}

const mornings = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => morning(`${prefix}${i}`, 3, 10 + (i % 19)));
const sorted = (list: readonly string[]): string[] => [...list].sort();

describe('the exchange with the computer', () => {
  it('gives each side what the other has, and then nothing more', async () => {
    const computer = new Computer();
    computer.entries = mornings('c', 7);
    const { keeper, exchanger } = await paired(computer);
    await keeper.add(mornings('b', 5));
    expect(await exchanger.run()).toEqual({ state: 'even', at: noon });
    expect(sorted(await keeper.lines())).toEqual(sorted(computer.entries));
    expect(computer.entries).toHaveLength(12);
    const before = computer.requests;
    await exchanger.run();
    expect(computer.requests - before).toBe(2); // hello, and one empty page
  });

  it('comes to the same however often it breaks off', async () => {
    const computer = new Computer();
    computer.entries = mornings('c', 1200);
    const { keeper, exchanger } = await paired(computer);
    await keeper.add(mornings('b', 1100));
    for (let n = 2; ; n++) {
      computer.breaksAt = computer.requests + n;
      if ((await exchanger.run()).state === 'even') break;
      expect(n).toBeLessThan(12);
    }
    expect(computer.entries).toHaveLength(2300);
    expect(sorted(await keeper.lines())).toEqual(sorted(computer.entries));
  });

  it('gives a new log everything, also what came from the old one', async () => {
    const computer = new Computer();
    computer.entries = mornings('c', 3);
    const { exchanger } = await paired(computer);
    await exchanger.run();
    computer.log = 'log-2';
    computer.entries = [];
    await exchanger.run();
    expect(computer.entries).toHaveLength(3);
  });

  it('does not begin without a key, and says why it waits with a wrong one', async () => {
    const computer = new Computer();
    const { keeper, exchanger } = await paired(computer);
    await keeper.store.set('key', 'other');
    expect(await exchanger.run()).toEqual({ state: 'waiting', why: 'wrong key' });
    await keeper.store.set('key', '');
    expect(await exchanger.run()).toEqual({ state: 'none' });
  });

  it('keeps entries of a newer version to the letter, both ways', async () => {
    const newer = '{"v":9, "id":"z","at":"2026-11-20T07:00:00.000+01:00","device":"d","kind":"dream","body":{"n":1.50}}';
    const computer = new Computer();
    computer.entries = [newer];
    const { keeper, exchanger } = await paired(computer);
    await exchanger.run();
    expect(await keeper.lines()).toEqual([newer]);
    computer.log = 'log-2';
    computer.entries = [];
    await exchanger.run();
    expect(computer.entries).toEqual([newer]);
  });
});
