import { Injectable } from '@nestjs/common';
import type { ClientState } from '../clients/client-batch.js';
import { newId } from '../common/ids.js';
import { announceWork } from '../database/due-work.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { insertMessages, type NewMessage } from '../messages/insert-messages.js';
import { appendTimeline } from '../messages/move-messages.js';
import { supersede } from '../messages/supersede.js';
import type { Decided } from './decide.js';
import type { Outcome } from './decision.entity.js';
import type { AnsweredMessage } from './intake.js';
import type { MessageRequest } from './message-request.js';

/** A request with what was decided and the ids it gets. */
export interface DecidedRow {
  eventId: string;
  decisionId: string;
  request: MessageRequest;
  hash: Buffer;
  client: ClientState;
  branchId: string;
  retentionDays: number;
  decided: Decided;
  title: string;
  item: string | null;
  mail: { id: string; number: bigint } | null;
  letter: { id: string; number: bigint } | null;
}

export interface KnownEvent {
  key: string;
  hash: Buffer;
  decisionId: string;
  outcome: Outcome;
  messages: AnsweredMessage[];
}

/** Writes and reads events with their decisions and messages, many at a time. */
@Injectable()
export class DecisionStore {
  /** The events that exist under these keys, with today's statuses of their messages. */
  async knownEvents(tx: Tx, organisationId: string, keys: readonly string[]): Promise<Map<string, KnownEvent>> {
    const found = await rows<KnownEvent>(
      tx,
      `SELECT e.key, e.body_hash AS hash, d.id AS "decisionId", d.outcome,
              coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'format', m.format,
                                                            'status', m.status, 'reason', m.reason) ORDER BY m.number)
                        FROM message m
                        WHERE m.organisation_id = d.organisation_id AND m.decision_id = d.id), '[]') AS messages
       FROM unnest($2::text[]) AS asked (key)
       -- Each key by itself (OFFSET 0): all together, the planner may read every event of a small organisation.
       CROSS JOIN LATERAL (
         SELECT id, key, body_hash FROM event WHERE organisation_id = $1 AND key = asked.key OFFSET 0) e
       JOIN decision d ON d.organisation_id = $1 AND d.event_id = e.id`,
      [organisationId, [...new Set(keys)]],
    );
    return new Map(found.map((event) => [event.key, event]));
  }

