// Written by tools/types from the engine's Go types. Do not edit.

/** A point in time with its offset: 2026-11-22T18:30:00.000+01:00. */
export type Moment = string;
/** A calendar day: 2026-11-22. */
export type Day = string;
/** A session, or the reasons why there is none; allowed tells them apart. */
export type Plan = Allowed | Refused;

export interface Report {
  triage: Level | null;
  complete: boolean;
  missing: readonly ItemID[];
  reasons: readonly Reason[];
  adaptations: AdaptationsReport;
}

export interface Allowed {
  allowed: true;
  seconds: number;
  steps: readonly Step[];
  left_out: readonly LeftOut[];
  notes: readonly string[];
  discomfortMax: number;
  breath: string;
  firmness?: Firmness;
}

export interface Refused {
  allowed: false;
  triage: Level | null;
  complete: boolean;
  missing: readonly ItemID[];
  reasons: readonly Reason[];
}

export interface Standing {
  now: Moment;
  may: boolean;
  why: readonly Obstacle[];
  flags: readonly FlagState[];
  lifted: readonly FlagState[];
  open: Open | null;
  screened: Day | null;
  renew: Day | null;
  sessions: number;
  week: Week;
  practiceWeek: number;
  next: Day;
  half: boolean;
  holding: FoundState | null;
  notHelping: boolean;
  morningsMissing: number;
  off: readonly TechniqueID[];
  holdMax: number;
  cleared: readonly ItemID[];
}

export interface Guidance {
  phase: Phase;
  paused: Paused;
  step: number;
  steps: number;
  technique?: TechniqueID;
  side?: Side;
  say: string;
  left: number;
  length: number;
  total: number;
  next: Phase;
  nextStep: number;
  eased: boolean;
  ask: Ask;
  stroke?: Stroke;
  breath?: Breath;
  holdsLeft: number;
  end: End;
  level?: Level;
}

export interface Result {
  phases: readonly Entered[];
  ended: Ended;
  flags: readonly Flag[];
  refused: readonly SessionRefused[];
  asked: readonly Asked[];
  left: readonly TechniqueID[];
  off: readonly TechniqueID[];
}

export interface SessionView {
  plan: Plan;
  newest: number;
  guidance: Guidance;
  ended: Ended;
  where?: PlaceID;
  rules: readonly string[];
  technique?: TechniqueID;
  side?: Side;
  off: readonly TechniqueID[];
}

export interface Course {
  mornings: readonly MorningPoint[];
  missing: number;
  change: MedianChange | null;
  weeks: readonly WeekCount[];
  sessions: readonly SessionLine[];
  tallies: readonly Tally[];
}

export interface Explanation {
  id: string;
  kind: string;
  words: readonly string[];
  refused: boolean;
  level?: Level;
  limit?: Limit | null;
  instead?: readonly TechniqueID[];
  sources: readonly Source[];
}

export interface PackView {
  about: About;
  items: readonly Item[];
  techniques: readonly Technique[];
  sites: readonly SiteID[];
  tools: readonly ToolID[];
  muscles: readonly MuscleID[];
  sensations: readonly SensationID[];
  places: readonly PlaceID[];
  ids: readonly string[];
  dose: Dose;
  rules: readonly RuleView[];
  stopRules: readonly StopRuleView[];
  sources: readonly Source[];
}

export interface Written {
  entries: readonly string[];
  known: number;
  faulty: readonly Faulty[];
  refused: Refusal;
}

export interface Choice {
  minutes: number;
  tools: readonly ToolID[];
  tight?: readonly MuscleID[];
}

export interface OutcomeView {
  answers: unknown;
  report: Report;
}

export interface Between {
  rate: boolean;
  named: readonly string[];
  ending: readonly FlagState[];
  holding: Grounds | null;
  flags: readonly Grounds[];
  noChange: NoChange | null;
  check: CheckDue;
}

export interface Insight extends Course {
  today: Day;
  target: Target;
  bands: readonly (Band | null)[];
  next: Band | null;
  techniques: readonly Felt[];
  changes: readonly Change[];
  activities: readonly ActivityDay[];
  rateNow: boolean;
  adverse: readonly AdverseEvent[];
  notHelping: boolean;
}

export interface Noted {
  id: string;
  kind: Kind;
  at: Moment;
  said: readonly Saying[];
}

