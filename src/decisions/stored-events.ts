import { PASSWORD_EVENTS } from '../auth/password-requests.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { CaseBook } from '../rules/case-book.js';
import { CASE_CLOSED, CASE_OPENED } from '../rules/event-kinds.js';
import type { Origin } from './decision.entity.js';
import type { EventClient, EventFacts } from './event-facts.js';

/** An event that is stored, with what it refers to as that stands now. */
export interface StoredEvent {
  id: string;
  facts: EventFacts;
  /** Ad4: an opening that is decided again, for this rule only; null: for all. */
  onlyRule: string | null;
}

interface EventRow {
  id: string;
  key: string;
  kind: string;
  origin: Origin;
  data: Record<string, unknown>;
  clientId: string | null;
  caseId: string | null;
  userId: string | null;
  actorUserId: string | null;
  receivedAt: Date;
}

/**
 * Reads events back as they were decided on, or are to be; in the order in which they came.
 *
 * @param asOf a case that was closed by then is closed (A27); null: as it was when the event came
 */
export async function loadStoredEvents(
  tx: Tx,
  organisationId: string,
  cases: CaseBook,
  ids: readonly string[],
  asOf: Date | null,
): Promise<StoredEvent[]> {
  const found = await rows<EventRow>(
    tx,
    `SELECT e.id, e.key, e.kind, e.origin,
            -- What somebody signs in with may have been corrected since a link was asked for.
            e.data || CASE WHEN e.kind = ANY ($3) THEN coalesce(
              (SELECT jsonb_build_object('login', u.email) FROM user_account u
               WHERE u.organisation_id = e.organisation_id AND u.id = e.user_id), '{}') ELSE '{}' END AS data,
            e.client_id AS "clientId", e.case_id AS "caseId", e.user_id AS "userId",
            e.actor_user_id AS "actorUserId", e.received_at AS "receivedAt"
     FROM event e WHERE e.organisation_id = $1 AND e.id = ANY ($2) ORDER BY e.received_at, e.id`,
    [organisationId, ids, Object.values(PASSWORD_EVENTS)],
  );
  const caseIds = found.flatMap(({ caseId }) => caseId ?? []);
  const byCase = await cases.loadByIds(tx, organisationId, caseIds);
  const clients = await loadEventClients(
    tx,
    organisationId,
    found.flatMap(({ clientId }) => clientId ?? []),
  );
  const again = found.filter((event) => onlyRuleOf(event) !== null).map(({ caseId }) => caseId!);
  const openings = await openingData(tx, organisationId, again);
  return found.map((event) => {
    const { id, clientId, caseId, ...row } = event;
    const ofCase = byCase.get(caseId ?? '') ?? null;
    const onlyRule = onlyRuleOf(event);
    const data = onlyRule === null ? row.data : (openings.get(caseId!) ?? {});
    const client = clients.get(clientId ?? '') ?? null;
    return { id, facts: { ...row, data, client, case: ofCase, caseClosed: isClosed(event, ofCase, asOf) }, onlyRule };
  });
}

/** Clients by id, as events look at them; nothing is locked. */
export async function loadEventClients(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, EventClient>> {
  if (ids.length === 0) return new Map();
  const found = await rows<EventClient>(
    tx,
    `SELECT id, external_id AS "externalId", kind, name, birth_date::text AS "birthDate", salutation, language, emails,
            postal, flags, branch_id AS "branchId"
     FROM client WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, [...new Set(ids)]],
  );
  return new Map(found.map((client) => [client.id, client]));
}

function onlyRuleOf({ kind, origin, data, caseId }: EventRow): string | null {
  const { onlyRule } = data;
  return kind === CASE_OPENED && origin === 'system' && caseId && typeof onlyRule === 'string' ? onlyRule : null;
}

/** The event that closes a case is not about a closed one. */
function isClosed(
  { kind, receivedAt }: EventRow,
  ofCase: { closedAt: Date | null } | null,
  asOf: Date | null,
): boolean {
  if (!ofCase?.closedAt) return false;
  return kind === CASE_CLOSED || asOf === null ? ofCase.closedAt < receivedAt : ofCase.closedAt <= asOf;
}

/** What came with the openings of these cases: an opening that is decided again says what the first one said. */
async function openingData(
  tx: Tx,
  organisationId: string,
  caseIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (caseIds.length === 0) return new Map();
  const found = await rows<{ caseId: string; data: Record<string, unknown> }>(
    tx,
    `SELECT DISTINCT ON (case_id) case_id AS "caseId", data
     FROM event WHERE organisation_id = $1 AND case_id = ANY ($2) AND kind = $3 AND NOT (data ? 'onlyRule')
     ORDER BY case_id, received_at, id`,
    [organisationId, [...new Set(caseIds)], CASE_OPENED],
  );
  return new Map(found.map(({ caseId, data }) => [caseId, data]));
}
