/**
 * The service worker: after one visit the app needs no network. Everything a
 * session needs is in one list, made when the app is built and named after
 * what is in it. A new version is fetched beside the old one and takes over
 * only when the page says so, which it does not while a session is open.
 */
import { remind } from '../page/due';

declare const self: ServiceWorkerGlobalScope;

/** Filled in when the app is built: every file of the app, and their hash. */
const files: readonly string[] = JSON.parse('__FILES__') as string[];
/** What no session needs and is large: fetched when all else is here. */
const later: readonly string[] = JSON.parse('__LATER__') as string[];
const cacheName = 'unknot-__HASH__';

self.addEventListener('install', (e) => {
  e.waitUntil(caches.open(cacheName).then((c) => c.addAll(files.map((f) => new Request(f, { cache: 'no-cache' })))));
});

self.addEventListener('activate', (e) => {
  e.waitUntil(clear().then(() => self.clients.claim()));
});

async function clear(): Promise<void> {
  const old = (await caches.keys()).filter((n) => n.startsWith('unknot-') && n !== cacheName);
  await Promise.all(old.map((n) => caches.delete(n)));
}

self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  e.respondWith(serve(e.request, url));
});

async function serve(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(url.pathname === '/index.html' ? '/' : url.pathname);
  return kept ?? fetch(request);
}

self.addEventListener('message', (e) => {
  if (e.data === 'take-over') void self.skipWaiting();
  if (e.data === 'complete?') e.waitUntil(told(e.source));
});

/** The browser wakes us when it likes: a reminder is shown if one is due, by what the page has worked out. */
self.addEventListener('periodicsync', (e) => {
  const woken = e as ExtendableEvent & { tag: string };
  if (woken.tag === 'remind') woken.waitUntil(remind(self.registration));
});

self.addEventListener('notificationclick', (e) => {
  e.notification.close();
  e.waitUntil(open());
});

async function open(): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' });
  await (page ? page.focus() : self.clients.openWindow('/'));
}

/** Says whether all is here, and then fetches what can come later. */
async function told(page: Client | ServiceWorker | MessagePort | null): Promise<void> {
  page?.postMessage({ complete: await complete() });
  const cache = await caches.open(cacheName);
  for (const f of later) {
    if (!(await cache.match(f))) await cache.add(f).catch(() => undefined); // the next visit tries again
  }
}

/** Reports whether every file of this version is here. */
async function complete(): Promise<boolean> {
  const cache = await caches.open(cacheName);
  const found = await Promise.all(files.map((f) => cache.match(f)));
  return found.every((r) => r !== undefined);
}
