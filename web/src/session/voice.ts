/**
 * The voice, by Web Speech. Nothing ever waits for it. A sentence that cuts
 * silences the one before; one that does not waits for its end, and only the
 * newest waits. Stop silences all.
 */
import { bestVoice } from './voices';

/** A sentence that has not begun after this long is not going to, in milliseconds. */
const patience = 4_000;

export class Voice {
  #next: string | null = null;
  #speaking: SpeechSynthesisUtterance | null = null; // held, for some browsers forget the events of one that is not
  #watch: ReturnType<typeof setTimeout> | undefined;
  #failed = false;

  /** failed is called once, when no voice can be heard here. */
  constructor(
    private readonly failed: () => void,
    private readonly language: string = document.documentElement.lang || 'en',
  ) {}

  get speaking(): boolean {
    return this.#speaking !== null;
  }

  say(text: string, cut: boolean): void {
    if (!('speechSynthesis' in globalThis)) return this.#fail();
    if (this.#speaking && !cut) {
      this.#next = text;
      return;
    }
    this.hush();
    this.#speak(text);
  }

  hush(): void {
    this.#next = null;
    this.#speaking = null;
    clearTimeout(this.#watch);
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
  }

  #speak(text: string): void {
    const u = new SpeechSynthesisUtterance(text);
    u.lang = this.language;
    u.voice = bestVoice(speechSynthesis.getVoices(), navigator.language.startsWith(this.language) ? navigator.language : this.language);
    u.onstart = () => clearTimeout(this.#watch);
    u.onend = () => this.#done(u);
    u.onerror = (e) => {
      if (e.error !== 'interrupted' && e.error !== 'canceled') this.#fail();
      this.#done(u);
    };
    this.#speaking = u;
    this.#watch = setTimeout(() => this.#silent(u), patience);
    speechSynthesis.speak(u);
  }

  #silent(u: SpeechSynthesisUtterance): void {
    if (this.#speaking !== u) return;
    this.#fail();
    this.hush();
  }

  #done(u: SpeechSynthesisUtterance): void {
    if (this.#speaking !== u) return; // cut short by another
    clearTimeout(this.#watch);
    this.#speaking = null;
    const next = this.#next;
    this.#next = null;
    if (next !== null) this.#speak(next);
  }

  #fail(): void {
    if (this.#failed) return;
    this.#failed = true;
    this.failed();
  }
}
