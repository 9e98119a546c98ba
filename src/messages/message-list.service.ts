import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { MessageFilter } from './message-filter.js';
import { IN, type MessageStatus } from './states.js';

/** One line of a list (L03). */
export interface MessageRow {
  id: string;
  number: number;
  typeCode: string;
  typeNames: Record<string, string>;
  title: string;
  item: string | null;
  branchCode: string;
  branchName: string;
  clientId: string | null;
  clientExternalId: string | null;
  clientName: string | null;
  status: MessageStatus;
  reason: ReasonCode | null;
  reasonDetail: string | null;
  format: Format;
  /** When it came to be as it is. */
  statusAt: Date;
  createdAt: Date;
  sentAt: Date | null;
  toAddress: string | null;
  ref: string | null;
  fee: boolean;
  letterId: string | null;
  letterNumber: number | null;
  letterStatus: MessageStatus | null;
  /** The mail that this line took the place of. */
  replacesId: string | null;
  replacesNumber: number | null;
  batchId: string | null;
  batchNumber: number | null;
  batchSequence: number | null;
}

const ROW = `
  m.id, m.number::float8 AS number, m.type_code AS "typeCode", t.names AS "typeNames", m.title, m.item,
  b.code AS "branchCode", b.name AS "branchName", m.client_id AS "clientId", c.external_id AS "clientExternalId",
  c.name AS "clientName", m.status, m.reason, m.reason_detail AS "reasonDetail", m.format, m.status_at AS "statusAt",
  m.created_at AS "createdAt", m.sent_at AS "sentAt", m.to_address AS "toAddress", m.ref, m.fee,
  m.letter_id AS "letterId", l.number::float8 AS "letterNumber", l.status AS "letterStatus",
  m.replaces_id AS "replacesId", r.number::float8 AS "replacesNumber",
  m.batch_id AS "batchId", p.number::float8 AS "batchNumber", m.batch_sequence AS "batchSequence"`;

const JOINS = `
  JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
  JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
  LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
  LEFT JOIN message l ON l.organisation_id = m.organisation_id AND l.id = m.letter_id
  LEFT JOIN message r ON r.organisation_id = m.organisation_id AND r.id = m.replaces_id
  LEFT JOIN batch p ON p.organisation_id = m.organisation_id AND p.id = m.batch_id`;

/** A statement's condition with its parameters; the first is always the organisation. */
export interface Condition {
  sql: string;
  parameters: unknown[];
}

/** Reads lists of messages: newest first, page by page, by keyset, so that no page is slower than the first. */
@Injectable()
export class MessageList {
  async page(
    tx: Tx,
    principal: Principal,
    filter: MessageFilter & { cursor?: string; limit: number },
  ): Promise<{ items: MessageRow[]; next: string | null }> {
    const { sql, parameters } = whereOf(principal, filter);
    const before = filter.cursor && /^\d{1,18}$/.test(filter.cursor) ? filter.cursor : null;
    const items = await rows<MessageRow>(
      tx,
      `SELECT ${ROW} FROM (
         SELECT * FROM message m WHERE ${sql} ${before ? `AND m.number < ${before}` : ''}
         ORDER BY m.number DESC LIMIT ${filter.limit + 1}) m ${JOINS} ORDER BY m.number DESC`,
      parameters,
    );
    const more = items.length > filter.limit;
    const page = more ? items.slice(0, filter.limit) : items;
    return { items: page, next: more ? String(page.at(-1)!.number) : null };
  }

  async byIds(tx: Tx, principal: Principal, ids: readonly string[]): Promise<MessageRow[]> {
    const { sql, parameters } = whereOf(principal, {});
    return rows<MessageRow>(
      tx,
      `SELECT ${ROW} FROM message m ${JOINS} WHERE ${sql} AND m.id = ANY ($${parameters.length + 1})
       ORDER BY m.number DESC`,
      [...parameters, ids],
    );
  }

  /** The ids a filter gives, at most `limit`, oldest first: the order in which Resend makes the letters. */
  async ids(tx: Tx, principal: Principal, filter: MessageFilter, limit: number): Promise<string[]> {
    const { sql, parameters } = whereOf(principal, filter);
    const found = await rows<{ id: string }>(
      tx,
      `SELECT m.id FROM message m WHERE ${sql} ORDER BY m.number LIMIT ${limit}`,
      parameters,
    );
    return found.map(({ id }) => id);
  }

