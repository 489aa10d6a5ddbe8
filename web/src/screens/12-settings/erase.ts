/** Forgets what this device keeps beside the record: settings, and that it was here before. */
export function forgetDevice(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('unknot.')) localStorage.removeItem(key);
    }
  } catch {
    return; // nothing can be kept here, so there is nothing to forget
  }
}
