import { describe, expect, it } from '@jest/globals';
import { dayIn, formatDate, formatMoney, plural } from '../../../src/message-types/formats.js';
import { salutation } from '../../../src/message-types/salutation.js';

const ZONE = 'Europe/Brussels';

describe('dates in a text (L12)', () => {
  it.each([
    ['nl', '6 januari 2026', '06/01/2026'],
    ['fr', '6 janvier 2026', '06/01/2026'],
    ['en', '6 January 2026', '06/01/2026'],
    ['de', '6. Januar 2026', '06.01.2026'],
  ])('are written as %s writes them', (language, long, short) => {
    expect(formatDate('2026-01-06', language, ZONE)).toBe(long);
    expect(formatDate('2026-01-06', language, ZONE, 'short')).toBe(short);
  });

  it('write the first of the month as French does', () => {
    expect(formatDate('2026-05-01', 'fr', ZONE)).toBe('1er mai 2026');
    expect(formatDate('2026-05-11', 'fr', ZONE)).toBe('11 mai 2026');
    expect(formatDate('2026-05-01', 'nl', ZONE)).toBe('1 mei 2026');
  });

  it("read a time in the organisation's zone, and a day or a local time in none", () => {
    expect(formatDate('2026-01-06T23:30:00Z', 'nl', ZONE)).toBe('7 januari 2026');
    expect(formatDate('2026-01-06T23:30:00+01:00', 'nl', ZONE)).toBe('6 januari 2026');
    expect(formatDate('2026-01-06 23:30:00.5+0100', 'nl', ZONE)).toBe('6 januari 2026');
    expect(formatDate('2026-01-06T23:30', 'nl', 'Asia/Tokyo')).toBe('6 januari 2026');
    expect(formatDate('2026-01-06', 'nl', 'America/Los_Angeles')).toBe('6 januari 2026');
    expect(dayIn(ZONE, new Date('2026-01-06T23:30:00Z'))).toBe('2026-01-07');
  });

  it.each(['2026-02-30', '2026-13-01', 'morgen', '06/01/2026', '2026-01-06T99:99:99Z', ' '])(
    'leave %j as the library system wrote it',
    (value) => {
      expect(formatDate(value, 'nl', ZONE)).toBe(value);
    },
  );

  it('print what is no text as text, and nothing for what is not there', () => {
    expect(formatDate(20260106, 'nl', ZONE)).toBe('20260106');
    expect([undefined, null, {}, []].map((value) => formatDate(value, 'nl', ZONE))).toEqual(['', '', '', '']);
  });
});

describe('amounts in a text', () => {
  it.each([
    ['nl', '€\u00A01.234,50'],
    ['en', '€1,234.50'],
    ['fr', '1\u00A0234,50\u00A0€'],
  ])('are written as %s writes them', (language, expected) => {
    expect(formatMoney(1234.5, language)).toBe(expected);
    expect(formatMoney('1234.50', language)).toBe(expected);
  });

  it('hold no narrow space, which many fonts of letters lack (N17)', () => {
    for (const language of ['nl', 'fr', 'en', 'de']) expect(formatMoney(1234567.8, language)).not.toContain('\u202F');
  });

  it('leave what is no amount as it was, and know other currencies', () => {
    expect(['gratis', '1,50', Number.NaN, null, undefined, '', {}].map((value) => formatMoney(value, 'nl'))).toEqual([
      'gratis',
      '1,50',
      'NaN',
      '',
      '',
      '',
      '',
    ]);
    expect(formatMoney(-3, 'en', 'GBP')).toBe('-£3.00');
  });
});

describe('numbers of things', () => {
  it('are singular or plural by the rules of the language', () => {
    const words = (language: string) => [0, 1, 2, '1'].map((count) => plural(count, language, 'one', 'many'));
    expect(words('nl')).toEqual(['many', 'one', 'many', 'one']);
    expect(words('en')).toEqual(['many', 'one', 'many', 'one']);
    expect(words('fr')).toEqual(['one', 'one', 'many', 'one']);
  });
});

describe('a language that nobody knows', () => {
  it.each(['xx', 'not a tag', '', '__proto__'])('%j still gets dates, amounts and an opening', (language) => {
    expect(formatDate('2026-01-06', language, ZONE)).toContain('2026');
    expect(formatMoney(2.5, language)).toContain('€');
    expect(salutation({ name: 'Marie Peeters' }, language)).toBe('Dear Marie Peeters');
  });
});

describe('the opening of a message', () => {
  it.each([
    ['nl', 'Beste Marie Peeters', 'Beste lezer'],
    ['fr', 'Bonjour Marie Peeters', 'Bonjour'],
    ['en', 'Dear Marie Peeters', 'Dear reader'],
    ['de', 'Guten Tag Marie Peeters', 'Guten Tag'],
  ])('suits everybody in %s', (language, withName, reader) => {
    expect(salutation({ name: ' Marie Peeters ' }, language)).toBe(withName);
    expect(salutation({ name: ' ', salutation: null }, language)).toBe(reader);
  });

  it("is the library system's own where it gives one", () => {
    expect(salutation({ name: 'Marie Peeters', salutation: 'Geachte mevrouw Peeters, ' }, 'nl')).toBe(
      'Geachte mevrouw Peeters',
    );
    expect(salutation({ name: 'Marie Peeters', salutation: ' ' }, 'nl')).toBe('Beste Marie Peeters');
  });
});