  /** @returns false when one of the keys was stored by another transaction meanwhile: nothing may stay then */
  async insert(
    tx: Tx,
    caller: { organisationId: string; userId: string | null },
    decidedRows: readonly DecidedRow[],
    now: Date,
  ): Promise<boolean> {
    if (decidedRows.length === 0) return true;
    const { organisationId } = caller;
    const runs = await this.runIds(tx, organisationId, decidedRows, now);
    // In one order, so that two batches with the same keys wait for each other instead of deadlocking.
    const inOrder = [...decidedRows].sort((a, b) => (a.request.key < b.request.key ? -1 : 1));
    const stored = await rows(
      tx,
      `INSERT INTO event (organisation_id, id, key, body_hash, run_id, kind, origin, client_id, actor_user_id, data,
                          received_at)
       SELECT $1, r.id, r.key, decode(r.body_hash, 'hex'), r.run_id, 'message.requested', r.origin, r.client_id, $3,
              r.data, $4
       FROM jsonb_to_recordset($2) AS r (id uuid, key text, body_hash text, run_id uuid, origin text, client_id uuid,
                                         data jsonb)
       ON CONFLICT (organisation_id, key) DO NOTHING RETURNING id`,
      [
        organisationId,
        JSON.stringify(
          inOrder.map(({ eventId, request, hash, client }) => ({
            id: eventId,
            key: request.key,
            body_hash: hash.toString('hex'),
            run_id: request.run ? runs.get(request.run) : null,
            origin: request.origin,
            client_id: client.id,
            data: request.data,
          })),
        ),
        caller.userId,
        now,
      ],
    );
    if (stored.length !== decidedRows.length) return false;
    await tx.query(
      `INSERT INTO decision (organisation_id, id, event_id, type_code, client_id, outcome, reason, trace, decided_at)
       SELECT $1, r.*, $3
       FROM jsonb_to_recordset($2) AS r (id uuid, event_id uuid, type_code text, client_id uuid, outcome text,
                                         reason text, trace jsonb)`,
      [
        organisationId,
        JSON.stringify(
          decidedRows.map(({ decisionId, eventId, request, client, decided }) => ({
            id: decisionId,
            event_id: eventId,
            type_code: request.type,
            client_id: client.id,
            outcome: decided.outcome,
            reason: decided.reason,
            trace: decided.trace,
          })),
        ),
        now,
      ],
    );
    const messages = decidedRows.flatMap((row) => messagesOf(row, now));
    await insertMessages(tx, organisationId, messages, now);
    await appendTimeline(
      tx,
      organisationId,
      now,
      messages.flatMap((message) => [
        { messageId: message.id, what: 'created' as const, facts: { cause: message.cause ?? undefined } },
        ...(message.status === 'not_sent'
          ? [{ messageId: message.id, what: 'not-sent' as const, reason: message.reason }]
          : []),
        ...(message.letterId
          ? [{ messageId: message.id, what: 'letter-made' as const, facts: { letterId: message.letterId } }]
          : []),
        ...(message.status === 'held'
          ? [{ messageId: message.id, what: 'held' as const, reason: message.reason }]
          : []),
      ]),
    );
    await supersede(
      tx,
      organisationId,
      decidedRows.flatMap(({ request, client, mail, letter }) => {
        const by = mail ?? letter;
        return request.supersedes && by ? [{ clientId: client.id, ref: request.supersedes, by: by.id }] : [];
      }),
      now,
    );
    const due = messages.filter((message) => message.status === 'queued').map((message) => message.dueAt);
    if (due.length > 0) {
      await announceWork(tx, organisationId, 'email', new Date(Math.min(...due.map(Number))));
    }
    return true;
  }

  private async runIds(
    tx: Tx,
    organisationId: string,
    decidedRows: readonly DecidedRow[],
    now: Date,
  ): Promise<Map<string, string>> {
    const names = [...new Set(decidedRows.flatMap(({ request }) => request.run ?? []))].sort();
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
}

/** The lines of a decision as rows: the mail, the letter, or the mail that failed and the letter that follows it. */
function messagesOf(row: DecidedRow, now: Date): NewMessage[] {
  const { decided, request } = row;
  const common = {
    decisionId: row.decisionId,
    clientId: row.client.id,
    branchId: row.branchId,
    typeCode: request.type,
    item: row.item,
    title: row.title,
    ref: request.ref ?? null,
    priority: request.priority,
    language: decided.language,
    textVersionId: decided.text?.id ?? null,
    dueAt: request.dueAt ? new Date(request.dueAt) : now,
    validUntil: request.validUntil ? new Date(request.validUntil) : null,
    retainUntil: new Date(now.getTime() + row.retentionDays * 86_400_000),
  };
  // The letter first: the mail's row points to it.
  const letter: NewMessage[] =
    row.letter && decided.letter
      ? [{ ...common, ...row.letter, ...decided.letter, format: 'letter', replacesId: row.mail?.id ?? null }]
      : [];
  const mail: NewMessage[] =
    row.mail && decided.mail
      ? [
          {
            ...common,
            ...row.mail,
            format: 'email',
            status: decided.mail.status,
            reason: decided.mail.reason,
            reasonDetail: decided.mail.reasonDetail,
            subject: decided.mail.subject,
            body: decided.mail.body,
            toAddress: decided.mail.toAddress,
            toDomain: decided.mail.toDomain,
            nextAddresses: decided.mail.nextAddresses,
            fromName: decided.mail.sender?.name ?? null,
            fromAddress: decided.mail.sender?.address ?? null,
            replyTo: decided.mail.sender?.replyTo ?? null,
            letterId: row.letter?.id ?? null,
          },
        ]
      : [];
  return [...mail, ...letter];
}
