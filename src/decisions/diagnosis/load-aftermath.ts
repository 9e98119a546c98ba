import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { isIn } from '../../messages/states.js';
import type { AftermathFacts, LineFacts } from './facts.js';

/** What followed on a line that did not reach anybody; null for every other. */
export async function loadAftermath(
  tx: Tx,
  organisationId: string,
  line: LineFacts | null,
): Promise<AftermathFacts | null> {
  if (!line || !isIn('failed', line.status)) return null;
  const found = await firstRow<AftermathFacts>(
    tx,
    `SELECT coalesce(failed.facts->>'reply', failed.facts->>'diagnostic', failed.facts->>'status') AS words,
            (SELECT jsonb_build_object('id', n.id, 'number', n.number, 'to', n.to_address, 'status', n.status)
             FROM message_event e
             JOIN message n ON n.organisation_id = e.organisation_id AND n.id = (e.facts->>'messageId')::uuid
             WHERE e.organisation_id = m.organisation_id AND e.message_id = m.id AND e.what = 'next-address'
               AND e.facts ? 'messageId' LIMIT 1) AS next,
            (SELECT jsonb_build_object('id', l.id, 'number', l.number) FROM message l
             WHERE l.organisation_id = m.organisation_id AND l.decision_id = m.decision_id AND l.client_id IS NOT NULL
               AND l.format = 'letter' AND l.status <> 'withdrawn' ORDER BY l.number LIMIT 1) AS letter,
            (SELECT u.email FROM user_account u
             WHERE u.organisation_id = m.organisation_id AND u.id = m.user_id) AS "userAddress"
     FROM message m
     LEFT JOIN LATERAL (
       SELECT facts FROM message_event
       WHERE organisation_id = m.organisation_id AND message_id = m.id AND what IN ('bounced', 'not-sent')
       ORDER BY id DESC LIMIT 1) failed ON true
     WHERE m.organisation_id = $1 AND m.id = $2`,
    [organisationId, line.id],
  );
  return found ?? null;
}
