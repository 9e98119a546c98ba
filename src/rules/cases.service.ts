import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { ClientDetails } from '../clients/client-details.service.js';
import { ofVisibleClient, visibleTo } from '../clients/client-visibility.js';
import { loadUsers } from '../clients/people-loader.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem } from '../common/field-problem.js';
import { isId } from '../common/ids.js';
import { isStorable } from '../common/storable.js';
import { appendEvents } from '../database/append-event.js';
import { retryWhereMet } from '../database/retry.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Withdraw, type WithdrawResult } from '../messages/withdraw.service.js';
import { CaseBook } from './case-book.js';
import type { CaseInput } from './case-input.js';
import { holdClients, holdOpenCases } from './case-rows.js';
import { CASE_CLOSED, CASE_OPENED } from './event-kinds.js';
import { cancelPlanned, linesUnderWay, planAgain, planRows, type PlanRow } from './plan-rows.js';
import { refusal, wrongFields, type Refusal } from './refusal.js';

/** A case as the API and the pages show it. */
export interface CaseRow {
  /** Its name in the system that owns it. */
  id: string;
  /** External id, with the name it has today. */
  client: string;
  clientName: string;
  type: string;
  startDate: string;
  closedAt: Date | null;
  roles: Record<string, string>;
  data: Record<string, unknown>;
  createdAt: Date;
}

type Found = CaseRow & { ownId: string; clientId: string };

export type CaseResult = { ok: true; case: CaseRow } | Refusal;
export type PlanResult = { ok: true; items: PlanRow[] } | Refusal;
/** `lines`: what became of each mail that the rule had waiting for this case, or on its way at that moment. */
export type CancelResult = { ok: true; items: PlanRow[]; lines: WithdrawResult[] } | Refusal;

const CASE = `
  f.id AS "ownId", f.client_id AS "clientId", f.external_id AS id, c.external_id AS client, c.name AS "clientName",
  f.type, f.start_date::text AS "startDate", f.closed_at AS "closedAt", f.roles, f.data, f.created_at AS "createdAt"`;

