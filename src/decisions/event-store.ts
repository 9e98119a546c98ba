import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { UNIQUE_VIOLATION } from '../database/retry.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Origin } from './decision.entity.js';
import type { Outcome } from './trace.js';
import type { AnsweredMessage } from './intake.js';

/** An event about to be stored. */
export interface NewEvent {
  id: string;
  key: string;
  /** Tells a replay from another request under the same key. */
  hash: Buffer;
  kind: string;
  origin: Origin;
  /** Name of the run it belongs to (L23). */
  run: string | null;
  clientId: string | null;
  userId: string | null;
  caseId: string | null;
  data: Record<string, unknown>;
}

/** An event that was stored before, with today's statuses of its messages. */
export interface KnownEvent {
  id: string;
  key: string;
  hash: Buffer;
  kind: string;
  origin: Origin;
  decisions: KnownDecision[];
}

export interface KnownDecision {
  decisionId: string;
  /** Null: a direct request. */
  rule: string | null;
  outcome: Outcome;
  messages: AnsweredMessage[];
}

/** Who posted the events: somebody at a page, or a system (no user). */
export interface Caller {
  organisationId: string;
  userId: string | null;
}

/** Another transaction stored one of our keys between our look and our insert; look again. */
class KeyTaken extends Error {
  readonly code = UNIQUE_VIOLATION;
}

/** Writes and reads events, many at a time. */
@Injectable()
export class EventStore {
  /** The events that exist under these keys. */
  async known(tx: Tx, organisationId: string, keys: readonly string[]): Promise<Map<string, KnownEvent>> {
    const found = await rows<KnownEvent>(
      tx,
      `SELECT e.id, e.key, e.body_hash AS hash, e.kind, e.origin,
              coalesce((SELECT jsonb_agg(jsonb_build_object(
                          'decisionId', d.id, 'rule', d.rule_id, 'outcome', d.outcome,
                          'messages', coalesce((
                            SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'format', m.format,
                                                                'status', m.status, 'reason', m.reason) ORDER BY m.number)
                            FROM message m
                            WHERE m.organisation_id = d.organisation_id AND m.decision_id = d.id), '[]')) ORDER BY d.id)
                        FROM decision d WHERE d.organisation_id = $1 AND d.event_id = e.id), '[]') AS decisions
       FROM unnest($2::text[]) AS asked (key)
       -- Each key by itself (OFFSET 0): all together, the planner may read every event of a small organisation.
       CROSS JOIN LATERAL (
         SELECT id, key, body_hash, kind, origin FROM event WHERE organisation_id = $1 AND key = asked.key OFFSET 0) e`,
      [organisationId, [...new Set(keys)]],
    );
    return new Map(found.map((event) => [event.key, event]));
  }

  /** @throws KeyTaken when one of the keys was stored by another transaction meanwhile: nothing may stay then */
  async insert(tx: Tx, caller: Caller, events: readonly NewEvent[], now: Date): Promise<void> {
    if (events.length === 0) return;
    const { organisationId } = caller;
    const runs = await runIds(tx, organisationId, events, now);
    // In one order, so that two batches with the same keys wait for each other instead of deadlocking.
    const inOrder = [...events].sort((a, b) => (a.key < b.key ? -1 : 1));
    const stored = await rows(
      tx,
      `INSERT INTO event (organisation_id, id, key, body_hash, run_id, kind, origin, client_id, user_id, case_id,
                          actor_user_id, data, received_at)
       SELECT $1, r.id, r.key, decode(r.body_hash, 'hex'), r.run_id, r.kind, r.origin, r.client_id, r.user_id,
              r.case_id, $3, r.data, $4
       FROM jsonb_to_recordset($2) AS r (id uuid, key text, body_hash text, run_id uuid, kind text, origin text,
                                         client_id uuid, user_id uuid, case_id uuid, data jsonb)
       ON CONFLICT (organisation_id, key) DO NOTHING RETURNING id`,
      [
        organisationId,
        JSON.stringify(
          inOrder.map((event) => ({
            id: event.id,
            key: event.key,
            body_hash: event.hash.toString('hex'),
            run_id: event.run && runs.get(event.run),
            kind: event.kind,
            origin: event.origin,
            client_id: event.clientId,
            user_id: event.userId,
            case_id: event.caseId,
            data: event.data,
          })),
        ),
        caller.userId,
        now,
      ],
    );
    if (stored.length !== events.length) throw new KeyTaken();
  }
}

async function runIds(
  tx: Tx,
  organisationId: string,
  events: readonly NewEvent[],
  now: Date,
): Promise<Map<string, string>> {
  const names = [...new Set(events.flatMap(({ run }) => run ?? []))].sort();
  if (names.length === 0) return new Map();
  await tx.query(
    `INSERT INTO run (organisation_id, id, name, started_at)
     SELECT $1, r.id, r.name, $3 FROM jsonb_to_recordset($2) AS r (id uuid, name text)
     ON CONFLICT (organisation_id, name) DO NOTHING`,
    [organisationId, JSON.stringify(names.map((name) => ({ id: newId(), name }))), now],
  );
  const found = await rows<{ id: string; name: string }>(
    tx,
    `SELECT id, name FROM run WHERE organisation_id = $1 AND name = ANY ($2)`,
    [organisationId, names],
  );
  return new Map(found.map(({ id, name }) => [name, id]));
}
