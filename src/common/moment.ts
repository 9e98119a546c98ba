import { z } from 'zod';

/** What the database and the application both have a year for, in any zone. */
const FIRST = Date.UTC(1, 0, 2);
const LAST = Date.UTC(9999, 11, 30);

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
