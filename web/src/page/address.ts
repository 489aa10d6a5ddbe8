/**
 * The key in the address with which unknot opens the app: it lets this browser
 * exchange entries with the record on the computer. It is kept by the worker
 * and taken out of the address at once.
 */
import type { App } from './app.svelte';

/** Takes the key now, and when such an address is opened in the tab later on. */
export function takeKey(app: App): void {
  const take = (): void => {
    const key = /^#key=([a-z2-7]+)$/i.exec(location.hash)?.[1];
    if (key === undefined) return;
    history.replaceState(null, '', location.pathname);
    const look = (): Promise<void> => app.refresh(); // the exchange says itself why it waits
    void app.bridge.call('store.key', { key }).then(look, () => undefined);
  };
  take();
  addEventListener('hashchange', take);
}
