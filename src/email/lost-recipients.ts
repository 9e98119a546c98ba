import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { RelevanceProblem } from '../messages/relevance.js';

/**
 * Mails that waited for their time (A33) to users who may not have them any more: not active (A14), or without access to
 * the client they are about (A15, C04). The user whom an event is about needs no access. Ids of others are left out.
 */
export async function lostRecipients(
  tx: Tx,
  organisationId: string,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, RelevanceProblem>> {
  if (messageIds.length === 0) return new Map();
  const found = await rows<{ id: string; active: boolean }>(
    tx,
    `SELECT m.id, u.active
     FROM message m
     JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
     JOIN decision d ON d.organisation_id = m.organisation_id AND d.id = m.decision_id
     WHERE m.organisation_id = $1 AND m.id = ANY ($2)
       AND (NOT u.active OR (u.side = 'client' AND m.about_client_id IS NOT NULL AND d.user_id IS DISTINCT FROM u.id
                             AND NOT EXISTS (
         WITH RECURSIVE above AS (
           SELECT id, parent_id FROM client WHERE organisation_id = $1 AND id = m.about_client_id
           UNION
           SELECT p.id, p.parent_id FROM above a JOIN client p ON p.organisation_id = $1 AND p.id = a.parent_id)
         SELECT FROM above a
         JOIN client_access x ON x.organisation_id = $1 AND x.user_id = u.id AND x.client_id = a.id)))`,
    [organisationId, messageIds],
  );
  return new Map(found.map(({ id, active }) => [id, active ? 'no-access' : 'user-inactive']));
}
