import type { Principal } from '../auth/principal.js';
import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { whereOf } from './message-conditions.js';
import { IN } from './states.js';

/** Fewer clients of one mail domain than this are chance (D17). */
export const PATTERN_FROM = 3;

/** As far back as a domain is looked at, so that a large one costs no more than a small one. */
const RECENT = 1_000;

/**
 * How many other clients of a mail domain missed messages lately (D17). An unknown user is that client's own affair;
 * anything else may be the domain's.
 */
export async function othersMissing(
  tx: Tx,
  principal: Principal,
  domain: string,
  clientId: string | null,
): Promise<number> {
  const { sql, parameters } = whereOf(principal, { domain });
  const at = parameters.length;
  const found = await firstRow<{ clients: number }>(
    tx,
    `SELECT count(DISTINCT client_id)::int AS clients
     FROM (SELECT m.client_id, m.status, m.reason FROM message m WHERE ${sql}
           ORDER BY m.number DESC LIMIT ${RECENT}) recent
     WHERE status = ANY ($${at + 1}) AND reason IS DISTINCT FROM 'BOUNCED_UNKNOWN_USER'
       AND client_id IS DISTINCT FROM $${at + 2}::uuid`,
    [...parameters, IN.failed, clientId],
  );
  return found!.clients;
}
