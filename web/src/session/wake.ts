/** Keeps the screen on while a session runs, where the browser lets a page do so. */
export class Wake {
  #lock: WakeLockSentinel | null = null;
  #open = false;

  /** missing is called when the browser cannot. */
  open(missing: () => void): void {
    if (!('wakeLock' in navigator)) return missing();
    this.#open = true;
    document.addEventListener('visibilitychange', this.#take);
    void this.#take();
  }

  close(): void {
    this.#open = false;
    document.removeEventListener('visibilitychange', this.#take);
    void this.#lock?.release().catch(() => undefined);
    this.#lock = null;
  }

  /** The browser lets the lock go when the page is hidden; it is taken again when it is seen. */
  readonly #take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (this.#open) this.#lock = lock;
      else await lock.release();
    } catch {
      return; // a low battery may refuse it
    }
  };
}
