import type { PostalInput } from '../common/postal/postal-address.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { ClientFlag } from '../clients/client.entity.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { LineTitle } from './line-title.js';
import type { MessageStatus } from './states.js';

/** An existing line with everything a letter of it needs. */
export interface LetterLine extends LineTitle {
  id: string;
  number: string;
  decisionId: string;
  ruleId: string | null;
  eventKind: string | null;
  clientId: string | null;
  branchId: string;
  typeCode: string;
  item: string | null;
  ref: string | null;
  priority: number;
  language: string;
  textVersionId: string | null;
  format: Format;
  status: MessageStatus;
  reason: ReasonCode | null;
  validUntil: Date | null;
  supersededBy: string | null;
  liveLetterId: string | null;
  /** Of a bounced line: when it came back, from which address, and in which words of the mail server. */
  bounce: { on: string; address: string | null; words: string | null } | null;
  data: Record<string, unknown>;
  type: {
    formats: Format[];
    onNotSent: 'letter' | 'wait-for-resend';
    onBounce: 'letter' | 'none';
    retentionDays: number;
  };
  text: { language: string; subject: string; body: string; letterBody: string | null } | null;
  client: {
    externalId: string;
    name: string;
    salutation: string | null;
    postal: PostalInput | null;
    flags: ClientFlag[];
  };
  branch: { name: string; email: string | null };
}

/**
 * Reads lines with their decision locked: two people who make a letter of the same decision wait for each other, and
 * the second finds the letter of the first.
 *
 * @param branchIds the branches the caller may see (L28)
 */
export async function loadLetterLines(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
  branchIds: readonly string[] | 'all',
): Promise<Map<string, LetterLine>> {
  await tx.query(
    `SELECT d.id FROM decision d WHERE d.organisation_id = $1 AND d.id IN (
       SELECT decision_id FROM message WHERE organisation_id = $1 AND id = ANY ($2)) ORDER BY d.id FOR UPDATE`,
    [organisationId, ids],
  );
  return readLetterLines(tx, organisationId, ids, branchIds);
}

/** The same without a lock: for who only looks. */
export async function readLetterLines(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
  branchIds: readonly string[] | 'all',
): Promise<Map<string, LetterLine>> {
  const found = await rows<LetterLine>(
    tx,
    `SELECT m.id, m.number, m.decision_id AS "decisionId", m.rule_id AS "ruleId", m.event_kind AS "eventKind",
            m.client_id AS "clientId", m.branch_id AS "branchId", m.type_code AS "typeCode", m.item, m.title,
            m.other_items AS "otherItems", m.ref, m.priority, m.language,
            m.text_version_id AS "textVersionId", m.format, m.status, m.reason, m.valid_until AS "validUntil",
            m.superseded_by AS "supersededBy", l.id AS "liveLetterId", e.data,
            -- Only of those that ask for it: most lines of a Resend were never sent.
            CASE WHEN m.status = 'bounced' THEN (
              SELECT jsonb_build_object('on', (r.at AT TIME ZONE o.zone)::date, 'address', r.facts->>'address',
                                        'words', coalesce(r.facts->>'diagnostic', r.facts->>'status'))
              FROM message_event r
              WHERE r.organisation_id = m.organisation_id AND r.message_id = m.id AND r.what = 'bounced'
              ORDER BY r.id DESC LIMIT 1) END AS bounce,
            jsonb_build_object('formats', t.formats, 'onNotSent', t.on_not_sent, 'onBounce', t.on_bounce,
                               'retentionDays', t.retention_days) AS type,
            CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('language', v.language, 'subject', v.subject,
                               'body', v.body, 'letterBody', v.letter_body) END AS text,
            jsonb_build_object('externalId', coalesce(c.external_id, ''), 'name', coalesce(c.name, ''),
                               'salutation', c.salutation, 'postal', c.postal,
                               'flags', coalesce(c.flags, '{}')) AS client,
            jsonb_build_object('name', b.name, 'email', b.email) AS branch
     FROM message m
     JOIN organisation o ON o.id = m.organisation_id
     JOIN decision d ON d.organisation_id = m.organisation_id AND d.id = m.decision_id
     JOIN event e ON e.organisation_id = d.organisation_id AND e.id = d.event_id
     JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
     JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
     LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
     LEFT JOIN text_version v ON v.organisation_id = m.organisation_id AND v.id = m.text_version_id
     -- For each line by itself (OFFSET 0): joined freely, the planner may read all letters for each.
     LEFT JOIN LATERAL (
       SELECT id FROM message
       WHERE organisation_id = m.organisation_id AND decision_id = m.decision_id AND client_id = m.client_id
         AND format = 'letter' AND status <> 'withdrawn' OFFSET 0) l ON true
     WHERE m.organisation_id = $1 AND m.id = ANY ($2) AND ($3::uuid[] IS NULL OR m.branch_id = ANY ($3))`,
    [organisationId, ids, branchIds === 'all' ? null : branchIds],
  );
  return new Map(found.map((line) => [line.id, line]));
}
