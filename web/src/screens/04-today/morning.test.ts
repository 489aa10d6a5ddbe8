import { expect, test } from 'vitest';
import type { Course, SessionLine } from '../../engine/types.gen';
import { courseOf } from '../fixture';
import { due, passOver } from './morning.svelte';

const now = '2026-05-13T08:00:00.000+02:00';

function session(at: string): SessionLine {
  return { id: at, at, completed: true, before: null, after: null };
}

function after(...at: string[]): Course {
  return courseOf({ sessions: at.map(session) });
}

test('the morning after a session is asked about', () => {
  expect(due(now, after('2026-05-12T19:00:00.000+02:00'))).toBe(true);
});

test('nobody is asked before the first session, or about a session of the same day', () => {
  expect(due(now, courseOf())).toBe(false);
  expect(due(now, after('2026-05-13T07:00:00.000+02:00'))).toBe(false);
});

test('an early session does not keep the morning from being asked', () => {
  expect(due(now, after('2026-05-12T19:00:00.000+02:00', '2026-05-13T07:00:00.000+02:00'))).toBe(true);
});

test('nobody is asked twice on a day, in the afternoon, or long after the last session', () => {
  const course = after('2026-05-12T19:00:00.000+02:00');
  expect(due(now, { ...course, mornings: [{ day: '2026-05-13', pain: 0, median2: null }] })).toBe(false);
  expect(due('2026-05-13T14:00:00.000+02:00', course)).toBe(false);
  expect(due(now, after('2026-04-01T19:00:00.000+02:00'))).toBe(false);
});

test('passing it over holds for the day only', () => {
  const course = after('2026-05-12T19:00:00.000+02:00');
  passOver('2026-05-13');
  expect(due(now, course)).toBe(false);
  expect(due('2026-05-14T08:00:00.000+02:00', course)).toBe(true);
});
