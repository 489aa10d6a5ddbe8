import { expect, it } from 'vitest';
import { breathAt, deadline, later, strokeAt } from './between';
import { late, Pace } from './pace';
import type { Guidance } from '../engine/types.gen';

const hold: Guidance = {
  phase: 'hold', paused: '', step: 0, steps: 1, technique: 'glute-roll', side: 'left', say: 'x', left: 25_000, length: 30_000, total: 60_000,
  next: 'exit', nextStep: 0, eased: false, ask: '', holdsLeft: 0, end: 'running', breath: { out: true, left: 5_000, length: 6_000, count: 1, of: 3 },
};

it('counts down, and never past a deadline', () => {
  expect(later(hold, 2_000)).toMatchObject({ left: 23_000, total: 58_000, breath: { left: 3_000 } });
  expect(later(hold, 40_000)).toMatchObject({ left: 0, breath: { left: 0 } });
});

it('stands still while paused', () => {
  const paused: Guidance = { ...hold, paused: 'person' };
  expect(later(paused, 2_000)).toBe(paused);
  expect(deadline(paused, [20])).toBe(Infinity);
});

it('asks the engine again at the turn of the breath, at the marks of a hold, and at its end', () => {
  expect(deadline(hold, [20, 40])).toBe(5_000);
  expect(deadline({ ...hold, breath: { out: false, left: 0, length: 0, count: 0, of: 0 } }, [20, 40])).toBe(15_000);
  const own = { ...hold };
  delete own.breath;
  expect(deadline(own, [20, 40])).toBe(15_000);
  expect(deadline({ ...own, left: 8_000 }, [20, 40])).toBe(8_000);
});

it('the stroke goes there and back, and the breath in and out, without a jump at the turn', () => {
  const at = (back: boolean, left: number): number => strokeAt({ ...hold, stroke: { back, left, length: 3_000 } });
  expect([at(false, 3_000), at(false, 0), at(true, 3_000), at(true, 0)]).toEqual([0, 1, 1, 0]);
  expect(breathAt(hold)).toBeGreaterThan(0.9);
  expect(breathAt({ ...hold, breath: { out: false, left: 0, length: 4_000, count: 1, of: 3 } })).toBe(1);
  expect(breathAt({ ...hold, breath: { out: false, left: 0, length: 0, count: 0, of: 0 } })).toBeNull();
});

it('time passes by the steady clock, and a gap is told from either', () => {
  const pace = new Pace({ wall: 0, mono: 0 });
  expect(pace.read({ wall: 300, mono: 250 })).toEqual({ passed: 250, lost: 0 });
  expect(pace.read({ wall: -9_000_000, mono: 500 })).toEqual({ passed: 250, lost: 0 });
  expect(pace.read({ wall: -9_000_000 + late, mono: 750 })).toEqual({ passed: 250, lost: 0 });
  expect(pace.read({ wall: -8_000_000, mono: 1_000 })).toEqual({ passed: 995_000, lost: 995_000 });
  expect(pace.read({ wall: -8_000_000, mono: 61_000 })).toEqual({ passed: 60_000, lost: 60_000 });
});
