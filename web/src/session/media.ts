/**
 * The keys of a headset and of the lock screen. A page is given them only
 * while it plays something, so it plays silence. Where another app takes over
 * the loudspeaker, as with music, the silence stops and the keys are that
 * app's; nothing of the session depends on them. The key for stop belongs to
 * first.ts, which works without all this.
 */
import type { Controls } from './around';
import type { Status } from './contract';
import { shortName } from './sentences';
import type { Guidance } from '../engine/types.gen';
import { say, sayOf } from '../words/say';

const rate = 8_000; // samples a second
const seconds = 10; // browsers give no keys for less than five

/** A sound file of silence, made here. */
export function silence(): Blob {
  const size = rate * seconds;
  const view = new DataView(new ArrayBuffer(44));
  const text = (at: number, s: string): void => [...s].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain samples
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, rate, true);
  view.setUint32(28, rate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true); // bits a sample
  text(36, 'data');
  view.setUint32(40, size, true);
  return new Blob([view.buffer, new Uint8Array(size).fill(128)], { type: 'audio/wav' });
}

export class Media {
  #audio: HTMLAudioElement | null = null;
  #url = '';

  /** Begins, in the person's own tap. */
  open(controls: Controls): void {
    if (!('mediaSession' in navigator)) return;
    this.#url = URL.createObjectURL(silence());
    this.#audio = new Audio(this.#url);
    this.#audio.loop = true;
    this.again();
    handle('play', () => controls.resume());
    handle('pause', () => controls.pause());
    handle('nexttrack', () => controls.skip());
    handle('previoustrack', null);
  }

  /** Plays on where the browser did not let it begin; one that another app took over is left alone. */
  again(): void {
    if (this.#audio && this.#audio.played.length === 0) void this.#audio.play().catch(() => undefined);
  }

  show(status: Status, now: Guidance | null): void {
    if (!this.#audio || !now) return;
    navigator.mediaSession.playbackState = status === 'running' ? 'playing' : 'paused';
    const title = shortName(now);
    if (navigator.mediaSession.metadata?.title === title && title !== '') return;
    navigator.mediaSession.metadata = new MediaMetadata({
      title,
      artist: say('app.player.step', { n: now.step + 1, of: now.steps }),
      album: sayOf('app.name'),
      artwork: [{ src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' }],
    });
  }

  close(): void {
    if (!this.#audio) return;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    URL.revokeObjectURL(this.#url);
    this.#audio = null;
    for (const key of ['play', 'pause', 'nexttrack'] as const) handle(key, null);
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = 'none';
  }
}

function handle(key: MediaSessionAction, f: (() => void) | null): void {
  try {
    navigator.mediaSession.setActionHandler(key, f);
  } catch {
    return; // this browser does not know the key
  }
}
