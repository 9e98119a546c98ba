import { describe, expect, it } from '@jest/globals';
import { calendarDate, cardNumber, fullDate, number, shortDate, shortDay } from '../../../src/web/format.js';

const now = new Date('2026-11-22T07:50:00Z');
const dutch = { language: 'nl', zone: 'Europe/Brussels', now } as const;
const english = { language: 'en', zone: 'Europe/Brussels', now } as const;

describe('dates on pages', () => {
  it('are short for this year: day, month and time', () => {
    const morning = new Date('2026-11-21T07:14:00Z');
    expect(shortDate(morning, dutch)).toBe('21 nov 08:14');
    expect(shortDate(morning, english)).toBe('21 Nov 08:14');
  });

  it('have the year instead of the time for another year', () => {
    expect(shortDate(new Date('2025-03-05T12:00:00Z'), dutch)).toBe('5 mrt 2025');
    expect(shortDay(new Date('2025-03-05T12:00:00Z'), english)).toBe('5 Mar 2025');
    expect(shortDay(new Date('2026-03-05T12:00:00Z'), english)).toBe('5 Mar');
  });

  it("judge the year and the day in the organisation's zone, not in UTC", () => {
    const newYear = new Date('2025-12-31T23:30:00Z');
    expect(shortDate(newYear, dutch)).toBe('1 jan 00:30');
    expect(shortDate(newYear, { ...dutch, zone: 'America/New_York' })).toBe('31 dec 2025');
  });

  it('know summer time', () => {
    expect(shortDate(new Date('2026-07-01T06:00:00Z'), dutch)).toBe('1 jul 08:00');
  });

  it('are written out in full for hover and screen readers', () => {
    const morning = new Date('2026-11-21T07:14:00Z');
    expect(fullDate(morning, dutch)).toBe('zaterdag 21 november 2026 om 08:14');
    expect(fullDate(morning, english)).toMatch(/^Saturday,? 21 November 2026 at 08:14$/);
  });

  it('keep a date of birth free of zones', () => {
    expect(calendarDate('1984-03-12')).toBe('12-03-1984');
    expect(calendarDate('onbekend')).toBe('onbekend');
  });
});

describe('numbers on pages', () => {
  it('group thousands as the language does', () => {
    expect(number(1248, 'nl')).toBe('1.248');
    expect(number(1248n, 'en')).toBe('1,248');
  });

  it('group a card number in fours and leave other numbers alone', () => {
    expect(cardNumber('290012345678')).toBe('2900 1234 5678');
    expect(cardNumber('2900123456789')).toBe('2900 1234 5678 9');
    expect(cardNumber('B-77')).toBe('B-77');
  });
});
