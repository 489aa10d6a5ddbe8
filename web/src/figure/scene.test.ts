import { describe, expect, it } from 'vitest';
import type { Layer } from './drawing';
import type { TechniqueID } from './ids';
import { sceneOf, stages, viewBox, type Scene } from './scene';

const techniques = Object.keys(stages) as TechniqueID[];
const strokes = [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1];
const scenes = (t: TechniqueID): readonly Scene[] => strokes.map((stroke) => sceneOf(t, { stroke, lift: 0 }));

type Flat = readonly [x: number, y: number];

/** The points that path data runs through, one list for each closed part. */
function parts(d: string): readonly (readonly Flat[])[] {
  return d.split('Z').filter((part) => part !== '').map((part) => {
    const places = [...part.matchAll(/[MLC]([^MLC]+)/g)].map((m) => (m[1] ?? '').trim().split(/[ ,]+/).map(Number));
    return places.map((n): Flat => [n.at(-2) ?? NaN, n.at(-1) ?? NaN]);
  });
}

const looks = (s: Scene, look: string): readonly (readonly Flat[])[] =>
  s.layers.filter((l) => l.look.startsWith(look)).flatMap((l) => parts(l.d));

/** The points of a layer in the picture: the head's are turned and set on its neck. */
function placesOf({ d, transform }: Layer): readonly Flat[] {
  const [, x = 0, y = 0, turn = 0, k = 1] = (/translate\((\S+) (\S+)\) rotate\((\S+)\) scale\((\S+)\)/.exec(transform ?? '') ?? []).map(Number);
  if (transform === undefined) return parts(d).flat();
  const [c, s] = [Math.cos((turn * Math.PI) / 180) * k, Math.sin((turn * Math.PI) / 180) * k];
  return parts(d).flat().map(([a, b]): Flat => [x + c * (a - 36) - s * (b - 92), y + s * (a - 36) + c * (b - 92)]);
}

/** Whether a point lies inside a closed part, by counting the edges to its right. */
function inside([x, y]: Flat, part: readonly Flat[]): boolean {
  const edges = part.map((a, i) => [a, part[(i + 1) % part.length] ?? a] as const);
  return edges.filter(([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1])).length % 2 === 1;
}

const near = ([x, y]: Flat, all: readonly (readonly Flat[])[]): number =>
  Math.min(...all.flat().map(([a, b]) => Math.hypot(a - x, b - y)));

describe.each(techniques)('%s as drawn', (technique) => {
  const all = scenes(technique);
  const flesh = (s: Scene): readonly (readonly Flat[])[] => looks(s, 'f-wear');

  it('is drawn in numbers only', () => {
    for (const s of all) expect(s.layers.map((l) => l.d + (l.transform ?? '')).join('')).not.toMatch(/NaN|Infinity|undefined|e-/);
  });

  it('presses the tool into the flesh, and neither floats nor drowns', () => {
    for (const s of all) {
      const { center } = s.tool;
      const touch: Flat = [s.contact.point.x, s.contact.point.y];
      expect(flesh(s).some((part) => inside(touch, part))).toBe(true);
      expect(flesh(s).some((part) => inside([center.x, center.y], part))).toBe(false);
    }
  });

  it('touches on the target', () => {
    for (const s of all) expect(near([s.contact.point.x, s.contact.point.y], looks(s, 'f-target'))).toBeLessThan(11);
  });

  it('keeps the hatching on the clothes and out of the tool and the target', () => {
    for (const s of all) {
      const hatching = looks(s, 'f-hatch');
      expect(hatching.length).toBeGreaterThan(4);
      for (const [x, y] of hatching.flat()) {
        expect(Math.hypot(x - s.tool.center.x, y - s.tool.center.y)).toBeGreaterThan(s.tool.radius + 4);
        expect(looks(s, 'f-target').some((part) => inside([x, y], part))).toBe(false);
      }
    }
  });

  it('keeps the tender spot in the flesh and its ring off the hatching', () => {
    for (const s of all) {
      expect(flesh(s).some((part) => inside([s.spot.x, s.spot.y], part))).toBe(true);
      expect(near([s.spot.x, s.spot.y], looks(s, 'f-hatch'))).toBeGreaterThan(10 + 1);
    }
  });

  it('goes neither through the floor nor through the wall', () => {
    const behind = technique === 'tfl-wall-ball' ? -1 : 1;
    for (const [x, y] of all.flatMap((s) => s.layers.flatMap(placesOf))) {
      expect(y).toBeLessThan(1.5);
      if (stages[technique].wall) expect(x * behind).toBeGreaterThan(-1.5);
    }
  });

  it('fits its room', () => {
    const [left, top, width, height] = stages[technique].box;
    for (const s of [...all, sceneOf(technique, { stroke: 0.5, lift: 1 })]) {
      for (const [x, y] of s.layers.flatMap(placesOf)) {
        expect(x).toBeGreaterThan(left);
        expect(x).toBeLessThan(left + width);
        expect(y).toBeGreaterThan(top);
        expect(y).toBeLessThan(top + height);
      }
    }
  });

  it('is the same picture every time', () => {
    expect(sceneOf(technique, { stroke: 0.37, lift: 0 })).toEqual(sceneOf(technique, { stroke: 0.37, lift: 0 }));
  });
});

describe('the room', () => {
  it('is mirrored for the left side and as large', () => {
    const stage = stages['glute-roll'];
    const [left, , width] = stage.box;
    expect(viewBox(stage, true, false)).toBe(viewBox(stage, false, false).replace(String(left), String(-left - width)));
  });

  it('has a place for the arrow only where there is one', () => {
    const height = (small: boolean): number => Number(viewBox(stages['tfl-roll'], false, small).split(' ')[3]);
    expect(height(false)).toBeGreaterThan(height(true));
  });

  it('is as wide for somebody standing as for somebody sitting in a list', () => {
    const shape = (t: TechniqueID): number => {
      const [, , width, height] = viewBox(stages[t], false, true).split(' ').map(Number);
      return (width ?? 0) / (height ?? 1);
    };
    for (const t of ['glute-wall-ball', 'tfl-wall-ball'] as const) expect(shape(t)).toBeCloseTo(shape('glute-roll'), 1);
  });

  it('tells the side of the hip from the front of it', () => {
    const layers = (t: TechniqueID): string => sceneOf(t, { stroke: 0.5, lift: 0 }).layers.map((l) => l.d).join('');
    expect(layers('tfl-roll')).not.toBe(layers('hip-flexor-roll'));
  });
});
