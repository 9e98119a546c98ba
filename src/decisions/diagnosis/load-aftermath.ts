import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { isIn } from '../../messages/states.js';
import type { AftermathFacts, LineFacts } from './facts.js';

/**
 * What followed on each of these lines that did not reach anybody.
 *
 * @returns by id of the line
 */
export async function loadAftermath(
  tx: Tx,
  organisationId: string,
  lines: readonly (LineFacts | null)[],
): Promise<ReadonlyMap<string, AftermathFacts>> {
  const failed = lines.flatMap((line) => (line && isIn('failed', line.status) ? line.id : []));
  if (failed.length === 0) return new Map();
  const found = await rows<AftermathFacts & { id: string }>(
    tx,
    `SELECT m.id, coalesce(failed.facts->>'reply', failed.facts->>'diagnostic', failed.facts->>'status') AS words,
            (SELECT jsonb_build_object('id', n.id, 'number', n.number, 'to', n.to_address, 'status', n.status)
             FROM message_event e
             JOIN message n ON n.organisation_id = e.organisation_id AND n.id = (e.facts->>'messageId')::uuid
             WHERE e.organisation_id = m.organisation_id AND e.message_id = m.id AND e.what = 'next-address'
               AND e.facts ? 'messageId' LIMIT 1) AS next,
            (SELECT jsonb_build_object('id', l.id, 'number', l.number) FROM message l
             WHERE l.organisation_id = m.organisation_id AND l.decision_id = m.decision_id AND l.client_id IS NOT NULL
               AND l.format = 'letter' AND l.status <> 'withdrawn' ORDER BY l.number LIMIT 1) AS letter,
            (SELECT u.email FROM user_account u
             WHERE u.organisation_id = m.organisation_id AND u.id = m.user_id) AS "userAddress",
            (SELECT g.id FROM client_group g
             WHERE g.organisation_id = m.organisation_id AND m.user_id IS NULL AND m.client_id IS NULL
               AND lower(trim(g.email)) = lower(m.to_address) ORDER BY g.name LIMIT 1) AS "houseGroup",
            (SELECT u.id FROM user_account u
             WHERE u.organisation_id = m.organisation_id AND m.user_id IS NULL AND m.client_id IS NULL
               AND u.side = 'staff' AND lower(u.email) = lower(m.to_address) LIMIT 1) AS "houseUser"
     FROM message m
     LEFT JOIN LATERAL (
       SELECT facts FROM message_event
       WHERE organisation_id = m.organisation_id AND message_id = m.id AND what IN ('bounced', 'not-sent')
       ORDER BY id DESC LIMIT 1) failed ON true
     WHERE m.organisation_id = $1 AND m.id = ANY ($2)`,
    [organisationId, failed],
  );
  return new Map(found.map(({ id, ...aftermath }) => [id, aftermath]));
}
