import { describe, expect, it } from 'vitest';
import { bones, h, lumbar, rest, sink } from '../bones';
import { type Point, angleAt, at, distance, from } from '../space';
import { placeOn } from '../trunk';
import { fromBehind, fromTheSide, type FromTheSide } from './poses';
import type { Arm, Leg, Moment, Pose } from './pose';

const names = Object.keys(fromTheSide) as FromTheSide[];
const strokes = Array.from({ length: 21 }, (_, i) => i / 20);
const moments: readonly Moment[] = strokes.map((stroke) => ({ stroke, lift: 0 }));

const every = (name: FromTheSide): readonly Pose[] => moments.map(fromTheSide[name]);
const first = <T>(all: readonly T[]): T => {
  const [one] = all;
  if (one === undefined) throw new Error('there is none');
  return one;
};

/** How far a point strays from where it is at the start of the stroke. */
function strays(points: readonly Point[]): number {
  const start = first(points);
  return Math.max(...points.map((p) => distance(start, p)));
}

describe.each(names)('%s over its stroke', (name) => {
  const poses = every(name);
  const limbs = poses.flatMap((p) => [p.near, p.far]);
  const onFloor = name === 'glute-roll' || name === 'piriformis-figure-four';

  it('keeps every bone its length', () => {
    for (const { arm, leg } of limbs) {
      expect(distance(arm.shoulder, arm.elbow)).toBeCloseTo(bones.upperArm, 1);
      expect(distance(arm.elbow, arm.wrist)).toBeCloseTo(bones.forearm, 1);
      expect(distance(leg.hip, leg.knee)).toBeCloseTo(bones.thigh, 1);
      expect(distance(leg.knee, leg.ankle)).toBeCloseTo(bones.shank, 1);
    }
  });

  it('bends knees and elbows within what joints can', () => {
    for (const { arm, leg } of limbs) {
      expect(angleAt(leg.hip, leg.knee, leg.ankle)).toBeGreaterThan(40);
      expect(angleAt(leg.hip, leg.knee, leg.ankle)).toBeLessThan(178);
      expect(angleAt(arm.shoulder, arm.elbow, arm.wrist)).toBeGreaterThan(40);
      expect(angleAt(arm.shoulder, arm.elbow, arm.wrist)).toBeLessThan(179);
    }
  });

  it('never bends a knee backwards', () => {
    for (const leg of limbs.map((l) => l.leg)) expect(bendsForward(leg, name)).toBe(true);
  });

  it('bends the spine gently', () => {
    for (const { trunk } of poses) expect(Math.abs(trunk.pelvis - trunk.chest)).toBeLessThan(35);
  });

  it('touches where the technique says, at least 6 cm of a 1.7 m body from the lower back', () => {
    for (const { trunk, contact } of poses) {
      const end = placeOn(trunk, lumbar.low, contact.front < 0 ? -h(74) : contact.front);
      expect(distance(contact.point, end)).toBeGreaterThan(h(35));
      expect(contact.height).toBeLessThan(lumbar.low - h(35));
    }
  });

  it('keeps the tool on the floor or the wall and against the body', () => {
    for (const { tool, contact } of poses) {
      expect(distance(tool.center, contact.point)).toBeCloseTo(tool.radius, 6);
      if (name.endsWith('wall-ball')) expect(tool.center.x).toBeCloseTo(tool.radius, 6);
      else expect(tool.center.y).toBeCloseTo(-tool.radius, 6);
    }
  });

  it('rolls without slipping on the floor or the wall, and on the skin', () => {
    for (const [a, b] of pairs(poses)) {
      const across = distance(a.tool.center, b.tool.center);
      const turned = ((b.tool.turned - a.tool.turned) * Math.PI) / 180;
      expect(Math.abs(turned * a.tool.radius)).toBeCloseTo(across, 2);
      expect(slip(a, b)).toBeLessThan(h(0.6));
    }
  });

  it('moves the tool about half as far as the body', () => {
    const [start, end] = [first(poses), first([...poses].reverse())];
    const ratio = distance(start.tool.center, end.tool.center) / distance(start.trunk.hip, end.trunk.hip);
    expect(ratio).toBeGreaterThan(0.42);
    expect(ratio).toBeLessThan(0.62);
  });

  it('keeps planted what is planted', () => {
    const feet = name === 'piriformis-figure-four' ? [] : poses.map((p) => p.near.leg.ball ?? p.near.leg.ankle);
    if (feet.length > 0) expect(strays(feet)).toBe(0);
    for (const p of plantedOnes(name, poses)) expect(strays(p.map(({ x, y }) => at(x, y)))).toBeLessThan(1e-9);
  });

  it('leans its weight on hands, forearms or feet that reach the floor', () => {
    for (const { near, far } of poses) {
      if (onFloor) expect(near.arm.wrist.y).toBe(-rest.wrist);
      else if (near.arm.loose) expect(near.leg.ankle.y).toBe(-rest.ankle);
      else expect(near.arm.elbow.y).toBe(-rest.elbow);
      expect(far.leg.ankle.y).toBeGreaterThan(-rest.ankle - 1e-9);
    }
  });
});

