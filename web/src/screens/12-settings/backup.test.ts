import { expect, test } from 'vitest';
import type { StoreStatus } from '../../engine/calls';
import type { SessionLine } from '../../engine/types.gen';
import { courseOf } from '../fixture';
import { backupDue } from './backup';

const now = '2026-05-13T08:00:00.000+02:00';
const alone: StoreStatus = { entries: 9, unreadable: 0, persisted: true, backedUp: null, exchange: { state: 'none' } };

function sessions(...at: string[]): SessionLine[] {
  return at.map((x) => ({ id: x, at: `${x}T18:00:00.000+02:00`, completed: true, before: null, after: null }));
}

test('a record of a few sessions without a backup is worth one', () => {
  expect(backupDue(alone, now, courseOf({ sessions: sessions('2026-05-04', '2026-05-06') }))).toBe(null);
  expect(backupDue(alone, now, courseOf({ sessions: sessions('2026-05-04', '2026-05-06', '2026-05-09') }))).toBe('never');
});

test('an old backup is mentioned only when the record has grown since', () => {
  const old = { ...alone, backedUp: '2026-04-10T18:00:00.000+02:00' };
  expect(backupDue(old, now, courseOf({ sessions: sessions('2026-04-09') }))).toBe(null);
  expect(backupDue(old, now, courseOf({ sessions: sessions('2026-04-09', '2026-05-09') }))).toBe('old');
  expect(backupDue({ ...old, backedUp: '2026-04-20T18:00:00.000+02:00' }, now, courseOf({ sessions: sessions('2026-05-09') }))).toBe(null);
});

test('whoever exchanges with a computer has a second copy already', () => {
  const shared: StoreStatus = { ...alone, exchange: { state: 'even', at: now } };
  expect(backupDue(shared, now, courseOf({ sessions: sessions('2026-05-04', '2026-05-06', '2026-05-09') }))).toBe(null);
});
