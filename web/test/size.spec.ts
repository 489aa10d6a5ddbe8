/** The app stays small: what is sent before the first answer, and the engine. */
import { expect, test } from '@playwright/test';
import { engine, shell } from './sizes';

test('the page and all it needs before the engine are under 90 kB', () => {
  const files = shell();
  const names = files.map((f) => f.name);
  expect(names).toContain('index.html');
  expect(names.some((n) => n.includes('/index-')), 'the app').toBe(true);
  expect(names.some((n) => n.includes('/worker-')), 'the worker').toBe(true);
  const bytes = files.reduce((n, f) => n + f.bytes, 0);
  expect(bytes, files.map((f) => `${f.name} ${f.bytes}`).join(', ')).toBeLessThan(90_000);
});

test('the engine is under 900 kB', () => {
  expect(engine().bytes).toBeLessThan(900_000);
});
