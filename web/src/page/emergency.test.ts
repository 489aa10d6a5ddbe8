import { describe, expect, it } from 'vitest';
import { asDialed, localNumber, numbers } from './emergency';

describe('the emergency number', () => {
  it('follows the time zone, whatever the language is', () => {
    expect(localNumber('Europe/Berlin', ['en-US'])).toEqual({ number: '112', sure: true });
    expect(localNumber('Europe/London', ['en-US'])).toEqual({ number: '999', sure: true });
    expect(localNumber('America/Indiana/Knox', ['de-DE'])).toEqual({ number: '911', sure: true });
    expect(localNumber('Australia/Perth', [])).toEqual({ number: '000', sure: true });
    expect(localNumber('Pacific/Auckland', [])).toEqual({ number: '111', sure: true });
    expect(localNumber('Asia/Tokyo', [])).toEqual({ number: '119', sure: true });
  });

  it('is a guess to be checked where the zone is not in the table', () => {
    expect(localNumber('Africa/Lagos', ['en-US'])).toEqual({ number: '112', sure: false });
    expect(localNumber('America/Lima', ['es-MX'])).toEqual({ number: '112', sure: false });
  });

  it('goes by the region of the language only when the zone tells no place, and says that it is a guess', () => {
    expect(localNumber('UTC', ['en-GB', 'en-US'])).toEqual({ number: '999', sure: false });
    expect(localNumber('Etc/GMT+5', ['en', 'en-CA'])).toEqual({ number: '911', sure: false });
    expect(localNumber('', ['en'])).toEqual({ number: '112', sure: false });
  });

  it('is never in the list twice', () => {
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('is taken as it is dialed, and not when it cannot be', () => {
    expect(asDialed(' 1 1 2 ')).toBe('112');
    expect(asDialed('+44 (0)20-7946')).toBe('+440207946');
    expect(asDialed('1')).toBeNull();
    expect(asDialed('call mum')).toBeNull();
    expect(asDialed('112;ext=5')).toBeNull();
  });
});