/** Cases and their plans, to read, open and close one at a time (A22, A33). */
@Injectable()
export class Cases {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly book: CaseBook,
    private readonly clients: ClientDetails,
    private readonly withdrawals: Withdraw,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(
    principal: Principal,
    query: { client?: string | undefined; open?: boolean | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ items: CaseRow[]; next: string | null }> {
    const { organisationId } = principal;
    const { client, open, cursor, limit } = query;
    const parameters: unknown[] = [organisationId];
    const parts = ['f.organisation_id = $1'];
    const add = (value: string | undefined, sql: (parameter: string) => string) => {
      if (value !== undefined) parts.push(sql(`$${parameters.push(value)}`));
    };
    add(client, (p) => `f.client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = ${p})`);
    add(cursor, (p) => `f.id < ${p}::uuid`);
    if (open !== undefined) parts.push(`f.closed_at IS ${open ? 'NULL' : 'NOT NULL'}`);
    // A client has few, which are sorted; all of them are read in the order of an index.
    const within = client === undefined ? 'withinInOrder' : 'within';
    const found = await this.tenancy[within](organisationId, (tx) =>
      rows<Found>(
        tx,
        `SELECT ${CASE} FROM (
           SELECT * FROM case_file f WHERE ${parts.join(' AND ')} AND ${ofVisibleClient(principal, parameters, 'f')}
           ORDER BY f.id DESC LIMIT ${limit + 1}) f
         JOIN client c ON c.organisation_id = f.organisation_id AND c.id = f.client_id
         ORDER BY f.id DESC`,
        parameters,
      ),
    );
    const items = found.slice(0, limit);
    return { items: items.map(shown), next: found.length > limit ? items.at(-1)!.ownId : null };
  }

  async find(principal: Principal, externalId: string): Promise<CaseRow | undefined> {
    const found = await this.tenancy.within(principal.organisationId, (tx) => this.look(tx, principal, externalId));
    return found && shown(found);
  }

  /** Opens a case: its plan is fixed, and rules that the opening sets off are decided on soon after. */
  async open(principal: Principal, input: CaseInput): Promise<CaseResult> {
    const { organisationId } = principal;
    return retryWhereMet(() =>
      this.tenancy.within(organisationId, async (tx): Promise<CaseResult> => {
        const client = await this.clients.find(tx, principal, input.client);
        if (!client) return wrongFields([fieldProblem('client', 'UNKNOWN_CLIENT')]);
        const strangers = await unknownUsers(tx, organisationId, input.roles);
        if (strangers.length > 0)
          return wrongFields(strangers.map((role) => fieldProblem(`roles.${role}`, 'UNKNOWN_USER')));
        const { id: externalId, type, startDate, roles, data } = input;
        const now = this.clock.now();
        const asked = [{ externalId, clientId: client.id, type, startDate, roles, data }];
        const [opened] = await this.book.open(tx, organisationId, asked, now);
        if (!opened!.ok) return wrongFields([fieldProblem('id', opened!.code)]);
        const facts = { type, startDate, planned: opened!.case.plan.length };
        await this.audit.record(tx, principal, { action: 'cases.open', target: opened!.case.id, facts });
        await this.tell(tx, principal, CASE_OPENED, client.id, opened!.case.id, now);
        return { ok: true, case: shown((await this.look(tx, principal, externalId))!) };
      }),
    );
  }

  /** Closes a case; a closed one stays as it is. */
  async close(principal: Principal, externalId: string): Promise<CaseResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx): Promise<CaseResult> => {
      const found = await this.look(tx, principal, externalId);
      if (!found) return refusal('NOT_FOUND');
      const now = this.clock.now();
      await holdClients(tx, organisationId, [found.clientId]);
      const closed = await this.book.close(tx, organisationId, [found.ownId], now);
      if (closed.length > 0) {
        await this.audit.record(tx, principal, { action: 'cases.close', target: found.ownId });
        await this.tell(tx, principal, CASE_CLOSED, found.clientId, found.ownId, now);
      }
      return { ok: true, case: shown((await this.look(tx, principal, externalId))!) };
    });
  }

  async plan(principal: Principal, externalId: string): Promise<PlanResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx): Promise<PlanResult> => {
      const found = await this.look(tx, principal, externalId);
      if (!found) return refusal('NOT_FOUND');
      return { ok: true, items: await planRows(tx, organisationId, found.ownId) };
    });
  }

  /**
   * Takes a rule out of the plan (A33): what comes up from now on sets it off no more, and its mails that wait are
   * withdrawn. One that is being sent at this moment can't be stopped; its row says so (NOT_WITHDRAWABLE).
   */
  async cancel(principal: Principal, externalId: string, ruleId: string): Promise<CancelResult> {
    const { organisationId, branchIds, userId } = principal;
    return this.tenancy.within(organisationId, async (tx): Promise<CancelResult> => {
      const found = await this.look(tx, principal, externalId);
      if (!found || !isId(ruleId)) return refusal('NOT_FOUND');
      const held = await holdOpenCases(tx, organisationId, [found.ownId]);
      if (held.length === 0) return refusal('CASE_CLOSED');
      const planned = await planRows(tx, organisationId, found.ownId);
      const row = planned.find(({ rule }) => rule === ruleId.toLowerCase());
      if (!row) return refusal('NOT_FOUND');
      const underWay = await linesUnderWay(tx, organisationId, found.ownId, row.rule);
      const lines = await this.withdrawals.byIds(tx, underWay, {
        organisationId,
        branchIds,
        reason: 'plan-cancelled',
        byUserId: userId,
      });
      if (!row.cancelledAt) await cancelPlanned(tx, organisationId, found.ownId, row, this.clock.now());
      if (!row.cancelledAt || lines.length > 0) {
        const withdrawn = lines.filter(({ outcome }) => outcome === 'withdrawn').map(({ id }) => id);
        const facts = { rule: row.rule, withdrawn };
        await this.audit.record(tx, principal, { action: 'cases.cancel-planned', target: found.ownId, facts });
      }
      return { ok: true, items: await planRows(tx, organisationId, found.ownId), lines };
    });
  }

  /**
   * Puts a rule that was taken out back into the plan (A33). What came up in between is not made up for, and mails that
   * were withdrawn stay so.
   */
  async putBack(principal: Principal, externalId: string, ruleId: string): Promise<PlanResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx): Promise<PlanResult> => {
      const found = await this.look(tx, principal, externalId);
      if (!found || !isId(ruleId)) return refusal('NOT_FOUND');
      const held = await holdOpenCases(tx, organisationId, [found.ownId]);
      if (held.length === 0) return refusal('CASE_CLOSED');
      const planned = await planRows(tx, organisationId, found.ownId);
      const row = planned.find(({ rule }) => rule === ruleId.toLowerCase());
      if (!row) return refusal('NOT_FOUND');
      if (row.cancelledAt === null) return { ok: true, items: planned };
      await planAgain(tx, organisationId, found.ownId, row.rule);
      const facts = { rule: row.rule };
      await this.audit.record(tx, principal, { action: 'cases.plan-again', target: found.ownId, facts });
      return { ok: true, items: await planRows(tx, organisationId, found.ownId) };
    });
  }

  private async look(tx: Tx, principal: Principal, externalId: string): Promise<Found | undefined> {
    if (!isStorable(externalId)) return undefined;
    const parameters: unknown[] = [principal.organisationId, externalId];
    return firstRow<Found>(
      tx,
      `SELECT ${CASE} FROM case_file f
       JOIN client c ON c.organisation_id = f.organisation_id AND c.id = f.client_id
       WHERE f.organisation_id = $1 AND f.external_id = $2 AND ${visibleTo(principal, parameters)}`,
      parameters,
    );
  }

  private async tell(
    tx: Tx,
    { organisationId, userId }: Principal,
    kind: string,
    clientId: string,
    caseId: string,
    now: Date,
  ): Promise<void> {
    const origin = userId ? 'interactive' : 'integration';
    await appendEvents(tx, organisationId, [{ kind, origin, clientId, caseId, actorUserId: userId }], now);
  }
}

function shown({ id, client, clientName, type, startDate, closedAt, roles, data, createdAt }: Found): CaseRow {
  return { id, client, clientName, type, startDate, closedAt, roles, data, createdAt };
}

/** Roles that name a user who does not exist. */
async function unknownUsers(tx: Tx, organisationId: string, roles: Record<string, string>): Promise<string[]> {
  const known = await loadUsers(tx, organisationId, Object.values(roles));
  const ids = new Set(known.map(({ id }) => id));
  return Object.entries(roles).flatMap(([role, id]) => (ids.has(id.toLowerCase()) ? [] : [role]));
}
