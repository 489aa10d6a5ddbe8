/**
 * Keeping records what led to an emergency after it was shown, and tries again
 * until it is on record. It goes on when the screen that began it is gone. The
 * entry has one id, so that tried twice it is written once.
 */
import type { Body } from '../../engine/calls';
import { newID, type App } from '../../page/app.svelte';

/** Milliseconds from a failed try to the next. */
const again = 3000;

export class Keeping {
  state = $state<'saving' | 'saved' | 'waiting'>('saving');
  readonly #id = newID();

  constructor(
    private readonly app: App,
    private readonly body: Body,
  ) {
    void this.#try();
  }

  async #try(): Promise<void> {
    try {
      await this.app.write([this.#id], [this.body]);
      this.state = 'saved';
    } catch {
      this.state = 'waiting';
      setTimeout(() => void this.#try(), again);
      return;
    }
    await this.app.refresh();
  }
}
