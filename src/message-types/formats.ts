import { BoundedCache } from './bounded-cache.js';

export type DateStyle = 'long' | 'short';

/** Where a bare language is not enough: the habits of the country that most of our readers live in. */
const LOCALES = new Map([
  ['nl', 'nl-BE'],
  ['en', 'en-GB'],
  ['fr', 'fr-BE'],
  ['de', 'de-BE'],
]);

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

const dateFormats = new BoundedCache<Intl.DateTimeFormat>(200);
const moneyFormats = new BoundedCache<Intl.NumberFormat>(200);
const pluralRules = new BoundedCache<Intl.PluralRules>(50);

/**
 * A date in words ("6 januari 2026") or digits ("06/01/2026").
 *
 * @param value an ISO 8601 day, or a time; a time with an offset is read in `zone` (an IANA name).
 * @returns the value itself as text when it is no date: what the library system wrote says more than nothing.
 */
export function formatDate(value: unknown, language: string, zone: string, style: DateStyle = 'long'): string {
  if (typeof value !== 'string') return scalar(value);
  const text = value.trim();
  const day = LOCAL_TIME.exec(text)?.[1] ?? text;
  if (DAY.test(day)) {
    const date = calendarDay(day);
    return date ? inWords(date, language, 'UTC', style) : value;
  }
  const instant = INSTANT.test(text) ? new Date(text.replace(' ', 'T')) : null;
  return instant && !Number.isNaN(instant.getTime()) ? inWords(instant, language, zone, style) : value;
}

/**
 * An amount of money: "€ 26,20", "26,20 €", "€26.20".
 *
 * @param value a number, or a decimal number as text; anything else comes back as it was.
 * @param currency ISO 4217.
 */
export function formatMoney(value: unknown, language: string, currency = 'EUR'): string {
  const amount = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return scalar(value);
  const locale = localeOf(language);
  const format = moneyFormats.get(`${locale} ${currency}`, () => {
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  });
  // A narrow no-break space is missing from many fonts; the wide one is in all.
  return format.format(amount).replaceAll('\u202F', '\u00A0');
}

/** The word for a number of things: `plural(1, 'boek', 'boeken')`. In French nothing and one and a half are singular. */
export function plural(count: unknown, language: string, one: string, other: string): string {
  const locale = localeOf(language);
  const rules = pluralRules.get(locale, () => new Intl.PluralRules(locale));
  return rules.select(Number(count)) === 'one' ? one : other;
}

/** Today as an ISO day, in a zone. */
export function dayIn(zone: string, now: Date): string {
  const format = dateFormats.get(`today ${zone}`, () => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }));
  return format.format(now);
}

function inWords(date: Date, language: string, zone: string, style: DateStyle): string {
  const locale = localeOf(language);
  const format = dateFormats.get(`${locale} ${zone} ${style}`, () => {
    return new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone: zone });
  });
  const text = format.format(date);
  // French writes the first of the month as an ordinal, which CLDR's patterns leave out.
  return style === 'long' && locale.startsWith('fr') ? text.replace(/^1 /, '1er ') : text;
}

/** What can be printed as it is; a list or an object has no place in a sentence. */
function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Null for a day that no calendar has, such as 30 February. */
function calendarDay(day: string): Date | null {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth ? date : null;
}

/** A language tag that Intl knows; a text in a language it can't format gets the organisation's neighbours' habits. */
function localeOf(language: string): string {
  const known = LOCALES.get(language);
  if (known) return known;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'nl-BE';
  } catch {
    return 'nl-BE';
  }
}
