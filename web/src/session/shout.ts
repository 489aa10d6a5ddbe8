/**
 * A shout pauses and asks. Opt-in. Only the level of the microphone is looked
 * at, on this device; nothing is recorded and nothing leaves it. The stream is
 * closed with the session.
 */
import { levelOf, Loudness } from './loud';

/** Milliseconds between two looks at the level. */
const each = 50;

export class Shout {
  #stream: MediaStream | null = null;
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #open = false;

  /** Listens until close; deaf tells whether the app makes a sound itself. Rejects when the microphone is refused. */
  async open(heard: () => void, deaf: () => boolean): Promise<void> {
    this.#open = true;
    if (!navigator.mediaDevices) throw new Error('no microphone here');
    const audio = { echoCancellation: true, noiseSuppression: false, autoGainControl: false };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    this.#stream = stream;
    if (!this.#open) return this.close();
    this.#context = new AudioContext();
    const level = new AnalyserNode(this.#context, { fftSize: 2048 });
    this.#context.createMediaStreamSource(stream).connect(level);
    this.#listen(level, heard, deaf);
  }

  #listen(level: AnalyserNode, heard: () => void, deaf: () => boolean): void {
    const samples = new Float32Array(level.fftSize);
    const loud = new Loudness();
    this.#timer = setInterval(() => {
      const at = performance.now();
      level.getFloatTimeDomainData(samples);
      if (deaf()) loud.ignore(at);
      else if (loud.hear(levelOf(samples), at)) heard();
    }, each);
  }

  close(): void {
    this.#open = false;
    clearInterval(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    void this.#context?.close().catch(() => undefined);
    this.#stream = this.#context = null;
  }
}
