import { calendarDate, shortDate } from '../format.js';
import type { ReasonCode } from '../../common/reasons.js';
import { triggersInWords, withEventNames } from '../i18n/event-words.js';
import type { View } from '../view.js';

/** Times and days in the reader's words; everything else as it is. */
export function dated(value: string | number, view: View): string {
  if (typeof value === 'number') return String(value);
  const timed = value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => shortDate(new Date(moment), view));
  return datedWords(timed, view);
}

/** Values of a finding that tell what a rule waits for, or what happened. */
const TRIGGERS = ['expected', 'actual', 'happened'];

/** A value of a finding in the reader's words. @param name what the finding calls it */
export function foundValue(value: string | number, name: string, view: View): string {
  return TRIGGERS.includes(name) ? triggersInWords(String(value), view.language) : dated(value, view);
}

/** What was expected and what was found, in words; days as people write them, events by their names (A34). */
export function wordsOfDetail(code: ReasonCode, which: string, view: View): string {
  const named = code === 'WRONG_TRIGGER' ? triggersInWords(which, view.language) : datedWords(which, view);
  return named.replaceAll(' ≠ ', `, ${view.t.why.conditions.found('')}`);
}

function datedWords(text: string, { language }: View): string {
  return withEventNames(text, language).replace(/\d{4}-\d\d-\d\d/g, (day) => calendarDate(day));
}
