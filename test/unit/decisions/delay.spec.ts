import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
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

  it('the first of the hour that is repeated', () => {
    expect(due(1, 2, '2026-10-24T07:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
  });

  it('west of Greenwich, where the change of the clock comes later in UTC', () => {
    const there = (hour: number) => due(1, hour, '2026-03-07T15:00:00Z', 'America/New_York');
    expect([1, 2, 3].map(there)).toEqual([
      '2026-03-08T06:00:00.000Z',
      '2026-03-08T07:00:00.000Z',
      '2026-03-08T07:00:00.000Z',
    ]);
    expect(due(1, 1, '2026-10-31T15:00:00Z', 'America/New_York')).toBe('2026-11-01T05:00:00.000Z');
  });

  it('shows the hour asked for on the wall, on the day asked for, unless the clock skips it (fast-check)', () => {
    const zones = [
      'Europe/Brussels',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'UTC',
    ];
    const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(...zones),
        (from, days, hour, zone) => {
          const at = dueAt({ delayDays: days, delayHour: hour }, from, zone);
          const wall = (day: Date) => {
            const format = new Intl.DateTimeFormat('sv-SE', {
              timeZone: zone,
              dateStyle: 'short',
              timeStyle: 'medium',
            });
            return Date.parse(`${format.format(day).replace(' ', 'T')}Z`);
          };
          const asked = Math.floor(wall(from) / 86_400_000 + days) * 86_400_000 + hour * 3_600_000;
          const late = wall(at) - asked;
          expect(late).toBeGreaterThanOrEqual(0);
          // Skipped hours are an hour long, at Lord Howe's island half an hour.
          expect(late).toBeLessThanOrEqual(3_600_000);
          if (late > 0) expect(wall(new Date(at.getTime() - 1_000))).toBeLessThan(asked);
        },
      ),
    );
  });

  it('far from Greenwich', () => {
    expect(due(1, 9, '2026-11-21T07:14:00Z', 'Pacific/Auckland')).toBe('2026-11-21T20:00:00.000Z');
    expect(due(1, 9, '2026-11-21T02:14:00Z', 'America/Los_Angeles')).toBe('2026-11-21T17:00:00.000Z');
  });
});