function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.slice(1).map((b, i) => [all[i] ?? b, b] as const);
}

/** The touch's way over the skin less its way over the tool, per step of the stroke. */
function slip(a: Pose, b: Pose): number {
  const skin = Math.hypot(b.contact.height - a.contact.height, b.contact.front - a.contact.front);
  const rim = (p: Pose): number => Math.atan2(p.contact.point.x - p.tool.center.x, p.tool.center.y - p.contact.point.y);
  const turned = ((b.tool.turned - a.tool.turned) * Math.PI) / 180;
  return Math.abs(skin - Math.abs(rim(b) - rim(a) - turned) * a.tool.radius);
}

/** The knee lies on the front side of the line from hip to ankle, whichever way the leg points. */
function bendsForward({ hip, knee, ankle }: Leg, name: FromTheSide): boolean {
  const [u, v] = [from(hip, ankle), from(hip, knee)];
  const crossed = name === 'piriformis-figure-four' && ankle.z > hip.z - h(60);
  return crossed || u.x * v.y - u.y * v.x < 1e-6;
}

function plantedOnes(name: FromTheSide, poses: readonly Pose[]): readonly (readonly Point[])[] {
  const joint = (pick: (p: Pose) => Point): readonly Point[] => poses.map(pick);
  const hands = [joint((p) => p.near.arm.wrist), joint((p) => p.far.arm.wrist)];
  const farFoot = joint((p) => p.far.leg.ankle);
  if (name.endsWith('wall-ball')) return [farFoot];
  if (name === 'glute-roll' || name === 'piriformis-figure-four') return [...hands, farFoot];
  const elbows = [joint((p) => p.near.arm.elbow), joint((p) => p.far.arm.elbow)];
  return [...hands, ...elbows, joint((p) => p.far.leg.knee)];
}

describe('getting off', () => {
  it.each(['glute-roll', 'piriformis-figure-four', 'tfl-roll', 'hip-flexor-roll'] as const)('%s lifts the hips clear of the roller and stretches nothing', (name) => {
    const on = fromTheSide[name]({ stroke: 0.5, lift: 0 });
    const off = fromTheSide[name]({ stroke: 0.5, lift: 1 });
    expect(on.trunk.hip.y - off.trunk.hip.y).toBeGreaterThan(2 * sink);
    expect(lengths(off.near.arm)).toEqual(lengths(on.near.arm));
    expect(distance(off.near.leg.hip, off.near.leg.knee)).toBeCloseTo(bones.thigh, 1);
  });
});

const lengths = (a: Arm): readonly number[] =>
  [distance(a.shoulder, a.elbow), distance(a.elbow, a.wrist)].map((v) => Math.round(v * 10) / 10);

describe('tfl-wall-ball over its stroke', () => {
  const poses = moments.map(fromBehind);

  it('keeps every bone its length and both feet and the hand planted', () => {
    for (const p of poses) {
      for (const leg of [p.wallLeg, p.freeLeg]) {
        expect(distance(leg.hip, leg.knee)).toBeCloseTo(bones.thigh, 1);
        expect(distance(leg.knee, leg.ankle)).toBeCloseTo(bones.shank, 1);
      }
      for (const arm of [p.wallArm, p.freeArm]) {
        expect(distance(arm.shoulder, arm.elbow)).toBeCloseTo(bones.upperArm, 1);
        expect(distance(arm.elbow, arm.wrist)).toBeCloseTo(bones.forearm, 1);
      }
    }
    for (const pick of [(p: (typeof poses)[number]) => p.wallLeg.ankle, (p: (typeof poses)[number]) => p.freeLeg.ankle])
      expect(strays(poses.map(pick))).toBeLessThan(1e-9);
    expect(strays(poses.map((p) => at(p.wallArm.wrist.x, p.wallArm.wrist.y)))).toBeLessThan(1e-9);
  });

  it('keeps the ball on the wall, against the outer front of the hip, below the hip bone and off the lower back', () => {
    for (const p of poses) {
      expect(p.tool.center.x).toBeCloseTo(-p.tool.radius, 6);
      expect(p.contact.height).toBeLessThan(h(25 - 15));
      expect(p.contact.height).toBeGreaterThan(h(-45));
      const waist = [0.2, 0.5, 1].map((share) => placeOn(p.trunk, lumbar.low, share * h(50)));
      for (const place of waist) expect(distance(p.contact.point, place)).toBeGreaterThan(h(50));
    }
  });
});
