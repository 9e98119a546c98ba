import { firstRow } from './sql.js';
import type { Tenancy, Tx } from './tenancy.js';

export type WorkKind = 'email' | 'batch' | 'bounce' | 'event';

/**
 * Says that this organisation has work at `at`. Called last in a transaction: whoever holds the row makes the worker
 * that recounts it wait.
 */
export async function announceWork(tx: Tx, organisationId: string, kind: WorkKind, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO due_work (organisation_id, kind, next_due_at) VALUES ($1, $2, $3)
     ON CONFLICT (organisation_id, kind) DO UPDATE SET next_due_at = LEAST(due_work.next_due_at, excluded.next_due_at)`,
    [organisationId, kind, at],
  );
}

/** How long a turn hides an organisation from the other workers; a worker that dies gives it back after this. */
const TURN_MS = 2_000;

/**
 * The organisation whose turn it is: the one that waits longest among those with due work. It goes to the end of the
 * row at once, so that a big organisation can't starve a small one, and several workers take different ones.
 */
export async function takeTurn(tenancy: Tenancy, kind: WorkKind, now: Date): Promise<string | null> {
  return tenancy.global(async (tx) => {
    const row = await firstRow<{ organisation_id: string }>(
      tx,
      `UPDATE due_work SET next_due_at = $3
       WHERE kind = $1 AND organisation_id = (
         SELECT organisation_id FROM due_work WHERE kind = $1 AND next_due_at <= $2
         ORDER BY next_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING organisation_id`,
      [kind, now, new Date(now.getTime() + TURN_MS)],
    );
    return row?.organisation_id ?? null;
  });
}

/** The organisations that have work of this kind, due or not. */
export async function withWork(tenancy: Tenancy, kind: WorkKind): Promise<string[]> {
  const found = await tenancy.globalQuery<{ id: string }>(
    `SELECT organisation_id AS id FROM due_work WHERE kind = $1`,
    [kind],
  );
  return found.map(({ id }) => id);
}

/**
 * Ends a turn: writes when the next work is due, or removes the row when there is none. Work that was due already waits
 * from now on, behind the organisations that wait longer: else the one with the oldest work would always come first.
 *
 * The row is locked before `next` looks, so that work announced meanwhile is either seen by it or waits and comes after.
 */
export async function endTurn(
  tenancy: Tenancy,
  organisationId: string,
  kind: WorkKind,
  now: Date,
  next: (tx: Tx) => Promise<Date | null>,
): Promise<void> {
  await tenancy.within(organisationId, async (tx) => {
    await tx.query(`SELECT FROM due_work WHERE organisation_id = $1 AND kind = $2 FOR UPDATE`, [organisationId, kind]);
    const at = await next(tx);
    if (at) {
      await tx.query(`UPDATE due_work SET next_due_at = $3 WHERE organisation_id = $1 AND kind = $2`, [
        organisationId,
        kind,
        at < now ? now : at,
      ]);
    } else {
      await tx.query(`DELETE FROM due_work WHERE organisation_id = $1 AND kind = $2`, [organisationId, kind]);
    }
  });
}
