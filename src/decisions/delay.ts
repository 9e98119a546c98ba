import { dayIn } from '../message-types/formats.js';

/** How long a rule waits after the event (A33). */
export interface Delay {
  /** Null: it doesn't wait. */
  delayDays: number | null;
  /** The hour of that day, in the organisation's zone; null: the time of day of the event. */
  delayHour: number | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When a rule's mail is due: that many days of the calendar after the event, never before the event itself.
 *
 * @param zone IANA name: days and hours are counted as people there do, over a change of the clock too
 */
export function dueAt({ delayDays, delayHour }: Delay, from: Date, zone: string): Date {
  if (delayDays === null) return from;
  const today = Date.parse(`${dayIn(zone, from)}T00:00:00Z`);
  const timeOfDay = delayHour === null ? localTime(from, zone) - today : delayHour * HOUR_MS;
  const due = instantOf(today + delayDays * DAY_MS + timeOfDay, zone);
  return due > from ? due : from;
}

/** The clock on the wall there, as if it were UTC. */
function localTime(at: Date, zone: string): number {
  return at.getTime() + offset(at, zone);
}

/**
 * The moment at which the clock on the wall there shows this: the first of two where a change of the clock repeats the
 * hour, just after where it skips the hour.
 */
function instantOf(local: number, zone: string): Date {
  const [before, after] = [local - DAY_MS, local + DAY_MS].map((at) => local - offset(new Date(at), zone));
  const shown = [before!, after!].filter((at) => localTime(new Date(at), zone) === local);
  return new Date(shown.length > 0 ? Math.min(...shown) : Math.max(before!, after!));
}

/** Milliseconds that the zone is ahead of UTC at this moment. */
function offset(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at.getTime() / 1_000) * 1_000;
}
