/**
 * What the screens of a session know of it. The session itself, its clock, its
 * voice and its sounds are in this folder; the screens show and send.
 */
import type { Bridge } from '../engine/bridge';
import type { Body } from '../engine/calls';
import type { Allowed, Guidance, PackView, PlaceID, SensationID, SessionView, Written } from '../engine/types.gen';

/** What in the app a session needs. */
export interface Desk {
  readonly bridge: Pick<Bridge, 'call' | 'on'>;
  readonly pack: PackView | null;
  /** The session that the shell shows. */
  live: LiveSession | null;
  write(ids: readonly string[], bodies: readonly Body[]): Promise<Written>;
  refresh(): Promise<void>;
}

/** Where a live session is, for the screen that is shown. */
export type Status =
  | 'starting' // its start is being written
  | 'running'
  | 'paused' // by the person
  | 'gap' // nobody watched it for a while: resume or end?
  | 'halted' // what happens cannot be saved: time stands still; resume tries again
  | 'over';

export interface LiveSession {
  readonly id: string;
  readonly plan: Allowed;
  readonly status: Status;
  /** What to show now; null only while starting. */
  readonly guidance: Guidance | null;
  /** Milliseconds left in the phase at this instant, by the page's clock. */
  readonly left: number;
  /** 0 to 1 along the stroke while rolling, there and back again. */
  readonly stroke: number;
  /** 0 (empty) to 1 (full) of the breath while holding; null when breath is not paced. */
  readonly breath: number | null;
  /** One line: why something was refused or not saved; empty when there is none. */
  readonly notice: string;
  /** The newest sentence of the guide, to be read where no voice speaks. */
  readonly said: string;
  /** Seconds that were lost, in status gap. */
  readonly lost: number;
  /** How it ended; null before. At once what is known then, with no rules; from the record as soon as it is saved. */
  readonly ended: SessionView | null;
  /** The end is on record. */
  readonly saved: boolean;
  /** The screen "How does it feel?" is open; the session is paused while it is. */
  readonly feeling: boolean;

  pause(): void;
  resume(): void;
  tenderSpot(): void;
  ease(): void;
  skip(): void;
  /** The stop control: shows the end first, saves after. */
  stop(): void;
  /** Ends a session that was not watched (status gap or halted), as interrupted. */
  end(): void;
  openFeel(): void;
  /** Back without an answer: goes on where it was, if it was this screen that paused it. */
  closeFeel(): void;
  report(sensation: SensationID, where?: PlaceID, discomfort?: number): void;
}
