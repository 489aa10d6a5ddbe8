import { expect, test } from 'vitest';
import { nameOf } from './folder';

test('a copy is named as unknot backup names it', () => {
  expect(nameOf(new Date('2026-11-22T17:30:15.165Z'))).toBe('unknot-20261122T173015.165Z.jsonl');
});
