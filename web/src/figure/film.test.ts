import { beforeAll, describe, expect, it } from 'vitest';
import { type Film, type Layer, markOf, pathOf } from './film';
import { type Films, filmIn, loadFilms, readFilms } from './films';
import type { TechniqueID } from './ids';
import { arrowOf, roomOf } from './room';
import { rooms } from './rooms.gen';

let films: Films;
beforeAll(async () => {
  films = await loadFilms();
});

const all = (): Film[] => [...films.values()];
const moving = (film: Film): Layer[] => film.layers.filter((l) => l.still === null);
const numbers = (d: string): number[] => [...d.matchAll(/-?\d+(\.\d+)?/g)].map((m) => Number(m[0]));

describe('the films', () => {
  it('has both views of every technique, and their rooms', () => {
    expect([...films.keys()].sort()).toEqual(Object.keys(rooms).sort());
    expect(films.size).toBe(14);
  });

  it('runs through the middle frame, and smoothly to its ends', () => {
    for (const film of all()) {
      for (const layer of moving(film)) {
        const at = (where: number): number[] => numbers(pathOf(layer, where));
        const [a, b, c] = [at(0.49), at(0.5), at(0.51)];
        b.forEach((n, i) => expect(Math.abs((a[i] ?? 0) + (c[i] ?? 0) - 2 * n)).toBeLessThan(0.6));
      }
    }
  });

  it('lifts the body off the tool for getting on and off', () => {
    for (const technique of ['glute-roll', 'glute-wall-ball'] satisfies TechniqueID[]) {
      const film = filmIn(films, technique, 'side');
      const wear = film?.layers.find((l) => l.look.startsWith('f-wear'));
      expect(wear && pathOf(wear, 'lifted')).not.toBe(wear && pathOf(wear, 0.5));
    }
  });

  it('turns the roller the way it rolls', () => {
    const film = filmIn(films, 'glute-roll', 'side');
    if (!film) throw new Error('no film');
    const [low, high] = [markOf(film, 0), markOf(film, 1)];
    const rolled = ((high.turned - low.turned) * Math.PI) / 180;
    expect(high.x - low.x).toBeCloseTo((rolled * film.tool.radius) / 5, 0);
  });

  it('reads the films of another person', () => {
    const [film] = all();
    expect(readFilms('[]').size).toBe(0);
    expect(film && roomOf(film, true, false)[2]).toBe(film && roomOf(film, false, false)[2]);
  });

  it('draws no arrow where the motion is towards the eye', () => {
    expect(arrowOf([0, 0, 0, 0])).toBe('');
    expect(arrowOf([-100, 5, 100, 5])).toMatch(/^M-20 1H20/);
  });
});
