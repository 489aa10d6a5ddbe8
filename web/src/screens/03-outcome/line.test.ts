import { describe, expect, it } from 'vitest';
import { lineIn } from './line';

describe('the line of a code', () => {
  it('is found as it stands in what was typed', () => {
    expect(lineIn('AAAAA-BBBBB\nCCCCC-00001\nDDDDD', 'CCCCC-00001')).toEqual([12, 23]);
  });

  it('is found in small letters, without hyphens, and with O for 0 and L for 1', () => {
    expect(lineIn('aaaaa bbbbb\n ccccc oooOl', 'CCCCC-00001')).toEqual([12, 24]);
  });

  it('is not found where the lines were broken otherwise', () => {
    expect(lineIn('AAAAA\nBBBBB', 'AAAAA-BBBBB')).toBeNull();
  });
});
