import { expect, test } from 'vitest';
import { zoneAround } from './zone';

const second = (iso: string): number => Date.parse(iso) / 1000;

/** Berlin, by the rule of the European Union. */
function berlin(at: number): number {
  const changes = ['2025-03-30', '2025-10-26', '2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'];
  const passed = changes.filter((c) => second(`${c}T01:00:00Z`) <= at).length;
  return passed % 2 === 1 ? 120 : 60;
}

test('a zone has a stretch for every change of the clock, to the second', () => {
  const { spans } = zoneAround('2026-11-23T10:00:00.000+01:00', berlin);
  const autumn = spans.find((s) => s.from === second('2026-10-25T01:00:00Z'));
  expect(autumn).toEqual({ from: second('2026-10-25T01:00:00Z'), offset: 60, short: '+01', summer: false });
  const spring = spans.find((s) => s.from === second('2027-03-28T01:00:00Z'));
  expect(spring).toMatchObject({ offset: 120, short: '+02', summer: true });
  expect(spans.map((s) => s.from)).toEqual(spans.map((s) => s.from).toSorted((a, b) => a - b));
});

test('a zone that never changes is one stretch', () => {
  const { spans } = zoneAround('2026-11-23T10:00:00.000+05:30', () => 330);
  expect(spans.map((s) => s.short)).toEqual(['+0530']);
  expect(spans[0]?.summer).toBe(false);
});
