import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';

/** More than this are not counted: "more than 1,000" says as much, and a long queue must not cost. */
export const MOST_COUNTED = 1_000;

/** How many mails wait for the mail server: due, or put off after a try. At most one more than `MOST_COUNTED`. */
export async function countWaitingMails(tx: Tx, organisationId: string, now: Date): Promise<number> {
  const row = await firstRow<{ count: number }>(
    tx,
    `SELECT count(*)::int AS count FROM (
       SELECT FROM message WHERE organisation_id = $1 AND status = 'queued' AND (due_at <= $2 OR attempts > 0)
       LIMIT ${MOST_COUNTED + 1}) m`,
    [organisationId, now],
  );
  return row!.count;
}

/** How many mails were given up since then, as they had waited for the mail server too long (L17). At most one more than `MOST_COUNTED`. */
export async function countGivenUpMails(tx: Tx, organisationId: string, since: Date): Promise<number> {
  // The oldest are given up first: those of this outage are the newest, whatever earlier ones left behind.
  const row = await firstRow<{ count: number }>(
    tx,
    `SELECT count(*)::int AS count FROM (
       SELECT status_at FROM message WHERE organisation_id = $1 AND reason = 'TRANSPORT_ERROR'
       ORDER BY number DESC LIMIT ${MOST_COUNTED + 1}) m
     WHERE status_at >= $2`,
    [organisationId, since],
  );
  return row!.count;
}
