/**
 * The device around a page, in the hand of a test: its worker, its storage,
 * its media keys, what it says, sounds and shakes, and whether its screen can
 * be seen. It is put into a page before anything of the page runs.
 */
import type { BrowserContext, Page } from '@playwright/test';

/** Something that could be heard or felt, and when, by the page's clock. */
export type Heard = { at: number } & ({ kind: 'said'; text: string } | { kind: 'tone'; from: number; to: number } | { kind: 'shook'; pattern: readonly number[] } | { kind: 'hushed' });

/** What a page shows at the instant of an event, before anything is painted. */
export interface Shown {
  stopped: boolean;
  control: boolean;
  app: boolean;
}

interface Device {
  heard: Heard[];
  /** What was shown right after each press, of whatever kind. */
  pressed: Shown[];
  /** The worker beats now, and has answered all it was asked when this resolves. */
  beat(): Promise<void>;
  killWorker(): void;
  /** Presses a media key. */
  media(key: MediaSessionAction): void;
  hide(hidden: boolean): void;
  shown(): Shown;
}

declare global {
  interface Window {
    device: Device;
  }
}

/** Runs in the page. */
function build(): void {
  const workers: Worker[] = [];
  let asked = 0; // calls that the worker has not answered
  const keys = new Map<MediaSessionAction, MediaSessionActionHandler | null>();
  const heard: Heard[] = [];
  const pressed: Shown[] = [];

  window.Worker = class extends Worker {
    readonly #engine: boolean; // others, beside it, know no record and are not waited for
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.#engine = options?.name === 'engine';
      if (!this.#engine) return;
      workers.push(this);
      asked = 0;
      this.addEventListener('message', (e: MessageEvent<{ kind: string }>) => {
        if (e.data.kind === 'answer' || e.data.kind === 'failure') asked--;
      });
    }
    override postMessage(message: unknown): void {
      if (this.#engine) asked++;
      super.postMessage(message);
    }
  };
  /** What waits behind this has had its turn; no timer, for those are the test's. */
  const turn = (): Promise<void> =>
    new Promise((on) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => on();
      port2.postMessage(null);
    });
  const beat = async (): Promise<void> => {
    workers.at(-1)?.dispatchEvent(new MessageEvent('message', { data: { kind: 'beat' } }));
    for (let quiet = 0; quiet < 2; quiet = asked > 0 ? 0 : quiet + 1) await turn();
  };

  const handle = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
  navigator.mediaSession.setActionHandler = (key, f) => {
    keys.set(key, f);
    handle(key, f);
  };

  const displayed = (id: string): boolean => {
    const element = document.getElementById(id);
    return element !== null && getComputedStyle(element).display !== 'none';
  };
  const shown = (): Shown => ({ stopped: displayed('stopped') && 'stopped' in document.documentElement.dataset, control: displayed('stop'), app: displayed('app') });
  // Added when the page's own first script has added its own: these run after it, in the same event.
  addEventListener('DOMContentLoaded', () => {
    for (const type of ['pointerdown', 'keydown', 'click']) addEventListener(type, () => pressed.push(shown()), true);
  });

  navigator.vibrate = (pattern) => {
    heard.push({ at: Date.now(), kind: 'shook', pattern: [pattern].flat() as number[] });
    return true;
  };
  window.OscillatorNode = class extends OscillatorNode {
    constructor(context: BaseAudioContext, options: OscillatorOptions = {}) {
      super(context, options);
      const from = options.frequency ?? 0;
      const tone = { at: Date.now(), kind: 'tone' as const, from, to: from };
      heard.push(tone);
      const ramp = this.frequency.linearRampToValueAtTime.bind(this.frequency);
      this.frequency.linearRampToValueAtTime = (to, time) => {
        tone.to = to;
        return ramp(to, time);
      };
    }
  };

  /** A voice on the device, speaking calmly. */
  class Utterance {
    lang = '';
    voice: unknown = null;
    onstart: (() => void) | null = null;
    onend: (() => void) | null = null;
    constructor(readonly text: string) {}
  }
  let end: ReturnType<typeof setTimeout> | undefined;
  const speech = {
    getVoices: () => [{ name: 'A voice', lang: 'en-GB', localService: true, default: true, voiceURI: 'voice' }],
    speak(u: Utterance) {
      heard.push({ at: Date.now(), kind: 'said', text: u.text });
      u.onstart?.();
      end = setTimeout(() => u.onend?.(), (u.text.split(' ').length / 2.75) * 1000);
    },
    cancel() {
      clearTimeout(end);
      heard.push({ at: Date.now(), kind: 'hushed' });
    },
  };
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });

  window.device = {
    heard,
    pressed,
    shown,
    beat,
    killWorker: () => workers.at(-1)?.terminate(),
    media: (key) => keys.get(key)?.({ action: key }),
    hide(hidden) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

/** Puts every page of a browser on such a device. */
export async function onDevice(context: BrowserContext): Promise<void> {
  await context.addInitScript(build);
}

/** Runs in the worker, before it: does to the worker and its storage what it is told. */
function spoil(): void {
  let full = false;
  new BroadcastChannel('test').onmessage = (e: MessageEvent<string>) => {
    if (e.data === 'hang') for (;;);
    full = e.data === 'full';
  };
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...args) {
    if (full) throw new DOMException('The storage is full.', 'QuotaExceededError');
    return add.apply(this, args);
  };
}

/** Makes a worker that can be told to hang, and a storage that can be told to be full. The service worker has to be blocked. */
export async function spoilable(context: BrowserContext): Promise<void> {
  await context.route('**/assets/worker-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `(${spoil.toString()})();\n${await answer.text()}` });
  });
}

/** Lets nothing of what matches come, until what it returns is called. */
export async function hold(context: BrowserContext, what: RegExp): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((on) => (release = on));
  await context.route(what, async (route) => {
    await released;
    await route.fallback().catch(() => undefined); // the page that asked may be gone
  });
  return async () => {
    await context.unroute(what);
    release();
  };
}

/** Tells the worker to hang, or its storage to be full, or to be as it should. */
export async function tellWorker(page: Page, what: 'hang' | 'full' | 'well'): Promise<void> {
  await page.evaluate((word) => {
    const channel = new BroadcastChannel('test');
    channel.postMessage(word);
    channel.close();
  }, what);
}
