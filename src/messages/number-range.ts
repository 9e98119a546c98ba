import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { momentOf } from './message-conditions.js';
import type { MessageFilter } from './message-filter.js';

/** Message numbers; `before` is the first that is too late. Null where the filter says nothing. */
export interface NumberRange {
  from: string | null;
  before: string | null;
}

/** Numbers are taken before a message is made, by several processes whose clocks differ a little. */
const SLACK = `interval '1 hour'`;

/**
 * The numbers between which all messages of a filter's `from` and `to` are, with some more around them. Numbers count up
 * as time goes by, so time needs no index: the ends are found by halving, some twenty looks into the index of numbers.
 */
export async function numberRange(tx: Tx, organisationId: string, filter: MessageFilter): Promise<NumberRange> {
  return {
    from: filter.from === undefined ? null : await firstNumberAt(tx, organisationId, filter.from, 'from'),
    before: filter.to === undefined ? null : await firstNumberAt(tx, organisationId, filter.to, 'to'),
  };
}

/** A number that no message before the moment is above, or at the end none after it below, by an hour at least. */
async function firstNumberAt(tx: Tx, organisationId: string, value: string, end: 'from' | 'to'): Promise<string> {
  const moment = momentOf(value, end, '$2');
  const row = await firstRow<{ number: string }>(
    tx,
    `WITH RECURSIVE
       sought AS MATERIALIZED (SELECT ${moment.sql} ${end === 'from' ? '-' : '+'} ${SLACK} AS at),
       halving (low, high) AS (
         SELECT 0::bigint, coalesce((SELECT number + 1 FROM message WHERE organisation_id = $1
                                     ORDER BY number DESC LIMIT 1), 0)
         UNION ALL
         SELECT CASE WHEN late THEN low ELSE middle + 1 END, CASE WHEN late THEN middle ELSE high END
         FROM (SELECT low, high, middle,
                      coalesce((SELECT created_at FROM message WHERE organisation_id = $1 AND number >= middle
                                ORDER BY number LIMIT 1) >= (SELECT at FROM sought), true) AS late
               FROM (SELECT low, high, (low + high) / 2 AS middle FROM halving WHERE low < high) halves) judged
       )
     SELECT low AS number FROM halving WHERE low >= high`,
    [organisationId, moment.value],
  );
  return row!.number;
}
