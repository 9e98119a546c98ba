import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';

/** More than this are not counted: "more than 1,000" says as much, and a long queue must not cost. */
export const MOST_WAITING = 1_000;

/** How many mails wait for the mail server: due, or put off after a try. At most one more than `MOST_WAITING`. */
export async function countWaitingMails(tx: Tx, organisationId: string, now: Date): Promise<number> {
  const row = await firstRow<{ count: number }>(
    tx,
    `SELECT count(*)::int AS count FROM (
       SELECT FROM message WHERE organisation_id = $1 AND status = 'queued' AND (due_at <= $2 OR attempts > 0)
       LIMIT ${MOST_WAITING + 1}) m`,
    [organisationId, now],
  );
  return row!.count;
}
