/** A page that comes in two halves: the app waits until its place is there. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, say, test } from './person';

/** The program behind a wire that holds the end of the page back until it is let go. */
async function halved(port: number): Promise<{ server: Server; origin: string; release: () => void }> {
  let release = (): void => undefined;
  const server = createServer((req, res) => {
    const headers: typeof req.headers = { ...req.headers, host: `localhost:${port}`, 'accept-encoding': 'identity' };
    delete headers.origin;
    request({ host: '127.0.0.1', port, path: req.url, headers }, (answer) => {
      if (req.url !== '/') return void answer.pipe(res.writeHead(answer.statusCode ?? 502, answer.headers));
      let text = '';
      answer.on('data', (b: Buffer) => (text += b.toString()));
      answer.on('end', () => {
        const at = text.indexOf('<div id="app">');
        res.writeHead(200, { ...answer.headers, 'content-length': String(Buffer.byteLength(text)) });
        res.write(text.slice(0, at));
        release = () => res.end(text.slice(at));
      });
    }).end();
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}`, release: () => release() };
}

test('who returns while the page is still coming gets the app all the same', async ({ page, served }) => {
  const { server, origin, release } = await halved(served.port);
  const asked: string[] = [];
  page.on('requestfinished', (r) => asked.push(new URL(r.url()).pathname));
  await page.addInitScript(() => localStorage.setItem('unknot.returning', '1'));
  const there = page.goto(origin);
  await expect.poll(() => asked.some((a) => /^\/assets\/index-.*\.js$/.test(a))).toBe(true);
  await new Promise((on) => setTimeout(on, 500)); // time for a hasty app to look for its place
  release();
  await there;
  await page.getByText(say('app.welcome.go')).click();
  await expect(page.getByRole('heading', { name: say('page.1.title') })).toBeVisible();
  server.closeAllConnections();
  server.close();
});
