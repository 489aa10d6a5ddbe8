/**
 * Everything the page can ask of the worker, by name. The names with a dot
 * before them are of one record: the journal on this device. What they decide
 * is the engine's; what they store is the worker's.
 */
import type {
  AdverseKind,
  Allowed,
  Between,
  Choice,
  Course,
  Day,
  Explanation,
  Insight,
  Level,
  Moment,
  Noted,
  Outcome,
  OutcomeView,
  PackView,
  Plan,
  PlaceID,
  Rating,
  Report,
  Result,
  SensationID,
  SessionView,
  SiteID,
  Standing,
  TechniqueID,
  Written,
} from './types.gen';

/** An answer to one question. A question without an entry is unanswered. */
export type Answer = 'yes' | 'no' | 'unsure' | number | readonly SiteID[];
export type Answers = Readonly<Record<string, Answer>>;

/** Something that happens in a session; at is seconds since its start. */
export type SessionEvent =
  | { at: number; do: 'start' | 'pause' | 'resume' | 'tender-spot' | 'ease' | 'skip' | 'stop' | 'gap' | 'alive' }
  | { at: number; do: 'report'; sensation: SensationID; where?: PlaceID; discomfort?: number };

/** What the person records, by kind; docs/journal-format.md has every field. */
export type Body =
  | { kind: 'screening'; body: { answers: Answers } }
  | { kind: 'precheck'; body: { answers: Answers } }
  | { kind: 'session-started'; body: { plan: Plan } }
  | { kind: 'session-event'; body: { session: string; event: SessionEvent } }
  | { kind: 'session-ended'; body: { session: string; as: 'completed' | 'stopped'; because: string } }
  | { kind: 'after'; body: { session: string; pain: number; minutes: number; note?: string } }
  | { kind: 'morning'; body: { pain: number; note?: string } }
  | { kind: 'function'; body: { ratings: readonly Rating[] } }
  | { kind: 'adverse'; body: Adverse }
  | { kind: 'correction'; body: { of: string; why: string } & Corrected }
  | { kind: 'clearance'; body: { by: string; flags: readonly string[]; until?: string; limits?: { techniques: readonly TechniqueID[]; holdMax: number; note: string } } };

/** Something bad that happened. */
export interface Adverse {
  what: AdverseKind;
  day: Day;
  outcome: Outcome;
  note?: string;
}

/** What a correction puts in the place of an entry; the entry itself stays. */
export type Corrected =
  | { kind: 'morning'; to: { pain: number; note?: string } }
  | { kind: 'after'; to: { session: string; pain: number; minutes: number; note?: string } }
  | { kind: 'function'; to: { ratings: readonly Rating[] } }
  | { kind: 'adverse'; to: Adverse };

/** Where the entries of this device are kept, and what became of them. */
export interface StoreStatus {
  entries: number;
  /** Entries that could not be read; they are kept. */
  unreadable: number;
  /** The browser has promised not to clear the storage by itself. */
  persisted: boolean;
  /** When the last backup was written here, null for never. */
  backedUp: Moment | null;
  exchange: Exchange;
}

/** How the record here and the one on the computer that serves the app stand. */
export type Exchange =
  | { state: 'none' } // not served by unknot, or without its key
  | { state: 'even'; at: Moment } // both have all
  | { state: 'waiting'; why: string }; // the computer could not be reached; tried again

/** What a restore did. Nothing that was here is lost. */
export interface Restored {
  added: number;
  known: number;
  /** Lines that could not be read, by line number from 1, and why. */
  faulty: readonly { line: number; why: string }[];
}

export interface Calls {
  screen: { in: { answers: Answers; cleared?: readonly string[] }; out: Report };
  /** What would come of a session; nothing is recorded. */
  replay: { in: { plan: Allowed; events: readonly SessionEvent[] }; out: Result };
  explain: { in: { id: string }; out: Explanation };
  pack: { in: Record<string, never>; out: PackView };
  'record.write': { in: { now: Moment; ids: readonly string[]; bodies: readonly Body[] }; out: Written };
  'record.standing': { in: { now: Moment }; out: Standing };
  'record.today': { in: { now: Moment; choice: Choice }; out: Plan };
  'record.review': { in: { now: Moment }; out: Course };
  /** The same with what it means by the rules, and what it led to. */
  'record.insight': { in: { now: Moment }; out: Insight };
  /** What the days between sessions ask for and lead to now. */
  'record.between': { in: { now: Moment }; out: Between };
  /** What was noted in so many days and can be corrected, the newest first. */
  'record.noted': { in: { now: Moment; days: number }; out: readonly Noted[] };
  'record.session': { in: { session: string; at: number }; out: SessionView };
  'record.outcome': { in: { now: Moment }; out: OutcomeView };
  'store.status': { in: Record<string, never>; out: StoreStatus };
  /** Every entry, one JSON object a line; the same file `unknot import` reads. */
  'store.backup': { in: { now: Moment }; out: { text: string; entries: number } };
  /** Every entry as it is stored, for a paper made of it; it is no backup. */
  'store.lines': { in: Record<string, never>; out: string };
  /** A backup was written and read back elsewhere than by store.backup. */
  'store.backed-up': { in: { now: Moment }; out: null };
  'store.restore': { in: { text: string }; out: Restored };
  /** Deletes every entry here and, when it exchanges with one, on the computer. */
  'store.erase': { in: { everywhere: boolean }; out: { computer: boolean } };
  'store.exchange': { in: Record<string, never>; out: Exchange };
  'store.key': { in: { key: string }; out: Exchange };
}

export type CallName = keyof Calls;

/** A call on its way to the worker. */
export interface Request {
  id: number;
  name: CallName;
  input: unknown;
}

/** Why a call failed. */
export type Trouble =
  | 'input' // the engine says what is wrong with it
  | 'storage' // it could not be written: full, refused, or broken
  | 'engine' // the engine broke; a new one is made
  | 'gone'; // the worker did not answer

/** What the worker sends. */
export type FromWorker =
  | { kind: 'answer'; id: number; output: unknown }
  | { kind: 'failure'; id: number; trouble: Trouble; why: string }
  | { kind: 'ready' } // the engine is loaded and the record is read
  | { kind: 'broken'; trouble: Trouble; why: string } // it cannot be
  | { kind: 'beat' } // four times a second: the page's clock is read at each
  | { kind: 'changed' }; // entries came from another tab or the computer

/** Levels that suspend rolling. */
export const suspending: readonly Level[] = ['professional-first', 'urgent', 'emergency'];
