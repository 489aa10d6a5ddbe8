/** What the engine could say, for tests of screens: a person who may roll, on Wednesday 13 May 2026. */
import type { Allowed, Between, Course, Insight, Limit, PackView, SessionView, Standing, Step, Technique } from '../engine/types.gen';

export function standingOf(part: Partial<Standing> = {}): Standing {
  return {
    now: '2026-05-13T08:00:00.000+02:00',
    may: true,
    why: [],
    flags: [],
    lifted: [],
    open: null,
    screened: '2026-05-01',
    renew: '2026-05-29',
    sessions: 5,
    week: { done: [true, false, false, false, false, false, false], today: 2, count: 1, suggested: ['2026-05-13', '2026-05-15', '2026-05-17'] },
    practiceWeek: 2,
    next: '2026-05-13',
    half: false,
    holding: null,
    notHelping: false,
    morningsMissing: 0,
    off: [],
    holdMax: 0,
    cleared: [],
    ...part,
  };
}

export function courseOf(part: Partial<Course> = {}): Course {
  return { mornings: [], missing: 3, change: null, weeks: [], sessions: [], tallies: [], ...part };
}

export function insightOf(part: Partial<Insight> = {}): Insight {
  return {
    ...courseOf(),
    today: '2026-05-13',
    target: { least: 3, usual: 4, most: 5 },
    bands: [],
    next: null,
    techniques: [],
    changes: [],
    activities: [],
    rateNow: false,
    adverse: [],
    notHelping: false,
    ...part,
  };
}

export function betweenOf(part: Partial<Between> = {}): Between {
  return { rate: false, named: [], ending: [], holding: null, flags: [], noChange: null, check: '', ...part };
}

export function stepOf(part: Partial<Step> = {}): Step {
  return { technique: 'glute-roll', side: 'left', tool: 'foam-roller', enter: 20, roll: 45, hold: 30, holds: 1, exit: 10, ...part };
}

export function planOf(...steps: Step[]): Allowed {
  return { allowed: true, seconds: 720, steps, left_out: [], notes: [], discomfortMax: 5, breath: 'breath-4-6' };
}

function limit(by: Partial<Limit>): Limit {
  return { default: 0, min: 0, max: 0, unit: '', sources: [], ...by };
}

function techniqueOf(part: Pick<Technique, 'id' | 'tool' | 'muscles' | 'needs'>): Technique {
  return { position: 'sitting', loads: [], areas: [], enter: 20, exit: 10, stroke: 100, sources: [], ...part };
}

/** As much of a pack as the screens look at. */
export function packOf(): PackView {
  const dose = { minutes: limit({ min: 10, max: 15, default: 12 }), week: limit({ default: 4 }), session: limit({ min: 600 }), ceiling: limit({ default: 5 }) };
  const pack = {
    about: { id: 'lowback', version: 1, format: 1, license: 'Apache-2.0' },
    tools: ['foam-roller', 'massage-ball'],
    muscles: ['gluteus-maximus', 'piriformis'],
    sensations: ['easing-ache', 'sharp', 'numb', 'dizzy', 'chest'],
    techniques: [
      techniqueOf({ id: 'glute-roll', tool: 'foam-roller', muscles: ['gluteus-maximus'], needs: ['floor', 'hands'] }),
      techniqueOf({ id: 'glute-wall-ball', tool: 'massage-ball', muscles: ['gluteus-maximus'], needs: ['wall'] }),
    ],
    dose,
    rules: [],
    stopRules: [],
    sources: [],
  };
  return pack as unknown as PackView;
}

/** A session that was stopped in the glute roll, left. */
export function stoppedOf(part: Partial<SessionView> = {}): SessionView {
  const guidance = { phase: 'over', paused: '', step: 0, steps: 6, say: 'session.stopped', left: 0, length: 0, total: 0, next: 'over', nextStep: 0 } as const;
  return {
    plan: planOf(stepOf()),
    newest: 250,
    guidance: { ...guidance, eased: false, ask: '', holdsLeft: 0, end: 'stopped' },
    ended: { at: 250, as: 'stopped', because: 'stop' },
    rules: [],
    technique: 'glute-roll',
    side: 'left',
    off: [],
    ...part,
  };
}