export interface View {
  title: string;
  made: string;
  covers: string;
  name: Field;
  born: Field;
  now: string;
  suspended: boolean;
  answers: Answers;
  course: Drawing;
  courseSlim: Drawing;
  courseTitle: string;
  legend: readonly string[];
  mornings: readonly string[];
  flags: Flags;
  cleared: List;
  harms: List;
  doses: Doses;
  figure: Drawing;
  figureTitle: string;
  figureSays: readonly string[];
  question: Question;
  foot: readonly string[];
}

export interface Reminder {
  due: boolean;
  day: Day;
  minutes?: number;
  first?: Code;
  because?: Code;
}

export type Level =
  | 'clear'
  | 'adapt'
  | 'professional-first'
  | 'urgent'
  | 'emergency';

export type ItemID =
  | 'saddle-numbness'
  | 'bladder-change'
  | 'bowel-change'
  | 'both-legs'
  | 'sexual-change'
  | 'serious-accident'
  | 'sudden-tearing-pain'
  | 'chest-or-breath'
  | 'pregnancy-warning'
  | 'leg-weakness'
  | 'cord-signs'
  | 'numbness-spreading'
  | 'minor-injury'
  | 'spine-bruise'
  | 'spine-shape'
  | 'cancer-history'
  | 'weight-loss'
  | 'night-pain'
  | 'fever-unwell'
  | 'infection-risk'
  | 'pulsing-tummy'
  | 'leg-swollen-hot'
  | 'kidney-signs'
  | 'dark-urine'
  | 'fracture'
  | 'bone-infection'
  | 'numbness-lasting'
  | 'leg-pain-below-knee'
  | 'recent-clot'
  | 'blood-thinners'
  | 'pregnant-postpartum'
  | 'thin-bones'
  | 'steroids'
  | 'poor-sensation'
  | 'recent-surgery'
  | 'implant'
  | 'disc-herniation'
  | 'spinal-stenosis'
  | 'slipped-vertebra'
  | 'heart-blood-pressure'
  | 'calcified-muscle'
  | 'six-weeks'
  | 'getting-worse'
  | 'age'
  | 'pain-now'
  | 'inflammatory-pattern'
  | 'fibromyalgia'
  | 'no-floor'
  | 'wrist-shoulder'
  | 'cannot-cross-leg'
  | 'breathing-condition'
  | 'skin-sites'
  | 'injury-sites';

export interface Reason {
  rule: string;
  items: readonly ItemID[];
  level: Level;
  sources: readonly string[];
  cleared?: boolean;
}

export interface AdaptationsReport {
  techniques: readonly TechniqueID[];
  sites: readonly SiteID[];
  tools: readonly ToolID[];
  firmnesses: readonly Firmness[];
  holdMax: number;
  discomfortMax: number;
  pacing: boolean;
  seeDoctor?: boolean;
}

export interface Step {
  technique: TechniqueID;
  side: Side;
  tool: ToolID;
  enter: number;
  roll: number;
  hold: number;
  holds: number;
  exit: number;
  why?: readonly string[];
}

export interface LeftOut {
  technique: TechniqueID;
  side?: Side;
  because: string;
  items?: readonly ItemID[];
}

export type Firmness =
  | 'soft'
  | 'medium'
  | 'hard';

export interface Obstacle {
  code: Code;
  flag?: string;
  rule?: string;
  level?: Level;
  until?: Day | null;
}

export interface FlagState {
  id: string;
  rule: string;
  level: Level;
  since: Moment;
  by?: string;
  until?: Day | null;
  clearFrom?: Day | null;
}

export interface Open {
  id: string;
  at: Moment;
  mayResume: boolean;
}

export interface Week {
  done: readonly boolean[];
  today: number;
  count: number;
  suggested: readonly Day[];
}

export interface FoundState {
  rule: string;
  remedy: Remedy;
  day: Day;
}

export type TechniqueID =
  | 'glute-roll'
  | 'piriformis-figure-four'
  | 'tfl-roll'
  | 'hip-flexor-roll'
  | 'glute-wall-ball'
  | 'piriformis-wall-ball'
  | 'tfl-wall-ball';

export type Phase =
  | 'ready'
  | 'enter'
  | 'roll'
  | 'hold'
  | 'exit'
  | 'over';

export type Paused =
  | ''
  | 'person'
  | 'gap';

export type Side =
  | 'left'
  | 'right';

export type Ask =
  | ''
  | 'first'
  | 'second'
  | 'after';

export interface Stroke {
  back: boolean;
  left: number;
  length: number;
}

