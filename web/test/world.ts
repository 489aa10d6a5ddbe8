/** A world for a test: the program on loopback with a record of its own, and a person who answers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page } from '@playwright/test';

const program = new URL('../../.cache/bin/unknot', import.meta.url).pathname;

/** The program serving the app, until it is stopped. */
export class Served {
  private constructor(
    /** With the key, as the program prints it. */
    readonly address: string,
    readonly data: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(data: string, port = 0): Promise<Served> {
    const process = spawn(program, ['serve', '--port', String(port), '--data', data], { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = createInterface({ input: process.stdout });
    const address = await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      process.once('exit', (code) => reject(new Error(`unknot serve ended with ${code}`)));
    });
    return new Served(address, data, process);
  }

  get origin(): string {
    return new URL(this.address).origin;
  }

  get port(): number {
    return Number(new URL(this.address).port);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }

  /** Runs a command of the program on the same record, and returns what it prints. */
  async run(...args: string[]): Promise<string> {
    const p = spawn(program, [...args, '--data', this.data], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    p.stdout.on('data', (b: Buffer) => (out += b.toString()));
    p.stderr.on('data', (b: Buffer) => (out += b.toString()));
    const code = await new Promise((resolve) => p.once('close', resolve));
    if (code !== 0) throw new Error(`unknot ${args.join(' ')} ended with ${String(code)}: ${out}`);
    return out;
  }
}

/** Tests get the program with an empty record; whatever a page says it could not do fails the test. */
export const test = base.extend<{ served: Served; quiet: string[] }>({
  served: async ({ context }, use) => {
    const data = mkdtempSync(join(tmpdir(), 'unknot-test-'));
    const served = await Served.start(data);
    await use(served);
    await Promise.all(context.pages().map((page) => page.close())); // what the app asks for in its own time, it asks in vain when nobody serves it
    await served.stop();
    rmSync(data, { recursive: true, force: true });
  },
  quiet: [
    async ({ page }, use) => {
      const said: string[] = [];
      page.on('pageerror', (e) => said.push(String(e)));
      page.on('console', (m) => {
        if (m.type() === 'error') said.push(m.text());
      });
      await use(said);
      expect(said, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };
