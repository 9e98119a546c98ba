import type { Language } from '../common/language.js';

const locales: Record<Language, string> = { nl: 'nl-BE', en: 'en-GB' };
const months: Record<Language, readonly string[]> = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** Making a formatter costs a hundred times as much as using one, and a list uses one per row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${Object.keys(options).join()}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formatters.set(key, found);
  }
  return found;
}

interface LocalParts {
  year: number;
  month: number;
  day: number;
  time: string;
}

function localParts(date: Date, zone: string): LocalParts {
  const parts = formatter('en-GB', zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    year: Number(read('year')),
    month: Number(read('month')),
    day: Number(read('day')),
    time: `${read('hour')}:${read('minute')}`,
  };
}

/** Where and for whom a date is written: the organisation's zone (an IANA name), and the moment that counts as now. */
export interface DateContext {
  language: Language;
  zone: string;
  now: Date;
}

/** "21 nov 08:14"; a date of another year has its year instead of the time: "21 nov 2025" (pages.md). */
export function shortDate(date: Date, { language, zone, now }: DateContext): string {
  const there = localParts(date, zone);
  const day = `${there.day} ${months[language][there.month - 1]}`;
  return there.year === localParts(now, zone).year ? `${day} ${there.time}` : `${day} ${there.year}`;
}

/** "12 nov", without a time; with the year when it is another one. */
export function shortDay(date: Date, { language, zone, now }: DateContext): string {
  const there = localParts(date, zone);
  const day = `${there.day} ${months[language][there.month - 1]}`;
  return there.year === localParts(now, zone).year ? day : `${day} ${there.year}`;
}

/** "zaterdag 21 november 2026 om 08:14": for the hover text and for screen readers. */
export function fullDate(date: Date, { language, zone }: DateContext): string {
  const day = formatter(locales[language], zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(date);
  return `${day} ${language === 'nl' ? 'om' : 'at'} ${localParts(date, zone).time}`;
}

/** A calendar date without a zone, such as a date of birth: "1984-03-12" becomes "12-03-1984" (pages.md). */
export function calendarDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match ? `${match[3]}-${match[2]}-${match[1]}` : iso;
}

/** "1.234" in Dutch, "1,234" in English. */
export function number(value: number | bigint, language: Language): string {
  return value.toLocaleString(locales[language]);
}

/** A card number in groups of four, as it is printed on the card: "2900 1234 5678". */
export function cardNumber(card: string): string {
  return /^\d{8,}$/.test(card) ? card.replace(/(\d{4})(?=\d)/g, '$1 ') : card;
}
