/** Forgets what this device keeps beside the record: settings, that it was here before, and the files of the app. */
export async function forgetDevice(): Promise<void> {
  forgetSettings();
  if ('indexedDB' in globalThis) indexedDB.deleteDatabase('unknot-folder'); // the folder keeps its copies
  await forgetFiles().catch(() => undefined); // what is left of them says nothing of the person
}

function forgetSettings(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('unknot.')) localStorage.removeItem(key);
    }
  } catch {
    return; // nothing can be kept here, so there is nothing to forget
  }
}

/** They come again with the next visit. A page over plain HTTP has none. */
async function forgetFiles(): Promise<void> {
  const workers = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : [];
  await Promise.all(workers.map((w) => w.unregister()));
  const names = 'caches' in globalThis ? await caches.keys() : [];
  await Promise.all(names.map((n) => caches.delete(n)));
}
