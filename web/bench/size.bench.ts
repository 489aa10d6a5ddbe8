/** How much is sent before the engine can start, and the engine itself. */
import { test } from '@playwright/test';
import { engine, shell } from '../test/sizes.ts';
import { kB, note } from './measure.ts';

test('size', () => {
  note(test.info(), 'The page and all it needs before the engine, brotli', kB(shell().reduce((n, f) => n + f.bytes, 0)), '90 kB');
  note(test.info(), 'The engine, brotli', kB(engine().bytes), '900 kB');
});
