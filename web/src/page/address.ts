/**
 * The key in the address with which unknot opens the app: it lets this browser
 * exchange entries with the record on the computer. It is kept by the worker
 * and taken out of the address at once.
 */
import type { Bridge } from '../engine/bridge';

export function takeKey(bridge: Bridge): void {
  const key = /^#key=([a-z2-7]+)$/i.exec(location.hash)?.[1];
  if (key === undefined) return;
  history.replaceState(null, '', location.pathname);
  void bridge.call('store.key', { key }).catch(() => undefined); // the exchange says itself why it waits
}
