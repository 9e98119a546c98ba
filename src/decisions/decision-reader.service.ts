import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { visibleTo } from '../clients/client-visibility.js';
import { isId } from '../common/ids.js';
import type { ReasonCode } from '../common/reasons.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Origin } from './decision.entity.js';
import type { AnsweredMessage } from './intake.js';
import type { Outcome, Trace } from './trace.js';

type Viewer = Pick<Principal, 'organisationId' | 'branchIds'>;

/** A decision as it is listed. */
export interface DecisionRecord {
  id: string;
  event: { id: string; key: string; kind: string };
  /** Null: a direct request, or a mail of Bode's own. */
  rule: { id: string; name: string } | null;
  type: string;
  /** External id. */
  client: string | null;
  /** The case's name in the caller's system. */
  case: string | null;
  /** Id of the user the event was about. */
  user: string | null;
  outcome: Outcome;
  reason: ReasonCode | null;
  decidedAt: Date;
  messages: DecidedMessage[];
}

/** A line of a decision, with the name of whoever it is for, or the address of our own house; null: nobody was left. */
export type DecidedMessage = AnsweredMessage & { for: string | null };

export interface EventRecord {
  id: string;
  key: string;
  kind: string;
  origin: Origin;
  client: string | null;
  case: string | null;
  user: string | null;
  userName: string | null;
  /** Name of who posted it on a page; null for a system. */
  askedBy: string | null;
  /** Name of the run it belongs to (L23). */
  run: string | null;
  data: Record<string, unknown>;
  receivedAt: Date;
  /** When it is to be looked at, where that has not happened yet. */
  decideAt: Date | null;
  /** One for each rule that it set off and that held; the others are told by `POST /explain`. */
  decisions: DecisionRecord[];
}

/** An event as a case lists it. */
export interface CaseEvent {
  id: string;
  kind: string;
  receivedAt: Date;
  /** How many. */
  decisions: number;
}

export interface DecisionPage {
  items: DecisionRecord[];
  next: string | null;
}

/** What of a list of decisions is asked for. */
export interface DecisionFilter {
  /** External id. */
  client: string;
  from?: string | undefined;
  /** Not included. */
  to?: string | undefined;
  /** Id of a rule. */
  rule?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const DECISION = `
  d.id, jsonb_build_object('id', e.id, 'key', e.key, 'kind', e.kind) AS event,
  CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('id', r.id, 'name', r.name) END AS rule,
  d.type_code AS type, c.external_id AS client, f.external_id AS "case", d.user_id AS "user", d.outcome, d.reason,
  d.decided_at AS "decidedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'format', m.format, 'status', m.status,
                                                'reason', m.reason, 'for', CASE WHEN m.reason IS DISTINCT FROM 'NO_RECIPIENT'
                                                  THEN coalesce(u.name, k.name, m.to_address) END) ORDER BY m.number)
            FROM message m
            LEFT JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
            LEFT JOIN client k ON k.organisation_id = m.organisation_id AND k.id = m.client_id
            WHERE m.organisation_id = d.organisation_id AND m.decision_id = d.id), '[]') AS messages`;

const AROUND = `
  JOIN event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
  LEFT JOIN rule r ON r.organisation_id = d.organisation_id AND r.id = d.rule_id
  LEFT JOIN client c ON c.organisation_id = d.organisation_id AND c.id = d.client_id
  LEFT JOIN case_file f ON f.organisation_id = d.organisation_id AND f.id = d.case_id`;

/** Reads what was decided: why somebody did get something, and why not (N01). */
@Injectable()
export class DecisionReader {
  /** The decisions about one client, the newest first. */
  async list(tx: Tx, viewer: Viewer, filter: DecisionFilter): Promise<DecisionPage> {
    const { organisationId } = viewer;
    const parameters: unknown[] = [organisationId, filter.client];
    const client = await firstRow<{ id: string }>(
      tx,
      `SELECT c.id FROM client c
       WHERE c.organisation_id = $1 AND c.external_id = $2 AND ${visibleTo(viewer, parameters)}`,
      parameters,
    );
    if (!client) return { items: [], next: null };
    const after = readCursor(filter.cursor);
    const found = await rows<DecisionRecord>(
      tx,
      `SELECT ${DECISION}
       FROM (SELECT * FROM decision
             WHERE organisation_id = $1 AND client_id = $2
               AND ($3::timestamptz IS NULL OR decided_at >= $3) AND ($4::timestamptz IS NULL OR decided_at < $4)
               AND ($5::uuid IS NULL OR rule_id = $5)
               AND ($6::timestamptz IS NULL OR (decided_at, id) < ($6, $7::uuid))
             ORDER BY decided_at DESC, id DESC LIMIT $8) d ${AROUND}
       ORDER BY d.decided_at DESC, d.id DESC`,
      [
        organisationId,
        client.id,
        filter.from ?? null,
        filter.to ?? null,
        filter.rule ?? null,
        after?.at ?? null,
        after?.id ?? null,
        filter.limit + 1,
      ],
    );
    const items = found.slice(0, filter.limit);
    const last = items.at(-1);
    const more = found.length > items.length && last;
    return { items, next: more ? `${last.decidedAt.toISOString()} ${last.id}` : null };
  }

