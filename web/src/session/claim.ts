/**
 * One session at a time over all tabs: the tab that runs it holds a lock,
 * which the browser lets go when the tab is gone. Where there are no locks (a
 * page over plain HTTP) the tabs ask each other.
 */
const name = 'unknot-session';

/** How long another tab may take to say that it has the session. */
const wait = 200;

/** Lets the session go. */
export type Release = () => void;

/** Claims the session for this tab; null when another tab has it. */
export function claim(): Promise<Release | null> {
  const locks = manager();
  return locks ? byLock(locks) : byAsking();
}

/** Browsers have none on a page over plain HTTP. */
function manager(): LockManager | null {
  return (navigator as { locks?: LockManager | null }).locks ?? null;
}

function byLock(locks: LockManager): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) {
        resolve(null);
        return undefined;
      }
      return new Promise((release) => resolve(release));
    };
    locks.request(name, { ifAvailable: true }, hold).catch(reject);
  });
}

function byAsking(): Promise<Release | null> {
  if (!('BroadcastChannel' in globalThis)) return Promise.resolve(() => undefined);
  const tabs = new BroadcastChannel(name);
  return new Promise((resolve) => {
    const granted = setTimeout(() => {
      tabs.onmessage = (e) => e.data === 'whose?' && tabs.postMessage('mine');
      resolve(() => tabs.close());
    }, wait);
    tabs.onmessage = (e) => {
      if (e.data !== 'mine') return;
      clearTimeout(granted);
      tabs.close();
      resolve(null);
    };
    tabs.postMessage('whose?');
  });
}

/** Reports whether another tab has the session. */
export async function taken(): Promise<boolean> {
  const locks = manager();
  if (locks) return ((await locks.query()).held ?? []).some((lock) => lock.name === name);
  const release = await byAsking();
  release?.();
  return release === null;
}
