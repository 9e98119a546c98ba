import { createHash } from 'node:crypto';
import { canonicalJson } from '../common/canonical-json.js';
import { newId } from '../common/ids.js';
import { announceWork } from './due-work.js';
import type { Tx } from './tenancy.js';

/** Something that happened inside Bode, or was told to a room that can't decide on it by itself. */
export interface AppendedEvent {
  /** As `case.opened` or `user.created`. */
  kind: string;
  /** `system` unless somebody at a page or a system at the API caused it. */
  origin?: 'interactive' | 'integration' | 'system';
  clientId?: string | null;
  /** The user it is about. */
  userId?: string | null;
  caseId?: string | null;
  /** Who caused it. */
  actorUserId?: string | null;
  data?: Record<string, unknown>;
}

/**
 * Appends events that are decided on soon after this transaction, by the worker of events: rooms below the decisions
 * can't call up to them (design §7). Called last in a transaction, as `announceWork` wants it.
 *
 * @returns ids of the events, in their order
 */
export async function appendEvents(
  tx: Tx,
  organisationId: string,
  events: readonly AppendedEvent[],
  now: Date,
): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => asRow(event));
  await tx.query(
    `INSERT INTO event (organisation_id, id, key, body_hash, kind, origin, client_id, user_id, case_id, actor_user_id,
                        data, received_at, decide_at)
     SELECT $1, r.id, r.key, decode(r.body_hash, 'hex'), r.kind, r.origin, r.client_id, r.user_id, r.case_id,
            r.actor_user_id, r.data, $3, $3
     FROM jsonb_to_recordset($2) AS r (id uuid, key text, body_hash text, kind text, origin text, client_id uuid,
                                       user_id uuid, case_id uuid, actor_user_id uuid, data jsonb)`,
    [organisationId, JSON.stringify(rows), now],
  );
  await announceWork(tx, organisationId, 'event', now);
  return rows.map(({ id }) => id);
}

function asRow({ kind, origin = 'system', clientId, userId, caseId, actorUserId, data = {} }: AppendedEvent) {
  const id = newId();
  const about = {
    kind,
    origin,
    client_id: clientId ?? null,
    user_id: userId ?? null,
    case_id: caseId ?? null,
    actor_user_id: actorUserId ?? null,
    data,
  };
  // Nobody posts it a second time: its key is its own name, among those that callers choose.
  return {
    id,
    key: `bode:${id}`,
    body_hash: createHash('sha256').update(canonicalJson(about)).digest('hex'),
    ...about,
  };
}