  /** One decision with its trace; undefined where there is none that the viewer may see. */
  async find(tx: Tx, viewer: Viewer, id: string): Promise<(DecisionRecord & { trace: Trace }) | undefined> {
    if (!isId(id)) return undefined;
    const parameters: unknown[] = [viewer.organisationId, id];
    return firstRow(
      tx,
      `SELECT ${DECISION}, d.trace FROM decision d ${AROUND}
       WHERE d.organisation_id = $1 AND d.id = $2 AND (c.id IS NULL OR ${visibleTo(viewer, parameters)})`,
      parameters,
    );
  }

  /** One event with all that was decided on it. */
  async findEvent(tx: Tx, viewer: Viewer, id: string): Promise<EventRecord | undefined> {
    if (!isId(id)) return undefined;
    const parameters: unknown[] = [viewer.organisationId, id];
    const event = await firstRow<Omit<EventRecord, 'decisions'>>(
      tx,
      `SELECT e.id, e.key, e.kind, e.origin, c.external_id AS client, f.external_id AS "case", e.user_id AS "user",
              u.name AS "userName", a.name AS "askedBy", n.name AS run, e.data, e.received_at AS "receivedAt",
              e.decide_at AS "decideAt"
       FROM event e
       LEFT JOIN user_account u ON u.organisation_id = e.organisation_id AND u.id = e.user_id
       LEFT JOIN user_account a ON a.organisation_id = e.organisation_id AND a.id = e.actor_user_id
       LEFT JOIN run n ON n.organisation_id = e.organisation_id AND n.id = e.run_id
       LEFT JOIN client c ON c.organisation_id = e.organisation_id AND c.id = e.client_id
       LEFT JOIN case_file f ON f.organisation_id = e.organisation_id AND f.id = e.case_id
       WHERE e.organisation_id = $1 AND e.id = $2 AND (c.id IS NULL OR ${visibleTo(viewer, parameters)})`,
      parameters,
    );
    if (!event) return undefined;
    const decisions = await rows<DecisionRecord>(
      tx,
      `SELECT ${DECISION} FROM decision d ${AROUND}
       WHERE d.organisation_id = $1 AND d.event_id = $2 ORDER BY d.decided_at, d.id`,
      [viewer.organisationId, id],
    );
    return { ...event, decisions };
  }

  /** What happened to a case, the newest first, with how much was decided on each. */
  async eventsOfCase(tx: Tx, organisationId: string, externalId: string, limit: number): Promise<CaseEvent[]> {
    return rows<CaseEvent>(
      tx,
      `SELECT e.id, e.kind, e.received_at AS "receivedAt",
              (SELECT count(*)::int FROM decision d
               WHERE d.organisation_id = e.organisation_id AND d.event_id = e.id) AS decisions
       FROM event e
       WHERE e.organisation_id = $1
         AND e.case_id = (SELECT id FROM case_file WHERE organisation_id = $1 AND external_id = $2)
       ORDER BY e.received_at DESC, e.id DESC LIMIT $3`,
      [organisationId, externalId, limit],
    );
  }
}

/** Where a page ended; null for the first, and for what was never a cursor of ours. */
function readCursor(cursor: string | undefined): { at: string; id: string } | null {
  const [at = '', id] = (cursor ?? '').split(' ');
  return isId(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
}
