/**
 * The first script of the page, in the page itself: it runs before anything is
 * painted and needs nothing else. It shows the stop control while a session is
 * under way, and answers it: show first, in the same frame; save after. The
 * app itself it asks for when the first screen is painted.
 */
export {};

const html = document.documentElement;
const session = 'unknot.session';
const owed = 'unknot.stop';

/** What is kept, or null where nothing can be. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function stop(by: string): void {
  if (!('session' in html.dataset) || 'stopped' in html.dataset) return;
  performance.mark('stop-pressed');
  html.dataset.stopped = '';
  const wall = Date.now();
  try {
    localStorage.setItem(owed, JSON.stringify({ session: JSON.parse(kept(session) ?? '{}').id, wall }));
  } catch {
    // It is shown all the same, and the app saves it by itself while it lives.
  }
  if ('speechSynthesis' in window) speechSynthesis.cancel();
  navigator.vibrate?.([200, 80, 200]);
  html.dispatchEvent(new CustomEvent('unknot:stop', { bubbles: true, detail: { by, wall } })); // not at the window: there, who captures would not come first
  requestAnimationFrame(() => {
    document.getElementById('stopped-title')?.focus();
    setTimeout(() => performance.measure('stop', 'stop-pressed'));
  });
}

/** Reports whether an event is on the control, and keeps the browser from doing what it would. */
function pressed(e: Event): boolean {
  const on = e.target instanceof Element && e.target.closest('#stop') !== null;
  if (on) e.preventDefault();
  return on;
}

/** The control: by touch and mouse when a press begins, by Enter and assistive tools as a click, by Space as a button. Escape stops from anywhere. */
addEventListener('pointerdown', (e) => pressed(e) && stop('tap'), true);
addEventListener('click', (e) => pressed(e) && stop('key'), true);
addEventListener('keydown', (e) => (e.key === 'Escape' || (e.key === ' ' && pressed(e))) && stop('key'), true);
try {
  navigator.mediaSession?.setActionHandler('stop', () => stop('media'));
} catch {
  // This browser's media keys know no stop.
}

if (kept(session) !== null) html.dataset.session = '';
if (kept(owed) !== null && kept(session) !== null) html.dataset.stopped = '';
if (kept('unknot.returning') !== null) html.dataset.returning = html.dataset.away = '';
const theme = /"theme":"(light|dark)"/.exec(kept('unknot.settings') ?? '')?.[1];
if (theme) html.dataset.theme = theme;

/**
 * Asks for the app. Where nothing can be shown before the engine has spoken,
 * the engine is started beside it, and the app takes it over with what it has
 * said since. The build names both on the root element.
 */
function load(): void {
  const { engine, look, app } = html.dataset;
  if (engine && 'returning' in html.dataset && kept('unknot.last') === null) {
    const early = { worker: new Worker(engine, { type: 'module', name: 'engine' }), said: [] as MessageEvent[] };
    early.worker.onmessage = (e) => early.said.push(e);
    Object.assign(window, { early });
  }
  const parts = (app ?? '').split(' ');
  for (const part of parts) ask('modulepreload', part);
  for (const face of document.fonts) void face.load(); // the letters that the first screen has not
  ask('manifest', '/manifest.webmanifest');
  const dressed = (look ?? '').split(' ').map((file) => came(ask('stylesheet', file, own)));
  const main = parts[0];
  if (main) void Promise.all(dressed).then(() => whole(() => void import(/* @vite-ignore */ main)));
}

/** Waits for what was asked for; a look that cannot come keeps nothing else. */
function came(link: HTMLLinkElement): Promise<unknown> {
  return new Promise((done) => (link.onload = link.onerror = done));
}

/** Calls f when all of the page has come: the app has its place in it. */
function whole(f: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', f, { once: true });
  else f();
}

/** How the first screen alone looks: what comes before it in the page gives way to it. */
const own = document.querySelectorAll('style')[1];

/** Asks the browser for what is not needed to paint the first screen. */
function ask(rel: string, href: string, before: Node | null = null): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  document.head.insertBefore(link, before);
  return link;
}

/** Calls f once the first screen is on the display; a browser that does not tell gets a second. */
function painted(f: () => void): void {
  const late = setTimeout(once, 1000);
  const watch = new PerformanceObserver(once);
  watch.observe({ type: 'paint', buffered: true });
  function once(): void {
    clearTimeout(late);
    watch.disconnect();
    void document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(f))); // its text too
  }
}

/** Who is here for the first time sees the first screen first; who returns waits for what is due. */
if (document.hidden || 'returning' in html.dataset) load();
else painted(load);
