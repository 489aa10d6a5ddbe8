import { beforeEach, expect, test } from 'vitest';
import { courseOf, packOf, planOf, standingOf } from '../screens/fixture';
import { checkLast, forgetLast, keepLast, readLast } from './last';

const standing = standingOf({ now: '2026-05-13T08:00:00.000+02:00' });
const last = { standing, pack: packOf(), course: courseOf(), plan: planOf() };
const later = '2026-05-13T09:30:00.000+02:00';

beforeEach(() => {
  localStorage.clear();
  document.documentElement.dataset.app = 'one';
  keepLast(last);
});

test('what Today showed is there again on the same day', () => {
  expect(readLast(later)).toMatchObject({ standing: { now: standing.now } });
});

test('it is not there on another day, nor before it was said', () => {
  expect(readLast('2026-05-14T00:10:00.000+02:00')).toBeNull();
  expect(readLast('2026-05-13T07:59:00.000+02:00')).toBeNull();
});

test('it is not there for another build, nor once it was forgotten, nor where it is no record', () => {
  document.documentElement.dataset.app = 'two';
  expect(readLast(later)).toBeNull();
  document.documentElement.dataset.app = 'one';
  forgetLast();
  expect(readLast(later)).toBeNull();
  localStorage.setItem('unknot.last', '{"build":"one"');
  expect(readLast(later)).toBeNull();
});

test.each(['unknot.session', 'unknot.stop', 'unknot.unsaved'])('it is not there while %s tells of more than the record', (key) => {
  localStorage.setItem(key, '{}');
  expect(readLast(later)).toBeNull();
});

test('it is forgotten as soon as the person stands otherwise, and only then', () => {
  checkLast({ ...standing, now: later });
  expect(readLast(later)).not.toBeNull();
  checkLast({ ...standing, now: later, may: !standing.may });
  expect(readLast(later)).toBeNull();
});
