import type { Tx } from './tenancy.js';

export type WorkKind = 'email' | 'batch';

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
