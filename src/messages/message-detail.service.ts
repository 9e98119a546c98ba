import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { ReasonCode } from '../common/reasons.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { whereOf } from './message-conditions.js';
import type { LetterCause } from './message.entity.js';
import type { TimelineWord } from './timeline.js';

/** What a message's page shows beside its row. */
export interface MessageDetail {
  id: string;
  decisionId: string;
  eventId: string;
  eventKey: string;
  runName: string | null;
  origin: string;
  /** Name of who asked for it on a page; null for a system. */
  askedBy: string | null;
  receivedAt: Date;
  subject: string;
  body: string;
  language: string;
  textVersion: number | null;
  textLanguage: string | null;
  fromName: string | null;
  fromAddress: string | null;
  replyTo: string | null;
  attempts: number;
  dueAt: Date;
  validUntil: Date | null;
  supersededById: string | null;
  supersededByNumber: number | null;
  cause: LetterCause | null;
  replacesId: string | null;
  replacesNumber: number | null;
  windowAddress: { lines: string[]; droppable: number[] } | null;
  pullRequestedAt: Date | null;
  trace: unknown;
}

export interface TimelineRow {
  id: string;
  at: Date;
  what: TimelineWord;
  by: string | null;
  reason: ReasonCode | null;
  facts: Record<string, unknown>;
}

@Injectable()
export class MessageDetails {
  async find(tx: Tx, principal: Principal, id: string): Promise<MessageDetail | undefined> {
    const { sql, parameters } = whereOf(principal, {});
    return firstRow<MessageDetail>(
      tx,
      `SELECT m.id, m.decision_id AS "decisionId", e.id AS "eventId", e.key AS "eventKey", r.name AS "runName", e.origin, u.name AS "askedBy",
              e.received_at AS "receivedAt", m.subject, m.body, m.language, v.version AS "textVersion", v.language AS "textLanguage", m.from_name AS "fromName",
              m.from_address AS "fromAddress", m.reply_to AS "replyTo", m.attempts, m.due_at AS "dueAt",
              m.valid_until AS "validUntil", m.superseded_by AS "supersededById", s.number::float8 AS "supersededByNumber",
              m.cause, m.replaces_id AS "replacesId", o.number::float8 AS "replacesNumber",
              m.window_address AS "windowAddress", m.pull_requested_at AS "pullRequestedAt", d.trace
       FROM message m
       JOIN decision d ON d.organisation_id = m.organisation_id AND d.id = m.decision_id
       JOIN event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
       LEFT JOIN user_account u ON u.organisation_id = e.organisation_id AND u.id = e.actor_user_id
       LEFT JOIN run r ON r.organisation_id = e.organisation_id AND r.id = e.run_id
       LEFT JOIN text_version v ON v.organisation_id = m.organisation_id AND v.id = m.text_version_id
       LEFT JOIN message s ON s.organisation_id = m.organisation_id AND s.id = m.superseded_by
       LEFT JOIN message o ON o.organisation_id = m.organisation_id AND o.id = m.replaces_id
       WHERE ${sql} AND m.id = $${parameters.length + 1}`,
      [...parameters, id],
    );
  }

  /** Oldest first. */
  async timeline(tx: Tx, organisationId: string, messageId: string): Promise<TimelineRow[]> {
    return rows<TimelineRow>(
      tx,
      `SELECT e.id, e.at, e.what, u.name AS by, e.reason, e.facts
       FROM message_event e
       LEFT JOIN user_account u ON u.organisation_id = e.organisation_id AND u.id = e.by_user_id
       WHERE e.organisation_id = $1 AND e.message_id = $2 ORDER BY e.id`,
      [organisationId, messageId],
    );
  }
}
