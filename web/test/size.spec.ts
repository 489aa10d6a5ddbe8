/** The app stays small: what is sent before the first answer, and the engine. */
import { engine, shell } from './sizes';
import { expect, test } from './world';

test('the page and all it needs before the engine are under 90 kB', () => {
  const files = shell();
  const names = files.map((f) => f.name);
  expect(names).toContain('index.html');
  expect(names.some((n) => n.includes('/index-')), 'the app').toBe(true);
  expect(names.some((n) => n.includes('/worker-')), 'the worker').toBe(true);
  const bytes = files.reduce((n, f) => n + f.bytes, 0);
  expect(bytes, files.map((f) => `${f.name} ${f.bytes}`).join(', ')).toBeLessThan(90_000);
});

test('the engine is under 900 kB', () => {
  expect(engine().bytes).toBeLessThan(900_000);
});

// A server sends ten packets of 1,460 bytes before it waits for an answer (RFC 6928).
test('the first screen comes in the first round of the network', async ({ served, request }) => {
  const answer = await request.get(served.origin, { headers: { 'Accept-Encoding': 'br' } });
  const head = answer.headersArray().reduce((n, h) => n + h.name.length + h.value.length + ': \r\n'.length, 'HTTP/1.1 200 OK\r\n\r\n'.length);
  const bytes = head + Number(answer.headers()['content-length']);
  expect(answer.headers()['content-encoding']).toBe('br');
  expect(bytes).toBeLessThan(14_600);
});
