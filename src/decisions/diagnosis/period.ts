import { dayIn } from '../../message-types/formats.js';
import type { DiagnosisInput } from './diagnosis-input.js';

/** A stretch of time, its end excluded. */
export interface Period {
  from: Date;
  to: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 30;

/**
 * The days that are looked at, last day included; without them the last 30 days. Days are taken wide, by a zone's
 * greatest offset: a message too many is seen at a glance, one too few misleads.
 */
export function periodOf({ from, to }: Pick<DiagnosisInput, 'from' | 'to'>, now: Date): Period {
  const offset = 14 * 60 * 60 * 1000;
  const end = to === undefined ? now.getTime() + 1 : Date.parse(`${to}T00:00:00Z`) + DAY_MS + offset;
  const begin =
    from === undefined ? Math.min(end, now.getTime()) - DAYS * DAY_MS : Date.parse(`${from}T00:00:00Z`) - offset;
  return { from: new Date(begin), to: new Date(end) };
}

/** Today in the organisation's zone, as ISO date; the last day of the period where it lies before. */
export function dayOf({ to }: Pick<DiagnosisInput, 'to'>, now: Date, zone: string): string {
  const today = dayIn(zone, now);
  return to !== undefined && to < today ? to : today;
}