export interface Breath {
  out: boolean;
  left: number;
  length: number;
  count: number;
  of: number;
}

export type End =
  | 'running'
  | 'completed'
  | 'stopped';

export interface Entered {
  at: number;
  step: number;
  phase: string;
}

export interface Ended {
  at: number;
  as: End;
  because: string;
}

export interface Flag {
  id: string;
  level: Level;
}

export interface SessionRefused {
  at: number;
  do: Do;
  why: Refusal;
}

export interface Asked {
  at: number;
  step: number;
  answer: SensationID | null;
}

export type PlaceID =
  | 'here'
  | 'back'
  | 'leg-left'
  | 'leg-right'
  | 'both-legs'
  | 'foot'
  | 'saddle'
  | 'lips-or-fingers'
  | 'elsewhere';

export interface MorningPoint {
  day: Day;
  pain: number;
  median2: number | null;
}

export interface MedianChange {
  first2: number;
  now2: number;
}

export interface WeekCount {
  monday: Day;
  days: number;
}

export interface SessionLine {
  id: string;
  at: Moment;
  completed: boolean;
  before: number | null;
  after: number | null;
}

export interface Tally {
  technique: TechniqueID;
  eased: number;
  same: number;
  hurt: number;
  silent: number;
}

export interface Limit {
  default: number;
  min: number;
  max: number;
  unit: string;
  sources: readonly string[];
}

export interface Source {
  id: string;
  cite: string;
  doi?: string;
  established: Established;
  says: string;
}

export interface About {
  id: string;
  version: number;
  format: number;
  license: string;
}

export interface Item {
  id: ItemID;
  kind: ItemKind;
  page: number;
  short?: boolean;
  lasting?: boolean;
  min?: number;
  max?: number;
}

export interface Technique {
  id: TechniqueID;
  tool: ToolID;
  position: string;
  muscles: readonly MuscleID[];
  loads: readonly string[];
  areas: readonly string[];
  needs: readonly string[];
  enter: number;
  exit: number;
  stroke: number;
  sources: readonly string[];
}

export type SiteID =
  | 'buttock-left'
  | 'buttock-right'
  | 'hip-front-left'
  | 'hip-front-right'
  | 'hip-side-left'
  | 'hip-side-right'
  | 'thigh-front-left'
  | 'thigh-front-right'
  | 'thigh-back-left'
  | 'thigh-back-right'
  | 'upper-back';

export type ToolID =
  | 'foam-roller'
  | 'massage-ball';

export type MuscleID =
  | 'gluteus-maximus'
  | 'gluteus-medius'
  | 'piriformis'
  | 'tensor-fasciae-latae'
  | 'hip-flexors'
  | 'quadratus-lumborum';

export type SensationID =
  | 'easing-ache'
  | 'steady-ache'
  | 'too-much'
  | 'sharp'
  | 'shooting'
  | 'electric'
  | 'numb'
  | 'tingling'
  | 'weak'
  | 'dizzy'
  | 'chest'
  | 'back-worse';

export interface Dose {
  session: Limit;
  minutes: Limit;
  hold: Limit;
  firstHold: Limit;
  holds: Limit;
  firstHolds: Limit;
  roll: Limit;
  muscleSide: Limit;
  speed: Limit;
  discomfort: Limit;
  ceiling: Limit;
  week: Limit;
  day: Limit;
  inARow: Limit;
  screening: Limit;
  step: number;
  ask: readonly number[];
  breaths: readonly ProtocolBreath[];
}

export interface RuleView {
  id: string;
  items: readonly ItemID[];
}

export interface StopRuleView {
  id: string;
  sensations: readonly SensationID[];
}

export interface Faulty {
  entry: number;
  why: string;
}

export type Refusal =
  | ''
  | 'already-over'
  | 'not-started'
  | 'already-started'
  | 'already-paused'
  | 'not-paused'
  | 'resume-first'
  | 'only-while-rolling'
  | 'side-done'
  | 'session-full'
  | 'time-runs-back'
  | 'not-an-event';

export interface Grounds {
  rule: string;
  day: Day;
  mornings: readonly RisenMorning[];
  means: MeanChange | null;
  earlier: ActivityDay | null;
  later: ActivityDay | null;
  around: SessionLine | null;
}

export interface NoChange extends MedianChange {
  weeks: number;
  points: number;
  percent: number;
  sources: readonly Source[];
}

export type CheckDue =
  | ''
  | 'first'
  | 'old'
  | 'clearance'
  | 'adverse';