  /** How many rows a filter gives; counted no further than one more than `most`. */
  async count(tx: Tx, principal: Principal, filter: MessageFilter, most: number): Promise<number> {
    const { sql, parameters } = whereOf(principal, filter);
    const [found] = await rows<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM (SELECT FROM message m WHERE ${sql} LIMIT ${most + 1}) counted`,
      parameters,
    );
    return found!.count;
  }

  /** How many lines of a client each class has, for the tabs; and how many ask for attention. */
  async countsOfClient(
    tx: Tx,
    principal: Principal,
    clientId: string,
  ): Promise<{ total: number; attention: number; byClass: { class: string; count: number }[] }> {
    const { sql, parameters } = whereOf(principal, {});
    const counts = await rows<{ class: string; count: number; attention: number }>(
      tx,
      `SELECT left(m.type_code, 1) AS class, count(*)::int AS count,
              (count(*) FILTER (WHERE ${asksForSomebody(`$${parameters.length + 2}`)}))::int AS attention
       FROM message m WHERE ${sql} AND m.client_id = $${parameters.length + 1} GROUP BY 1 ORDER BY 1`,
      [...parameters, clientId, IN.attention],
    );
    return {
      total: counts.reduce((sum, row) => sum + row.count, 0),
      attention: counts.reduce((sum, row) => sum + row.attention, 0),
      byClass: counts.map((row) => ({ class: row.class, count: row.count })),
    };
  }
}

type AddCondition = (sql: (parameter: string) => string, value: unknown) => void;

/** The rows a filter means, of the branches the caller may see (L28). */
export function whereOf(principal: Pick<Principal, 'organisationId' | 'branchIds'>, filter: MessageFilter): Condition {
  const parameters: unknown[] = [principal.organisationId];
  const parts = ['m.organisation_id = $1'];
  const add: AddCondition = (sql, value) => {
    parameters.push(value);
    parts.push(sql(`$${parameters.length}`));
  };
  if (principal.branchIds !== 'all') add((p) => `m.branch_id = ANY (${p}::uuid[])`, principal.branchIds);
  if (filter.client) {
    add(
      (p) => `m.client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = ${p})`,
      filter.client,
    );
  }
  if (filter.status?.length) add((p) => `m.status = ANY (${p})`, filter.status);
  if (filter.attention) add(asksForSomebody, IN.attention);
  if (filter.type?.length) add((p) => `m.type_code = ANY (${p})`, filter.type);
  if (filter.class) add((p) => `starts_with(m.type_code, ${p})`, filter.class);
  if (filter.format) add((p) => `m.format = ${p}`, filter.format);
  if (filter.branch) {
    add((p) => `m.branch_id = (SELECT id FROM branch WHERE organisation_id = $1 AND code = ${p})`, filter.branch);
  }
  if (filter.printGroup) {
    add(
      (p) =>
        `m.branch_id = ANY (ARRAY(SELECT id FROM branch WHERE organisation_id = $1 AND print_group_id = ${p}::uuid))`,
      filter.printGroup,
    );
  }
  if (filter.domain) add((p) => `m.to_domain = ${p}`, filter.domain.toLowerCase());
  if (filter.reason?.length) add((p) => `m.reason = ANY (${p})`, filter.reason);
  if (filter.from) addMoment('>=', filter.from, 0, add);
  if (filter.to) addMoment('<', filter.to, 1, add);
  if (filter.q) addQuery(filter.q, add);
  return { sql: parts.join(' AND '), parameters };
}

/** D10: a mail that failed asks for nobody any more once its letter follows. */
function asksForSomebody(statuses: string): string {
  return `m.status = ANY (${statuses}) AND NOT EXISTS (
    SELECT FROM message l WHERE l.organisation_id = m.organisation_id AND l.id = m.letter_id AND l.status <> 'withdrawn')`;
}

/** A number is a message's number; anything else the caller's reference. */
function addQuery(q: string, add: AddCondition): void {
  const text = q.trim();
  if (/^\d{1,15}$/.test(text)) add((p) => `m.number = ${p}::bigint`, text);
  else add((p) => `m.ref = ${p}`, text);
}

/** A time as it is; a day as its beginning in the organisation's zone, or the beginning of the day after it. */
function addMoment(than: '>=' | '<', value: string, daysLater: 0 | 1, add: AddCondition): void {
  // As a Date, because PostgreSQL knows no offsets as large as ISO 8601 allows.
  if (value.includes('T')) return add((p) => `m.created_at ${than} ${p}`, new Date(value));
  const zone = `(SELECT zone FROM organisation WHERE id = $1)`;
  add((p) => `m.created_at ${than} ((${p}::date + ${daysLater})::timestamp AT TIME ZONE ${zone})`, value);
}
