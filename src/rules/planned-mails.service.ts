import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { isId } from '../common/ids.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Withdraw, type WithdrawResult } from '../messages/withdraw.service.js';
import { refusal, type Refusal } from './refusal.js';
import { findRule } from './rule-rows.js';

/** Mails that a rule made and that wait for their time: as many as there are, and the first of them. */
export interface PlannedMails {
  count: number;
  /** In the order in which they go out; at most `SHOWN`. */
  first: PlannedMail[];
}

export interface PlannedMail {
  id: string;
  number: number;
  dueAt: Date;
  /** Name of whoever it is for, or the address of our own house. */
  for: string | null;
  /** Name of the client that a mail to a user is about; null: none, or the client it is for. */
  about: string | null;
}

/** `left`: how many are still planned, where there were more than can be cancelled at once. */
export type CancelledMails = { ok: true; lines: WithdrawResult[]; left: number } | Refusal;

/** As many as one page can show. */
const SHOWN = 50;
/** As many as one transaction cancels; the answer says how many are left. */
const AT_ONCE = 1_000;

const PLANNED = `
  m.organisation_id = $1 AND m.rule_id = $2 AND m.status = 'queued' AND ($3::uuid[] IS NULL OR m.branch_id = ANY ($3))`;

/**
 * What a rule has planned already (A33). Like other dates of an assignment (A28), a rule that is switched off or changed
 * revokes nothing: who does so is told how many mails are still to go, and can cancel them together.
 */
@Injectable()
export class RulePlannings {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly withdrawals: Withdraw,
    private readonly audit: Audit,
  ) {}

  async count(principal: Principal, ruleId: string): Promise<number> {
    return this.tenancy.within(principal.organisationId, (tx) => countPlanned(tx, principal, ruleId));
  }

  async read(principal: Principal, ruleId: string): Promise<PlannedMails> {
    return this.tenancy.within(principal.organisationId, async (tx) => ({
      count: await countPlanned(tx, principal, ruleId),
      first: await rows<PlannedMail>(
        tx,
        `SELECT m.id, m.number::int AS number, m.due_at AS "dueAt", coalesce(u.name, c.name, m.to_address) AS "for",
                a.name AS about
         FROM (SELECT * FROM message m WHERE ${PLANNED} ORDER BY m.due_at, m.number LIMIT ${SHOWN}) m
         LEFT JOIN user_account u ON u.organisation_id = m.organisation_id AND u.id = m.user_id
         LEFT JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
         LEFT JOIN client a ON a.organisation_id = m.organisation_id AND a.id = m.about_client_id
         ORDER BY m.due_at, m.number`,
        parametersFor(principal, ruleId),
      ),
    }));
  }

  /** Withdraws them, those that go out first before others. One that is being sent at that moment can't be stopped. */
  async cancel(principal: Principal, ruleId: string): Promise<CancelledMails> {
    const { organisationId, branchIds, userId } = principal;
    if (!isId(ruleId)) return refusal('NOT_FOUND');
    return this.tenancy.within(organisationId, async (tx): Promise<CancelledMails> => {
      if (!(await findRule(tx, organisationId, ruleId))) return refusal('NOT_FOUND');
      const planned = await rows<{ id: string }>(
        tx,
        `SELECT m.id FROM message m WHERE ${PLANNED} ORDER BY m.due_at, m.number LIMIT ${AT_ONCE}`,
        parametersFor(principal, ruleId),
      );
      const ids = planned.map(({ id }) => id);
      const options = { organisationId, branchIds, reason: 'rule-plans-cancelled', byUserId: userId };
      const lines = await this.withdrawals.byIds(tx, ids, options);
      if (lines.length > 0) {
        const withdrawn = lines.filter(({ outcome }) => outcome === 'withdrawn').map(({ id }) => id);
        const action = 'rules.cancel-planned';
        await this.audit.record(tx, principal, { action, target: ruleId.toLowerCase(), facts: { withdrawn } });
      }
      return { ok: true, lines, left: await countPlanned(tx, principal, ruleId) };
    });
  }
}

async function countPlanned(tx: Tx, principal: Principal, ruleId: string): Promise<number> {
  const row = await firstRow<{ count: number }>(
    tx,
    `SELECT count(*)::int AS count FROM message m WHERE ${PLANNED}`,
    parametersFor(principal, ruleId),
  );
  return row!.count;
}

function parametersFor({ organisationId, branchIds }: Principal, ruleId: string): unknown[] {
  return [organisationId, ruleId, branchIds === 'all' ? null : branchIds];
}
