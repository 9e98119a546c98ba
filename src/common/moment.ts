import { z } from 'zod';

/** What the database and the application both have a year for, in any zone. */
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-30T00:00:00Z');

/** A time of ISO 8601 with its offset, as text. */
export function moment(message: string) {
  return z.iso.datetime({ offset: true, message, abort: true }).refine(isInCalendar, message);
}

/** A day of ISO 8601, as text. */
export function day(message: string) {
  return z.iso.date({ message, abort: true }).refine(isInCalendar, message);
}

function isInCalendar(text: string): boolean {
  const at = Date.parse(text);
  return at >= FIRST && at <= LAST;
}
