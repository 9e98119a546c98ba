import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { appendTimeline } from './move-messages.js';
import { IN } from './states.js';

/**
 * L22: a newer message takes the place of an older one of the same client (HR2 cancels a waiting HR1). Only marked
 * here; the mark is judged at the claim, when a batch is prepared, and at Resend.
 */
export async function supersede(
  tx: Tx,
  organisationId: string,
  pairs: readonly { clientId: string; ref: string; by: string }[],
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  // The references are named beside the join, and the status as an expression: see `moveMessages`.
  const marked = await rows<{ id: string; by: string }>(
    tx,
    `UPDATE message m SET superseded_by = r.by
     FROM jsonb_to_recordset($2) AS r (client_id uuid, ref text, by uuid)
     WHERE m.organisation_id = $1 AND m.ref = ANY ($4) AND m.ref = r.ref AND m.client_id = r.client_id AND m.id <> r.by
       AND m.superseded_by IS NULL AND (m.status || '') = ANY ($3)
       AND m.decision_id <> (SELECT decision_id FROM message WHERE organisation_id = $1 AND id = r.by)
     RETURNING m.id, r.by`,
    [
      organisationId,
      JSON.stringify(pairs.map(({ clientId, ref, by }) => ({ client_id: clientId, ref, by }))),
      [...IN.waiting, ...IN.resendable],
      pairs.map(({ ref }) => ref),
    ],
  );
  await appendTimeline(
    tx,
    organisationId,
    now,
    marked.map(({ id, by }) => ({ messageId: id, what: 'superseded' as const, facts: { by } })),
  );
}
