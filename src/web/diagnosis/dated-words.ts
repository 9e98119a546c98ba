import { calendarDate, shortDate } from '../format.js';
import { withEventNames } from '../i18n/event-words.js';
import type { View } from '../view.js';

/** Times and days in the reader's words; everything else as it is. */
export function dated(value: string | number, view: View): string {
  if (typeof value === 'number') return String(value);
  const timed = value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => shortDate(new Date(moment), view));
  return datedWords(timed, view);
}

/** What was expected and what was found, in words; days as people write them, events by their names (A34). */
export function wordsOfDetail(which: string, view: View): string {
  return datedWords(which, view).replaceAll(' ≠ ', `, ${view.t.why.conditions.found('')}`);
}

function datedWords(text: string, { language }: View): string {
  return withEventNames(text, language).replace(/\d{4}-\d\d-\d\d/g, (day) => calendarDate(day));
}
