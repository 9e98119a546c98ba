import { dayIn } from '../message-types/formats.js';
import type { Today } from './facts.js';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const LOCAL_TIME = /^(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
const RELATIVE = /^today(?:\s*([+-])\s*(\d{1,5}))?$/i;
const DAY_MS = 86_400_000;

/**
 * The day that somebody's data or a condition names: an ISO date, a moment (as the organisation's zone tells its day), a
 * time without an offset, or `today`, `today+7`, `today-30`. Null where it names none.
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
  const day = LOCAL_TIME.exec(text)?.[1] ?? text;
  return isDay(day) ? day : null;
}

/** A day of the calendar, as ISO date. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
