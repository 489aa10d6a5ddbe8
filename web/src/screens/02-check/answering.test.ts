import { describe, expect, it } from 'vitest';
import type { Item } from '../../engine/types.gen';
import { Answering, pagesOf } from './answering.svelte';

const items: readonly Item[] = [
  { id: 'both-legs', kind: 'yn', page: 1, short: true },
  { id: 'leg-weakness', kind: 'yn', page: 2 },
  { id: 'age', kind: 'num', page: 2, min: 0, max: 120 },
  { id: 'skin-sites', kind: 'sites', page: 3 },
];

function begun(): Answering {
  return new Answering(pagesOf(items, false));
}

describe('the answers of a check', () => {
  it('come in the pages of the pack, or in one page of the short questions', () => {
    expect(pagesOf(items, false).map((p) => p.map((i) => i.id))).toEqual([['both-legs'], ['leg-weakness', 'age'], ['skin-sites']]);
    expect(pagesOf(items, true).map((p) => p.map((i) => i.id))).toEqual([['both-legs']]);
  });

  it('are none when it begins', () => {
    const check = begun();
    expect(check.answers).toEqual({});
    expect(check.raised).toBe(false);
    expect(check.denied).toBe(false);
  });

  it('are gone when they are taken back', () => {
    const check = begun();
    check.give('both-legs', 'unsure');
    expect(check.raised).toBe(true);
    check.give('both-legs', undefined);
    expect('both-legs' in check.answers).toBe(false);
  });

  it('are no for what is open on this page only, and never for a number', () => {
    const check = begun();
    check.denyOthers();
    check.go(1);
    expect(check.answers).toEqual({ 'both-legs': 'no' });
    check.denyOthers();
    expect(check.answers).toEqual({ 'both-legs': 'no', 'leg-weakness': 'no' });
    expect(check.missing.map((i) => i.id)).toEqual(['age']);
  });

  it('keep a yes when the others are denied, and mark no place', () => {
    const check = begun();
    check.give('leg-weakness', 'yes');
    check.denyOthers();
    check.go(1);
    check.denyOthers();
    check.give('age', 0);
    check.go(2);
    check.denyOthers();
    expect(check.answers).toEqual({ 'both-legs': 'no', 'leg-weakness': 'yes', age: 0, 'skin-sites': [] });
    expect(check.missing).toEqual([]);
  });

  it('let nobody past a page that has something open', () => {
    const check = begun();
    check.go(2);
    expect(check.at).toBe(0);
    check.denyOthers();
    check.go(2);
    expect(check.at).toBe(1);
    check.go(-1);
    expect(check.at).toBe(0);
  });
});
