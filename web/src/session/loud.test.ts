import { describe, expect, it } from 'vitest';
import { levelOf, Loudness } from './loud';

/** Listens to a level for a while, every 50 ms; reports whether it was a shout. */
function listen(ear: Loudness, from: number, to: number, level: number): boolean {
  let shouted = false;
  for (let at = from; at < to; at += 50) shouted = ear.hear(level, at) || shouted;
  return shouted;
}

describe('a shout', () => {
  it('is loud above the room, and lasts', () => {
    const ear = new Loudness();
    listen(ear, 0, 2_000, -55);
    expect(listen(ear, 2_000, 2_200, -10)).toBe(false); // a clap
    expect(listen(ear, 2_200, 3_000, -50)).toBe(false);
    expect(listen(ear, 3_000, 3_400, -10)).toBe(true);
  });

  it('is not what the room has been like from the start', () => {
    const ear = new Loudness();
    expect(listen(ear, 0, 2_000, -12)).toBe(false);
    expect(listen(ear, 2_000, 5_000, -12)).toBe(false);
  });

  it('is not ordinary talk in a silent room', () => {
    const ear = new Loudness();
    listen(ear, 0, 2_000, -90);
    expect(listen(ear, 2_000, 5_000, -35)).toBe(false);
  });

  it("is not the app's own voice, which is no measure of the room either", () => {
    const ear = new Loudness();
    listen(ear, 0, 500, -55);
    ear.ignore(500);
    listen(ear, 3_000, 5_000, -55);
    expect(listen(ear, 5_000, 5_200, -10)).toBe(false);
    ear.ignore(5_200);
    expect(listen(ear, 5_250, 5_450, -10)).toBe(false);
    expect(listen(ear, 5_450, 5_900, -10)).toBe(true);
  });
});

it('the level of silence is very low, and of a full wave near nought', () => {
  expect(levelOf(new Float32Array(512))).toBe(-100);
  expect(levelOf(new Float32Array(512).fill(1))).toBe(0);
  expect(levelOf(Float32Array.from({ length: 512 }, (_, i) => Math.sin(i)))).toBeCloseTo(-3, 1);
});
