/** Whether the browser offers to install the app, and whether it is installed. */

/** What Chromium tells when the app can be installed; other browsers have it in their menu. */
interface Offer extends Event {
  prompt(): Promise<unknown>;
}

let offer = $state.raw<Offer | null>(null);

if (typeof addEventListener === 'function') {
  addEventListener('beforeinstallprompt', (e) => {
    e.preventDefault();
    offer = e as Offer;
  });
  addEventListener('appinstalled', () => (offer = null));
}

export function offered(): boolean {
  return offer !== null;
}

export function installed(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

export async function install(): Promise<void> {
  await offer?.prompt();
  offer = null;
}
