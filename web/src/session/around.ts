/**
 * What is around a session while it runs: what is heard and felt, the keys of
 * a headset, the screen that stays awake, the ear for a shout. A session works
 * without any of it.
 */
import type { Cue } from './cues';
import type { LiveSession, Status } from './contract';
import type { Guidance } from '../engine/types.gen';

/** What they may ask of the session. */
export interface Controls extends Pick<LiveSession, 'pause' | 'resume' | 'skip' | 'openFeel'> {
  /** Tells the person something once, in a line. */
  tell(text: string): void;
}

export interface Around {
  /** Begins, in the person's own tap: only then may a page make sound. */
  open(controls: Controls): void;
  play(cues: readonly Cue[]): void;
  show(status: Status, guidance: Guidance | null): void;
  /** The session is over: lets everything go but the last words. */
  end(): void;
}
