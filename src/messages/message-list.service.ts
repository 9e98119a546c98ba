import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { MOST_PEOPLE } from '../clients/people-by-name.service.js';
import { fieldProblem } from '../common/field-problem.js';
import { refuse } from '../common/problem.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { LineTitle } from './line-title.js';
import { listStatement } from './list-statement.js';
import { asksForSomebody, concerning, whereOf, type Condition } from './message-conditions.js';
import type { LineFilter, ListFilter } from './message-filter.js';
import { MessageQuestions } from './message-questions.service.js';
import { numberRange } from './number-range.js';
import { IN, type MessageStatus } from './states.js';

/** One line of a list (L03). */
export interface MessageRow extends LineTitle {
  id: string;
  number: number;
  typeCode: string;
  typeNames: Record<string, string>;
  item: string | null;
  branchCode: string;
  branchName: string;
  /** The client it is for; null where it is for a user, or for an address of our own house. */
  clientId: string | null;
  clientExternalId: string | null;
  clientName: string | null;
  /** The client it is about, where it is for somebody else. */
  aboutExternalId: string | null;
  aboutName: string | null;
  /** The user it is for, where it is for one. */
  userId: string | null;
  userName: string | null;
  status: MessageStatus;
  reason: ReasonCode | null;
  reasonDetail: string | null;
  format: Format;
  /** When it came to be as it is. */
  statusAt: Date;
  createdAt: Date;
  /** Before which it does not go out. */
  dueAt: Date;
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
  m.id, m.number::float8 AS number, m.type_code AS "typeCode", t.names AS "typeNames", m.title,
  m.other_items AS "otherItems", m.item,
  b.code AS "branchCode", b.name AS "branchName", m.client_id AS "clientId", c.external_id AS "clientExternalId",
  c.name AS "clientName", a.external_id AS "aboutExternalId", a.name AS "aboutName", m.user_id AS "userId", u.name AS "userName", m.status, m.reason,
  m.reason_detail AS "reasonDetail", m.format, m.status_at AS "statusAt", m.created_at AS "createdAt", m.due_at AS "dueAt", m.sent_at AS "sentAt", m.to_address AS "toAddress", m.ref, m.fee,
  m.letter_id AS "letterId", l.number::float8 AS "letterNumber", l.status AS "letterStatus",
  m.replaces_id AS "replacesId", r.number::float8 AS "replacesNumber",
  m.batch_id AS "batchId", p.number::float8 AS "batchNumber", m.batch_sequence AS "batchSequence"`;

const JOINS = `
  JOIN message_type t ON t.organisation_id = m.organisation_id AND t.code = m.type_code
  JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
  LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
  LEFT JOIN client a ON a.organisation_id = m.organisation_id AND a.id = m.about_client_id
  LEFT JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
  LEFT JOIN message l ON l.organisation_id = m.organisation_id AND l.id = m.letter_id
  LEFT JOIN message r ON r.organisation_id = m.organisation_id AND r.id = m.replaces_id
  LEFT JOIN batch p ON p.organisation_id = m.organisation_id AND p.id = m.batch_id`;

/** Reads lists of messages: newest first, page by page, by keyset, so that no page is slower than the first. */
@Injectable()
export class MessageList {
  constructor(private readonly questions: MessageQuestions) {}

  async page(
    tx: Tx,
    principal: Principal,
    filter: ListFilter & { cursor?: string; limit: number },
  ): Promise<{ items: MessageRow[]; next: string | null }> {
    const { sql, parameters } = await this.statement(tx, principal, filter, 'DESC', filter.limit + 1, filter.cursor);
    const items = await rows<MessageRow>(
      tx,
      `SELECT ${ROW} FROM (${sql}) m ${JOINS} ORDER BY m.number DESC`,
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
  async ids(tx: Tx, principal: Principal, filter: ListFilter, limit: number): Promise<string[]> {
    const { sql, parameters } = await this.statement(tx, principal, filter, 'ASC', limit);
    const found = await rows<{ id: string }>(tx, `SELECT m.id FROM (${sql}) m ORDER BY m.number`, parameters);
    return found.map(({ id }) => id);
  }

  /** How many rows a filter gives; counted no further than one more than `most`. */
  async count(tx: Tx, principal: Principal, filter: ListFilter, most: number): Promise<number> {
    const { sql, parameters } = await this.statement(tx, principal, filter, 'DESC', most + 1);
    const [found] = await rows<{ count: number }>(tx, `SELECT count(*)::int AS count FROM (${sql}) m`, parameters);
    return found!.count;
  }

  /**
   * The first `limit` rows of a filter. What no index knows, a class and a time, is told in what one does.
   *
   * @throws ApiProblem NOT_ALLOWED where the filter looks for causes, which is for administrators and systems (A01);
   *   TOO_MANY_NAMES where more are called so than lists are merged of
   */
  private async statement(
    tx: Tx,
    principal: Principal,
    filter: ListFilter,
    order: 'ASC' | 'DESC',
    limit: number,
    cursor?: string,
  ): Promise<Condition> {
    const byCause = filter.rule !== undefined || filter.kind !== undefined;
    if (byCause && !principal.permissions.has('messages:by-cause')) refuse('NOT_ALLOWED', 403);
    const meant = await this.withMeaning(tx, principal, filter);
    const typed = await this.withTypes(tx, principal, meant);
    const range = await numberRange(tx, principal.organisationId, filter);
    return listStatement(principal, typed, { order, limit, numbers: { ...range, cursor: cursor ?? null } });
  }

  private async withMeaning(tx: Tx, principal: Principal, { q, ...filter }: ListFilter): Promise<LineFilter> {
    if (q === undefined || q.trim() === '') return filter;
    const understood = await this.questions.understand(tx, principal, q);
    if (!understood.ok) {
      const most = `> ${MOST_PEOPLE}`;
      refuse(understood.code, 422, { which: most, errors: [fieldProblem('q', understood.code, most)] });
    }
    return { ...filter, meant: understood.meant };
  }

  private async withTypes(tx: Tx, { organisationId }: Principal, filter: LineFilter): Promise<LineFilter> {
    if (!filter.class || filter.type?.length || filter.client !== undefined) return filter;
    const types = await rows<{ code: string }>(
      tx,
      `SELECT code FROM message_type WHERE organisation_id = $1 AND starts_with(code, $2)`,
      [organisationId, filter.class],
    );
    // The class stands in for its types where it has none: no type is called by one character.
    return { ...filter, type: types.length > 0 ? types.map(({ code }) => code) : [filter.class] };
  }

  /** How many lines that concern a client each class has, for the tabs; and how many ask for attention. */
  async countsOfClient(
    tx: Tx,
    principal: Principal,
    clientId: string,
  ): Promise<{ total: number; attention: number; byClass: { class: string; count: number }[] }> {
    const { sql, parameters } = whereOf(principal, {});
    const of = concerning(sql, `= $${parameters.length + 1}`);
    const counts = await rows<{ class: string; count: number; attention: number }>(
      tx,
      `SELECT left(m.type_code, 1) AS class, count(*)::int AS count,
              (count(*) FILTER (WHERE ${asksForSomebody(`$${parameters.length + 2}`)}))::int AS attention
       FROM (${of}) m GROUP BY 1 ORDER BY 1`,
      [...parameters, clientId, IN.attention],
    );
    return {
      total: counts.reduce((sum, row) => sum + row.count, 0),
      attention: counts.reduce((sum, row) => sum + row.attention, 0),
      byClass: counts.map((row) => ({ class: row.class, count: row.count })),
    };
  }
}
