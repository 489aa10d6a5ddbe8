/** Pages of others, names that were bent to this computer, and scripts that do not belong get nothing. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Page } from '@playwright/test';
import { expect, test as base, type Served } from './world';

/** A page of somebody else, on an address of its own. */
const test = base.extend<{ stranger: Page }>({
  stranger: async ({ context }, use) => {
    const server: Server = createServer((_, res) => res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Somebody else</title>'));
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await use(page);
    await page.close();
    server.close();
  },
});

function keyOf(served: Served): string {
  return /#key=(.+)$/.exec(served.address)?.[1] ?? '';
}

async function entries(served: Served): Promise<number> {
  const out = await served.run('export');
  return out.split('\n').filter((l) => l.startsWith('{')).length;
}

/** What the program answers to a request with headers of one's own choice. */
function ask(served: Served, path: string, headers: Record<string, string>, method = 'GET'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port: served.port, path, method, headers }, (res) => {
      let text = '';
      res.on('data', (b: Buffer) => (text += b.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    });
    req.on('error', reject);
    req.end();
  });
}

test('a page of another origin reads nothing, with the key or without', async ({ stranger, served }) => {
  await served.run('log', 'morning', '3');
  const paths = ['/', '/sw.js', '/manifest.webmanifest', '/api/hello', '/api/journal', '/api/openapi.json'];
  const got = await stranger.evaluate(
    async ({ origin, paths, key }) => {
      const inits: RequestInit[] = [{}, { credentials: 'include' }, { headers: { 'Unknot-Key': key } }, { mode: 'no-cors', credentials: 'include' }];
      const tries = paths.flatMap((path) => inits.map((init) => fetch(origin + path, init).then((r) => r.text(), () => 'refused')));
      return Promise.all(tries);
    },
    { origin: served.origin, paths, key: keyOf(served) },
  );
  expect(new Set(got)).toEqual(new Set(['refused']));
});

test('a page of another origin gets no part of the app into itself', async ({ stranger, served }) => {
  const statuses: number[] = [];
  stranger.on('response', (r) => {
    if (r.url().startsWith(served.origin)) statuses.push(r.status());
  });
  const loaded = await stranger.evaluate(async (origin) => {
    const add = (tag: string, address: object): Promise<boolean> =>
      new Promise((done) => {
        const x = Object.assign(document.createElement(tag), address, { onload: () => done(true), onerror: () => done(false) });
        document.body.append(x);
      });
    const socket = new Promise<boolean>((done) => {
      const s = new WebSocket(`${origin.replace('http', 'ws')}/api/journal`);
      s.onopen = () => done(true);
      s.onerror = () => done(false);
    });
    const events = new Promise<boolean>((done) => {
      const s = new EventSource(`${origin}/api/journal`);
      s.onopen = () => done(true);
      s.onerror = () => {
        s.close();
        done(false);
      };
    });
    return Promise.all([
      add('img', { src: `${origin}/icons/icon-192.png` }),
      add('script', { src: `${origin}/sw.js` }),
      add('link', { rel: 'stylesheet', href: `${origin}/` }),
      socket,
      events,
    ]);
  }, served.origin);
  expect(loaded).toEqual([false, false, false, false, false]);
  expect(statuses.every((s) => s === 403)).toBe(true);
});

