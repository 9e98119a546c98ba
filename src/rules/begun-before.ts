import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { AssignmentFacts } from './effective-rules.js';

/** Open cases that an assignment comes too late for: its first day lies after theirs (A25). */
export interface BegunBefore {
  count: number;
  /** ISO date: the first day of the earliest; as a first day of the assignment it covers all of them. Null: there are none. */
  earliest: string | null;
}

/** Those at or below its client, unless what it brings was planned on them by another way. */
export async function openCasesBegunBefore(
  tx: Tx,
  organisationId: string,
  { clientId, startsOn }: AssignmentFacts,
  ruleIds: readonly string[],
): Promise<BegunBefore> {
  const found = await firstRow<BegunBefore>(
    tx,
    `WITH RECURSIVE below AS (
       SELECT id FROM client WHERE organisation_id = $1 AND id = $2
       UNION
       SELECT c.id FROM below b JOIN client c ON c.organisation_id = $1 AND c.parent_id = b.id)
     SELECT count(*)::int AS count, min(f.start_date)::text AS earliest
     FROM below b JOIN case_file f ON f.organisation_id = $1 AND f.client_id = b.id AND f.closed_at IS NULL
     WHERE f.start_date < $3 AND (
       SELECT count(*) FROM case_plan p
       WHERE p.organisation_id = $1 AND p.case_id = f.id AND p.rule_id = ANY ($4)) < cardinality($4::uuid[])`,
    [organisationId, clientId, startsOn, ruleIds],
  );
  return found!;
}
