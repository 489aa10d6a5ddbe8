import { expect, it } from 'vitest';
import { silence } from './media';
import { tones } from './sound';
import { patterns } from './vibrate';

it('in rises and out falls, and they feel different too', () => {
  const glide = (tone: 'in' | 'out'): number => tones[tone].reduce((sum, n) => sum + n.to - n.from, 0);
  expect(glide('in')).toBeGreaterThan(0);
  expect(glide('out')).toBeLessThan(0);
  expect(patterns.in.length).not.toBe(patterns.out.length);
});

it('every tone is short enough to end before the next one', () => {
  for (const notes of Object.values(tones)) expect(Math.max(...notes.map((n) => n.start + n.seconds))).toBeLessThan(1.5);
});

it('the silence that keeps the keys of a headset is a sound file of ten seconds', async () => {
  const bytes = new Uint8Array(await silence().arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(0, 4), ...bytes.slice(8, 12))).toBe('RIFFWAVE');
  expect(bytes.length).toBe(44 + 80_000);
  expect(new Set(bytes.slice(44))).toEqual(new Set([128]));
});
