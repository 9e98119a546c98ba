import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../../src/decisions/delay.js';

const due = (delayDays: number | null, delayHour: number | null, from: string, zone = 'Europe/Brussels') =>
  dueAt({ delayDays, delayHour }, new Date(from), zone).toISOString();

describe('when a rule that waits sends its mails (A33)', () => {
  it.each([
    ['at once without a delay', null, null, '2026-11-21T07:14:00Z', '2026-11-21T07:14:00.000Z'],
    ['days later at the same time', 3, null, '2026-11-21T07:14:30Z', '2026-11-24T07:14:30.000Z'],
    ['at an hour of that day, in the organisation’s zone', 1, 9, '2026-11-21T07:14:00Z', '2026-11-22T08:00:00.000Z'],
    ['the day is the one there: just after midnight', 1, 9, '2026-11-20T23:30:00Z', '2026-11-22T08:00:00.000Z'],
    ['later the same day', 0, 17, '2026-11-21T07:14:00Z', '2026-11-21T16:00:00.000Z'],
    ['at once where the hour is past', 0, 6, '2026-11-21T07:14:00Z', '2026-11-21T07:14:00.000Z'],
    ['over the end of summer time', 1, 9, '2026-10-24T07:00:00Z', '2026-10-25T08:00:00.000Z'],
    ['the same time on the wall after it', 1, null, '2026-10-24T07:00:00Z', '2026-10-25T08:00:00.000Z'],
    ['over the beginning of summer time', 1, 9, '2026-03-28T08:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['in the hour that is skipped', 1, 2, '2026-03-28T08:00:00Z', '2026-03-29T01:00:00.000Z'],
  ])('%s', (_, days, hour, from, expected) => {
    expect(due(days, hour, from)).toBe(expected);
  });

  it('far from Greenwich', () => {
    expect(due(1, 9, '2026-11-21T07:14:00Z', 'Pacific/Auckland')).toBe('2026-11-21T20:00:00.000Z');
    expect(due(1, 9, '2026-11-21T02:14:00Z', 'America/Los_Angeles')).toBe('2026-11-21T17:00:00.000Z');
  });
});
