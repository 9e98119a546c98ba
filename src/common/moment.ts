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

/**
 * Whether a period can have anything in it: that a filter begins after its end is a slip, which an empty list would hide.
 * A day and a time beside it are not compared: when the day begins is a matter of the organisation's zone.
 */
export function isPeriod({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  if (from === undefined || to === undefined) return true;
  return isDay(from) !== isDay(to) || Date.parse(from) <= Date.parse(to);
}

/** What is said of a period that ends before it begins, at its `to`. */
export const NO_PERIOD = { message: 'must not be before from', path: ['to'] };

function isDay(text: string): boolean {
  return !text.includes('T');
}

function isInCalendar(text: string): boolean {
  const at = Date.parse(text);
  return at >= FIRST && at <= LAST;
}
