import { dayIn } from '../message-types/formats.js';
import type { Today } from './facts.js';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const LOCAL_TIME = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const RELATIVE = /^today(?:\s*([+-])\s*(\d{1,5}))?$/i;
const DAY_MS = 86_400_000;

/**
 * The day that somebody's data or a condition names: an ISO date, a day written day first (22-11-2026, 22/11/2026), a
 * moment (as the organisation's zone tells its day), a time without an offset, or `today`, `today+7`, `today-30`. Null
 * where it names none.
 */
export function readDay(value: unknown, { now, zone }: Today): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const relative = RELATIVE.exec(text);
  if (relative) return shiftDay(dayIn(zone, now), Number(`${relative[1] ?? '+'}${relative[2] ?? 0}`));
  if (MOMENT.test(text)) {
    const moment = new Date(text.replace(' ', 'T'));
    return Number.isNaN(moment.getTime()) ? null : dayIn(zone, moment);
  }
  const day = LOCAL_TIME.exec(text)?.[1] ?? dayFirst(text) ?? text;
  return isDay(day) ? day : null;
}

/** Whether somebody may write this where a condition asks for a day: a day of the calendar, or one counted from today. */
export function namesDay(text: string): boolean {
  const trimmed = text.trim();
  return RELATIVE.test(trimmed) || isDay(dayFirst(trimmed) ?? trimmed);
}

/** The ISO date of a day as people here write it; null where it is written otherwise. */
function dayFirst(text: string): string | null {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : null;
}

/** A day of the calendar, as ISO date. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
