// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answers, Calls } from '../engine/calls';
import type { PackView, Plan, SessionView, Standing } from '../engine/types.gen';
import { module, morning, noon, opened, wipe } from './fixture';
import { EngineError, StorageError, type Keeper } from './keeper';
import { InputError, Reactor } from './reactor';

beforeEach(wipe);

const body = (id: string, ...bodies: Calls['record.write']['in']['bodies']): Calls['record.write']['in'] => ({
  now: noon,
  ids: bodies.map((_, i) => `${id}${i}`),
  bodies,
});

async function healthy(keeper: Keeper): Promise<Answers> {
  const pack = (await keeper.call('pack', {})) as PackView;
  const answer = (i: PackView['items'][number]): Answers[string] => (i.kind === 'yn' ? 'no' : i.kind === 'sites' ? [] : i.id === 'age' ? 44 : 2);
  return Object.fromEntries(pack.items.map((i) => [i.id, answer(i)]));
}

/** A session that has begun. */
async function rolling(keeper: Keeper): Promise<void> {
  await keeper.write(body('check', { kind: 'screening', body: { answers: await healthy(keeper) } }));
  const plan = (await keeper.call('record.today', { now: noon, choice: { minutes: 12, tools: ['foam-roller'] } })) as Plan;
  await keeper.write(body('s', { kind: 'session-started', body: { plan } }, { kind: 'session-event', body: { session: 's0', event: { at: 0, do: 'start' } } }));
}

describe('the record on this device', () => {
  it('is there again after the app was closed, flags and all', async () => {
    const before = await opened();
    await rolling(before);
    const told = body('x', { kind: 'session-event', body: { session: 's0', event: { at: 40, do: 'report', sensation: 'numb', where: 'leg-left' } } });
    expect((await before.write(told)).entries).toHaveLength(2); // the report, and the flag that follows
    const standing = (await (await opened()).call('record.standing', { now: noon })) as Standing;
    expect(standing.flags).toHaveLength(1);
    expect(standing.may).toBe(false);
  });

  it('takes up a session where its last event was', async () => {
    await rolling(await opened());
    const view = (await (await opened()).call('record.session', { session: 's0', at: 0 })) as SessionView;
    expect(view.guidance.phase).toBe('enter');
    expect(view.ended.as).toBe('running');
  });

  it('writes once what is written twice', async () => {
    const keeper = await opened();
    const m = body('m', { kind: 'morning', body: { pain: 3 } });
    expect((await keeper.write(m)).entries).toHaveLength(1);
    expect((await keeper.write(m)).entries).toHaveLength(0);
    expect(await keeper.lines()).toHaveLength(1);
  });

  it('sees what another tab has written', async () => {
    const [here, there] = [await opened(), await opened()];
    await there.write(body('m', { kind: 'morning', body: { pain: 3 } }));
    const again = await here.write(body('m', { kind: 'morning', body: { pain: 3 } }));
    expect(again.known).toBe(1);
    expect(await here.lines()).toHaveLength(1);
  });

  it('is as it was when the storage refuses a write', async () => {
    const keeper = await opened();
    const append = vi.spyOn(keeper.store, 'append').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    const m = body('m', { kind: 'morning', body: { pain: 3 } });
    await expect(keeper.write(m)).rejects.toThrow(StorageError);
    append.mockRestore();
    expect((await keeper.write(m)).entries).toHaveLength(1); // not known: it was never written
  });

  it('goes on with a new engine when one breaks', async () => {
    const keeper = await opened();
    await keeper.write(body('m', { kind: 'morning', body: { pain: 3 } }));
    const call = vi.spyOn(Reactor.prototype, 'call').mockImplementationOnce(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
    expect(((await keeper.call('record.review', { now: noon })) as { mornings: unknown[] }).mornings).toHaveLength(1);
    call.mockRestore();
  });

  it('says so when a call breaks every engine', async () => {
    const keeper = await opened();
    const real = Reactor.prototype.call;
    const call = vi.spyOn(Reactor.prototype, 'call').mockImplementation(function (this: Reactor, name, input) {
      if (name === 'explain') throw new WebAssembly.RuntimeError('unreachable');
      return real.call(this, name, input);
    });
    await expect(keeper.call('explain', { id: 'piriformis' })).rejects.toThrow(EngineError);
    call.mockRestore();
    await expect(keeper.call('explain', { id: 'piriformis' })).resolves.toMatchObject({ id: 'piriformis' });
  });

  it('passes on what the engine says of bad input', async () => {
    await expect((await opened()).call('explain', { id: 'piriform' })).rejects.toThrow(InputError);
  });

  it('keeps lines that cannot be read, counts them, and reads the rest', async () => {
    const before = await opened();
    await before.store.append([{ id: 'a', line: '{"half' }, { id: 'b', line: '{"v":1,"id":"b"}' }, { id: 'm', line: morning('m', 4) }]);
    const keeper = await opened();
    expect(keeper.unreadable).toBe(2);
    expect(await keeper.lines()).toHaveLength(3);
    expect(((await keeper.call('record.review', { now: noon })) as { mornings: unknown[] }).mornings).toHaveLength(1);
  });
});

describe('a backup', () => {
  it('restores a wiped device to the letter, and restored again adds nothing', async () => {
    const before = await opened();
    await rolling(before);
    const newer = '{"v":9, "id":"z","at":"2026-11-20T07:00:00.000+01:00","device":"d","kind":"dream","body":{"n":1.50}}';
    await before.add([newer]);
    const text = (await before.lines()).join('\n');
    wipe();
    const after = await opened();
    const got = await after.restore(text);
    expect(got).toMatchObject({ known: 0, faulty: [] });
    expect((await after.lines()).sort()).toEqual(text.split('\n').sort());
    expect(await after.restore(text)).toMatchObject({ added: 0, known: got.added, faulty: [] });
  });

  it('merges with what is there, and names each line it cannot read', async () => {
    const keeper = await opened();
    await keeper.add([morning('m', 4)]);
    const got = await keeper.restore(`${morning('m', 4)}\n\n{"half\n${morning('n', 5, 21)}\n{"v":1,"id":"x"}\n`);
    expect(got).toMatchObject({ added: 1, known: 1 });
    expect(got.faulty.map((f) => f.line)).toEqual([3, 5]);
  });
});

it('the engine refuses a name it does not know, and works on', () => {
  const reactor = new Reactor(module);
  expect(() => reactor.call('lumbar', '{}')).toThrow(/not a call/);
  expect(reactor.call('explain', '{"id":"lumbar-roll"}')).toContain('"refused":true');
});
