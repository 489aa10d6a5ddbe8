/**
 * The engine as a WebAssembly reactor: two functions and a buffer. Calls are
 * synchronous. After a trap the instance is of no use any more.
 */

/** Bad input: what is wrong, where, and what is allowed, in the engine's words. */
export class InputError extends Error {}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  buffer(length: number): number;
  call(name: number, input: number): bigint;
}

const badf = 8;
const nosys = 52;

/**
 * What the Go runtime asks of a system before main: a clock for its own
 * bookkeeping, seeds for its hash tables, and where to print a panic. The
 * engine itself asks for nothing.
 */
function system(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  const view = (): DataView => new DataView(memory().buffer);
  const zero2 = (a: number, b: number): number => {
    view().setUint32(a, 0, true);
    view().setUint32(b, 0, true);
    return 0;
  };
  const known: Record<string, (...n: never[]) => number> = {
    args_sizes_get: zero2,
    environ_sizes_get: zero2,
    args_get: () => 0,
    environ_get: () => 0,
    clock_time_get: (_id: number, _precision: bigint, out: number) => {
      view().setBigUint64(out, BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n, true);
      return 0;
    },
    random_get: (at: number, length: number) => {
      crypto.getRandomValues(new Uint8Array(memory().buffer, at, length));
      return 0;
    },
    fd_write: (_fd: number, vectors: number, count: number, out: number) => {
      let n = 0;
      for (let i = 0; i < count; i++) n += view().getUint32(vectors + 8 * i + 4, true);
      view().setUint32(out, n, true);
      return 0;
    },
    fd_prestat_get: () => badf,
    sched_yield: () => 0,
    proc_exit: (code: number) => {
      throw new WebAssembly.RuntimeError(`the engine ended with ${code}`);
    },
  };
  return new Proxy(known, {
    get: (all, name) => all[String(name)] ?? (() => nosys),
    has: () => true,
  }) as WebAssembly.ModuleImports;
}

export class Reactor {
  readonly #exports: Exports;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  constructor(module: WebAssembly.Module) {
    const instance = new WebAssembly.Instance(module, {
      wasi_snapshot_preview1: system(() => this.#exports.memory),
    });
    // What cmd/unknot-wasm exports; its tests hold it to this.
    this.#exports = instance.exports as unknown as Exports;
    this.#exports._initialize();
  }

  /** Makes a call by name. Throws an InputError, or a WebAssembly.RuntimeError when the engine broke. */
  call(name: string, input: string): string {
    return this.#decoder.decode(this.bytes(name, input));
  }

  /** As call, for an answer that is no text; it is a copy. */
  bytes(name: string, input: string): Uint8Array<ArrayBuffer> {
    const n = this.#encoder.encode(name);
    const i = this.#encoder.encode(input);
    const at = this.#exports.buffer(n.length + i.length) >>> 0;
    const memory = new Uint8Array(this.#exports.memory.buffer);
    memory.set(n, at);
    memory.set(i, at + n.length);
    return this.#answer(this.#exports.call(n.length, i.length));
  }

  #answer(result: bigint): Uint8Array<ArrayBuffer> {
    const bits = BigInt.asUintN(64, result);
    const bytes = new Uint8Array(this.#exports.memory.buffer, Number(bits >> 32n), Number(bits & 0xffffffffn));
    if (bytes[0] !== 1) throw new InputError(this.#decoder.decode(bytes.subarray(1)));
    return bytes.slice(1);
  }
}