export interface Target {
  least: number;
  usual: number;
  most: number;
}

export interface Band {
  usual2: number;
  worse2: number;
  clearly2: number;
}

export interface Felt {
  technique: TechniqueID;
  side: Side;
  sessions: number;
  eased: Share;
  hurt: Share;
  same: number;
  lighter: number;
  said: readonly Said[];
}

export interface Change {
  day: Day;
  did: Did;
  rule?: string;
  level?: Level;
  flag?: string;
  technique?: TechniqueID;
  by?: string;
  until?: Day | null;
  grounds?: Grounds | null;
}

export interface ActivityDay {
  day: Day;
  ratings: readonly Rating[];
}

export interface AdverseEvent {
  id: string;
  at: Moment;
  what: AdverseKind;
  day: Day;
  outcome: Outcome;
  note?: string;
}

export type Kind =
  | 'screening'
  | 'precheck'
  | 'session-started'
  | 'session-event'
  | 'session-ended'
  | 'after'
  | 'morning'
  | 'function'
  | 'flag'
  | 'clearance'
  | 'correction'
  | 'adverse';

export interface Saying {
  at: Moment;
  why?: string;
  pain: number | null;
  ratings?: readonly Rating[];
  adverse: AdverseSaid | null;
  session?: string;
  minutes?: number;
  note?: string;
}

export interface Field {
  label: string;
  text: string;
}

export interface Answers {
  title: string;
  none: string;
  yes: readonly string[];
  values: readonly string[];
  yesNone: string;
  ledTo: string;
  deniedTitle: string;
  denied: readonly string[];
  missing: string;
}

export interface Drawing {
  width: number;
  text: number;
  height: number;
  shapes: readonly ReportStroke[];
  labels: readonly Label[];
}

export interface Flags {
  title: string;
  none: string;
  rows: readonly FlagRow[];
}

export interface List {
  title: string;
  lines: readonly string[];
  none: string;
}

export interface Doses {
  title: string;
  none: string;
  summary: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  notes: readonly string[];
}

export interface Question {
  title: string;
  lead: string;
  ticks: readonly string[];
  without: string;
  techniques: readonly string[];
  hold: string;
  until: string;
  more: string;
  who: string;
  signed: string;
  ask: string;
  askSpaced: string;
  url: string;
  scan: string;
}

export type Code =
  | 'suspended'
  | 'newer-entries'
  | 'open-session'
  | 'screening-due'
  | 'not-allowed'
  | 'rest-morning'
  | 'rest-already-today'
  | 'rest-two-in-a-row'
  | 'rest-week-full'
  | 'precheck-due';

export type Remedy =
  | 'say'
  | 'half-dose'
  | 'rest-then-half'
  | 'suspend';

export type Do =
  | 'start'
  | 'pause'
  | 'resume'
  | 'tender-spot'
  | 'ease'
  | 'skip'
  | 'stop'
  | 'report'
  | 'gap'
  | 'alive';

export type Established =
  | 'verified'
  | 'second-hand'
  | 'unverified'
  | 'derived';

export type ItemKind =
  | 'yn'
  | 'num'
  | 'sites';

export interface ProtocolBreath {
  id: string;
  in: number;
  out: number;
  default?: boolean;
  sources: readonly string[];
}

export interface RisenMorning {
  day: Day;
  pain: number;
  usual2: number;
}

export interface MeanChange {
  before10: number;
  now10: number;
}

export interface Share {
  count: number;
  of: number;
  low: number;
  high: number;
}

export interface Said {
  sensation: SensationID;
  times: number;
}

export type Did =
  | 'half-dose'
  | 'rest-then-half'
  | 'suspended'
  | 'cleared'
  | 'off'
  | 'left';

export interface Rating {
  activity: string;
  score: number;
}

export type AdverseKind =
  | 'bruise'
  | 'flare'
  | 'dizziness'
  | 'other';

export type Outcome =
  | 'ongoing'
  | 'recovering'
  | 'resolved'
  | 'unknown';

export interface AdverseSaid {
  what: AdverseKind;
  day: Day;
  outcome: Outcome;
}

export interface ReportStroke {
  d: string;
  line: string;
  width: number;
  fill: string;
  dash: boolean;
}

export interface Label {
  x: number;
  y: number;
  anchor: string;
  text: string;
  bold: boolean;
}

export interface FlagRow {
  day: string;
  level: string;
  reason: string;
  state: string;
  stands: boolean;
}