test('a page of another origin writes nothing, by fetch, beacon or form', async ({ stranger, served }) => {
  await served.run('log', 'morning', '3');
  const before = await entries(served);
  const entry = { v: 1, id: 'evil', at: '2026-05-01T08:00:00.000+02:00', device: 'evil', kind: 'morning', body: { pain: 9 } };
  await stranger.evaluate(
    async ({ journal, body, key }) => {
      const send = (init: RequestInit): Promise<unknown> => fetch(journal, init).catch(() => null);
      await send({ method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Unknot-Key': key } });
      await send({ method: 'POST', body, mode: 'no-cors', credentials: 'include' });
      await send({ method: 'DELETE', body: '{"confirm":"delete everything"}', headers: { 'Unknot-Key': key } });
      navigator.sendBeacon(journal, body);
    },
    { journal: `${served.origin}/api/journal`, body: JSON.stringify({ entries: [entry] }), key: keyOf(served) },
  );
  const answered = stranger.waitForResponse(`${served.origin}/api/journal`);
  await stranger.evaluate((journal) => {
    const form = Object.assign(document.createElement('form'), { method: 'POST', action: journal, enctype: 'text/plain' });
    form.append(Object.assign(document.createElement('input'), { name: '{"entries":[]}', value: '' }));
    document.body.append(form);
    form.submit();
  }, `${served.origin}/api/journal`);
  expect((await answered).status()).toBe(403);
  expect(await entries(served)).toBe(before);
});

test('a name that was bent to this computer is refused on every path', async ({ served }) => {
  const names = ['evil.example', `evil.example:${served.port}`, `localhost.evil.example:${served.port}`, `localhost:${served.port + 1}`, `10.0.0.7:${served.port}`];
  for (const host of names) {
    for (const path of ['/', '/sw.js', '/api/hello', '/api/journal']) {
      const { status, text } = await ask(served, path, { Host: host, 'Unknot-Key': keyOf(served) });
      expect(status, `${host} ${path}`).toBe(421);
      expect(text).not.toContain('data-app');
    }
  }
  expect((await ask(served, '/', { Host: `localhost:${served.port}` })).status).toBe(200);
});

test('an origin that is not its own is refused, whatever else is right', async ({ served }) => {
  for (const origin of ['http://evil.example', 'null', `http://localhost:${served.port + 1}`, `https://localhost:${served.port}`]) {
    const headers = { Host: `localhost:${served.port}`, Origin: origin, 'Unknot-Key': keyOf(served) };
    expect((await ask(served, '/api/journal', headers)).status, origin).toBe(403);
    expect((await ask(served, '/api/journal', headers, 'DELETE')).status, origin).toBe(403);
  }
});

test('the app is shown in no frame', async ({ stranger, served }) => {
  await stranger.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src })), served.origin);
  await expect.poll(() => stranger.frames().length).toBe(2);
  await expect.poll(() => stranger.frames()[1]?.url()).toContain('chrome-error:');
  await expect(stranger.frameLocator('iframe').locator('#app')).toHaveCount(0);
});

test('every answer carries the policy, and the policy lets nothing in', async ({ served, request: client }) => {
  for (const path of ['/', '/sw.js', '/icons/favicon.svg', '/api/hello', '/api/journal', '/not-there']) {
    const h = (await client.get(served.origin + path)).headers();
    const policy = Object.fromEntries((h['content-security-policy'] ?? '').split('; ').map((d) => [d.slice(0, d.indexOf(' ')), d.slice(d.indexOf(' ') + 1)]));
    expect(policy, path).toMatchObject({
      'default-src': "'none'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(h['content-security-policy'], path).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|http/);
    expect(h, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    expect(h['access-control-allow-origin'], path).toBeUndefined();
  }
});

test('what gets into the page does not run, and reaches nobody', async ({ context, served }) => {
  const page = await context.newPage();
  await page.goto(served.origin);
  const ran = await page.evaluate(async () => {
    const w = window as unknown as Record<string, unknown>;
    const script = document.createElement('script');
    script.textContent = 'window.inline = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.attribute = true');
    const failed = new Promise((on) => image.addEventListener('error', on));
    image.src = '/not-there.png';
    document.body.append(image);
    await failed;
    const link = Object.assign(document.createElement('a'), { href: 'javascript:window.address = true' });
    document.body.append(link);
    link.click();
    const styled = document.createElement('p');
    styled.setAttribute('style', 'color: rgb(1, 2, 3)');
    document.body.append(styled);
    // In a task of its own: what a debugger runs may evaluate text.
    const evaluated = await new Promise<boolean>((done) =>
      setTimeout(() => {
        try {
          done(Boolean(new Function('return true')()));
        } catch {
          done(false);
        }
      }),
    );
    const elsewhere = await fetch('https://example.com/?leak').then(
      () => true,
      () => false,
    );
    return [w['inline'], w['attribute'], w['address'], getComputedStyle(styled).color === 'rgb(1, 2, 3)', evaluated, elsewhere].map(Boolean);
  });
  expect(ran).toEqual([false, false, false, false, false, false]);
});
