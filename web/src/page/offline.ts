/**
 * The service worker as the page sees it: whether all is on this device, and
 * whether a newer version waits. A newer version takes over when the app is
 * opened, never while it is used.
 */
import type { App } from './app.svelte';

export function install(app: App): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const start = (): void => void register(app).catch(() => undefined); // refused: the app works, only not offline
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register(app: App): Promise<void> {
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', (e: MessageEvent<{ complete?: boolean }>) => {
    if (e.data.complete === true) app.offlineReady = true;
  });
  const registration = await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const note = (): void => {
    app.updateWaits = registration.waiting !== null && serviceWorker.controller !== null;
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', note));
  note();
  const ready = await serviceWorker.ready;
  ready.active?.postMessage('complete?');
}

/** Starts the version that waits, by loading the page again; not while a session is under way in any tab. */
export async function takeOver(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const locks = await navigator.locks.query();
  if (!registration?.waiting || locks.held?.some((l) => l.name === 'unknot-session')) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  registration.waiting.postMessage('take-over');
}
