import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { isId } from '../common/ids.js';
import { fieldProblem } from '../common/field-problem.js';
import { refuse } from '../common/problem.js';
import { lineKind, type LineKind, type ReasonCode } from '../common/reasons.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { toHtml } from '../message-types/html.js';
import { parseMarkdown } from '../message-types/markdown.js';
import { withoutSlots } from '../message-types/slots.js';
import { messageCsv, messageJson } from './message-json.js';
import { fixOfLine, sentenceOfLine, type NobodyTrace } from './nobody-words.js';
import { MessageDetails, type MessageDetail } from './message-detail.service.js';
import type { MessageFilter } from './message-filter.js';
import { MessageList, type MessageRow } from './message-list.service.js';
import type { Overrulable } from './resend-rule.js';
import { Resend, type ResendAnswer, type ResendRow } from './resend.service.js';
import { Withdraw, type WithdrawResult } from './withdraw.service.js';

const MAX_FILTERED = 2_000;
const MAX_CSV = 50_000;

interface ResendInput {
  ids?: string[] | undefined;
  filter?: MessageFilter | undefined;
  expected?: number | undefined;
  dryRun?: boolean | undefined;
  overrule?: Overrulable[] | undefined;
}

/** The API's answers about messages, in the words of design §8. */
@Injectable()
export class MessagesApi {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly details: MessageDetails,
    private readonly resends: Resend,
    private readonly withdrawals: Withdraw,
    private readonly audit: Audit,
  ) {}

  async list(principal: Principal, filter: MessageFilter & { cursor?: string | undefined; limit: number }) {
    const page = await this.within(principal, (tx) => this.messages.page(tx, principal, filter));
    return { items: page.items.map(messageJson), next: page.next };
  }

  async listCsv(principal: Principal, filter: MessageFilter): Promise<string> {
    const page = await this.within(principal, async (tx) => {
      const found = await this.messages.page(tx, principal, { ...filter, limit: MAX_CSV });
      await this.audit.record(tx, principal, { action: 'messages.export', facts: { rows: found.items.length } });
      return found;
    });
    return messageCsv(page.items);
  }

  async one(principal: Principal, id: string) {
    return this.found(principal, id, async (tx, row, detail) => {
      // Titles are reading history: who looked is remembered (L29).
      await this.audit.record(tx, principal, { action: 'message.view', target: id });
      return {
        ...messageJson(row),
        decision: detail.decisionId,
        key: detail.eventKey,
        run: detail.runName,
        origin: detail.origin,
        subject: detail.subject,
        body: withoutSlots(detail.body),
        language: detail.language,
        from: detail.fromAddress,
        attempts: detail.attempts,
        dueAt: detail.dueAt,
        validUntil: detail.validUntil,
        supersededBy: detail.supersededById,
        replaces: detail.replacesId,
        cause: detail.cause,
        address: detail.windowAddress?.lines ?? null,
      };
    });
  }

  async timeline(principal: Principal, id: string) {
    return this.found(principal, id, async (tx) => ({
      items: (await this.details.timeline(tx, principal.organisationId, id)).map(({ at, what, by, reason, facts }) => ({
        at,
        what,
        by,
        reason,
        facts,
      })),
      next: null,
    }));
  }

  async why(principal: Principal, id: string) {
    return this.found(principal, id, async (tx, row, detail) => {
      const trace = detail.trace as NobodyTrace;
      const isOpen = row.format === 'email' && row.letterId === null;
      return {
        message: messageJson(row),
        code: row.reason,
        sentence: row.reason && {
          nl: sentenceOfLine(row, trace, 'nl'),
          en: sentenceOfLine(row, trace, 'en'),
        },
        fix: row.reason && fixOfLine(row.reason, trace, isOpen ? await kindOf(tx, principal, row) : null),
        trace: detail.trace,
      };
    });
  }

  async previewHtml(principal: Principal, id: string): Promise<string> {
    return this.found(principal, id, async (tx, _row, detail) => {
      await this.audit.record(tx, principal, { action: 'message.preview', target: id, facts: { as: 'mail' } });
      const organisation = await firstRow<{ name: string }>(tx, `SELECT name FROM organisation WHERE id = $1`, [
        principal.organisationId,
      ]);
      return toHtml(parseMarkdown(detail.body), {
        language: detail.language,
        subject: detail.subject,
        organisationName: organisation!.name,
      });
    });
  }

  async resend(principal: Principal, { ids, filter, expected, dryRun, overrule }: ResendInput): Promise<ResendAnswer> {
    const chosen = ids ?? (await this.filtered(principal, filter, expected));
    const options = { dryRun: dryRun ?? false, overrule: overrule ?? [] };
    const known = chosen.filter(isId);
    const answer = await this.resends.resend(principal, known, options);
    const byId = new Map(answer.results.map((row) => [row.id, row]));
    return { ...answer, results: chosen.map((id) => byId.get(id) ?? { id, ...notFound }) };
  }

  async makeLetter(
    principal: Principal,
    id: string,
    { dryRun, overrule }: Pick<ResendInput, 'dryRun' | 'overrule'>,
  ): Promise<{ actionId: string | null } & ResendRow> {
    if (!isId(id)) return { actionId: null, id, ...notFound };
    const options = { route: 'make-letter' as const, dryRun: dryRun ?? false, overrule: overrule ?? [] };
    const { actionId, results } = await this.resends.resend(principal, [id], options);
    return { actionId, ...results[0]! };
  }

  async undo(principal: Principal, actionId: string): Promise<{ results: WithdrawResult[] }> {
    const undone = isId(actionId)
      ? await this.resends.undo(principal, actionId)
      : { ok: false as const, code: 'NOT_FOUND' as ReasonCode };
    return undone.ok ? { results: undone.results } : refuse(undone.code, 404);
  }

  async withdraw(principal: Principal, id: string, reason: string): Promise<WithdrawResult> {
    if (!isId(id)) refuse('NOT_FOUND', 404);
    const [result] = await this.within(principal, async (tx) => {
      const results = await this.withdrawals.byIds(tx, [id], { ...principal, reason, byUserId: principal.userId });
      await this.audit.record(tx, principal, { action: 'message.withdraw', target: id, facts: { reason } });
      return results;
    });
    if (result!.outcome === 'refused') refuse(result!.code, result!.code === 'NOT_FOUND' ? 404 : 409);
    return result!;
  }

  async withdrawByRef(principal: Principal, ref: string, reason: string): Promise<{ results: WithdrawResult[] }> {
    return this.within(principal, async (tx) => {
      const results = await this.withdrawals.byRef(tx, ref, { ...principal, reason, byUserId: principal.userId });
      await this.audit.record(tx, principal, {
        action: 'message.withdraw',
        facts: { reason, lines: results.length },
      });
      return { results };
    });
  }

  /** The rows of a filter, as many as the caller saw: nobody resends what he has not looked at. */
  private async filtered(
    principal: Principal,
    filter: MessageFilter | undefined,
    expected: number | undefined,
  ): Promise<string[]> {
    if (!filter) return refuse('MISSING', 422, { which: 'ids', errors: [fieldProblem('ids', 'MISSING')] });
    if (expected === undefined) {
      return refuse('MISSING', 422, { which: 'expected', errors: [fieldProblem('expected', 'MISSING')] });
    }
    const ids = await this.within(principal, (tx) => this.messages.ids(tx, principal, filter, MAX_FILTERED + 1));
    if (ids.length > MAX_FILTERED) refuse('TOO_MANY_ROWS', 413, { which: `≤ ${MAX_FILTERED}` });
    if (ids.length !== expected) refuse('COUNT_CHANGED', 409, { which: `${expected} → ${ids.length}` });
    return ids;
  }

  private within<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.tenancy.within(principal.organisationId, work);
  }

  private async found<T>(
    principal: Principal,
    id: string,
    answer: (tx: Tx, row: MessageRow, detail: MessageDetail) => Promise<T>,
  ): Promise<T> {
    if (!isId(id)) refuse('NOT_FOUND', 404);
    return this.within(principal, async (tx) => {
      const [row] = await this.messages.byIds(tx, principal, [id]);
      const detail = row && (await this.details.find(tx, principal, id));
      return row && detail ? answer(tx, row, detail) : refuse('NOT_FOUND', 404);
    });
  }
}

/** What can become of a mail: what there is to do about its reason depends on it. */
async function kindOf(
  tx: Tx,
  { organisationId }: Principal,
  { clientId, userId, typeCode }: Pick<MessageRow, 'clientId' | 'userId' | 'typeCode'>,
): Promise<LineKind> {
  const type = await firstRow<{ hasLetterForm: boolean }>(
    tx,
    `SELECT 'letter' = ANY (formats) AS "hasLetterForm" FROM message_type WHERE organisation_id = $1 AND code = $2`,
    [organisationId, typeCode],
  );
  return lineKind({ isForClient: clientId !== null, userId, hasLetterForm: type?.hasLetterForm ?? false });
}

const notFound = { outcome: 'refused', code: 'NOT_FOUND', fee: false } as const satisfies Partial<ResendRow>;
