import { expect, test } from 'vitest';
import type { Choice, Plan, Technique } from '../../engine/types.gen';
import { planOf, stepOf } from '../fixture';
import { swapsFor, tries } from './swap';

function technique(part: Partial<Technique> & Pick<Technique, 'id' | 'tool' | 'muscles'>): Technique {
  return { position: 'sitting', loads: [], areas: [], needs: [], enter: 20, exit: 10, stroke: 100, sources: [], ...part };
}

const floor = technique({ id: 'piriformis-figure-four', tool: 'foam-roller', muscles: ['piriformis'] });
const wall = technique({ id: 'piriformis-wall-ball', tool: 'massage-ball', muscles: ['piriformis'] });
const glutes = technique({ id: 'glute-roll', tool: 'foam-roller', muscles: ['gluteus-maximus'] });
const all = [floor, wall, glutes];
const roller: Choice = { minutes: 12, tools: ['foam-roller'] };
const now = planOf(stepOf(), stepOf({ technique: 'piriformis-figure-four' }));
const atTheWall = planOf(stepOf({ technique: 'piriformis-wall-ball', tool: 'massage-ball' }));

test('the other tool for the same muscle is tried first, then other muscles', () => {
  expect(tries(floor, all, roller).map((t) => t.by)).toEqual([{ tool: 'massage-ball' }, { muscle: 'gluteus-maximus' }]);
});

test('a muscle that is tight already is not tried again', () => {
  expect(tries(floor, all, { ...roller, tight: ['gluteus-maximus'] }).some((t) => 'muscle' in t.by)).toBe(false);
});

test('only a plan of the engine without the technique, and with something new, is offered', async () => {
  const ask = (c: Choice): Promise<Plan> => Promise.resolve(c.tools.includes('massage-ball') ? atTheWall : now);
  const swaps = await swapsFor(floor, all, now, roller, ask);
  expect(swaps.map((s) => s.gained)).toEqual([['piriformis-wall-ball']]);
  expect(swaps[0]?.choice.tools).toEqual(['foam-roller', 'massage-ball']);
});

test('nothing is offered where the engine has no plan', async () => {
  const refused: Plan = { allowed: false, triage: null, complete: false, missing: [], reasons: [] };
  expect(await swapsFor(floor, all, now, roller, () => Promise.resolve(refused))).toEqual([]);
});
