import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { isId, newId } from '../common/ids.js';
import { retryWhereMet } from '../database/retry.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { readSelector } from './recipients.js';
import { refusal, wrongFields, type Refusal } from './refusal.js';
import { contentProblems, type RuleChange, type RuleContent } from './rule-input.js';
import { findRule, listRules, RULE_COLUMNS, ruleValues, type RuleQuery, type RuleRow } from './rule-rows.js';

export type RuleResult = { ok: true; rule: RuleRow } | Refusal;

/** Rules, to read and to change (A03, A04, A10, A34, A35). */
@Injectable()
export class Rules {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ organisationId }: Principal, query: RuleQuery): Promise<{ items: RuleRow[]; next: string | null }> {
    return this.tenancy.within(organisationId, (tx) => listRules(tx, organisationId, query));
  }

  async find({ organisationId }: Principal, id: string): Promise<RuleRow | undefined> {
    if (!isId(id)) return undefined;
    return this.tenancy.within(organisationId, (tx) => findRule(tx, organisationId, id));
  }

  async create(principal: Principal, content: RuleContent): Promise<RuleResult> {
    const id = newId();
    return this.write(principal, async (tx) => {
      const refused = await this.check(tx, principal, id, content);
      if (refused) return refused;
      const { organisationId } = principal;
      const values = [organisationId, id, this.clock.now(), ...ruleValues(content)];
      await tx.query(
        `INSERT INTO rule (organisation_id, id, created_at, ${RULE_COLUMNS.join(', ')})
         VALUES (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
        values,
      );
      return this.recorded(tx, principal, id, 'rules.create', content);
    });
  }

  /** What the change names takes the place of what was. A change never plans, unplans or sends anything. */
  async change(principal: Principal, id: string, { revision, ...change }: RuleChange): Promise<RuleResult> {
    if (!isId(id)) return refusal('NOT_FOUND');
    return this.write(principal, async (tx) => {
      const { organisationId } = principal;
      const current = await findRule(tx, organisationId, id);
      if (!current) return refusal('NOT_FOUND');
      if (current.revision !== revision) return refusal('CONFLICT');
      const content = { ...current, ...withoutUndefined(change) };
      const refused = await this.check(tx, principal, id, content);
      if (refused) return refused;
      const values = [organisationId, id, revision, ...ruleValues(content)];
      const updated = await rows(
        tx,
        `UPDATE rule SET ${RULE_COLUMNS.map((column, i) => `${column} = $${i + 4}`).join(', ')}, revision = revision + 1
         WHERE organisation_id = $1 AND id = $2 AND revision = $3 RETURNING id`,
        values,
      );
      if (updated.length === 0) return refusal('CONFLICT');
      return this.recorded(tx, principal, id, 'rules.change', change);
    });
  }

  /** Only a rule that nothing refers to: others are switched off, so that what was decided can still say by what. */
  async remove(principal: Principal, id: string): Promise<{ ok: true } | Refusal> {
    if (!isId(id)) return refusal('NOT_FOUND');
    const { organisationId } = principal;
    return retryWhereMet(() =>
      this.tenancy.within(organisationId, async (tx): Promise<{ ok: true } | Refusal> => {
        const rule = await firstRow<{ name: string }>(
          tx,
          `SELECT name FROM rule WHERE organisation_id = $1 AND id = $2 FOR UPDATE`,
          [organisationId, id],
        );
        if (!rule) return refusal('NOT_FOUND');
        const users = await usersOf(tx, organisationId, id);
        if (users.length > 0) return refusal('IN_USE', users.join(', '));
        await tx.query(`DELETE FROM rule WHERE organisation_id = $1 AND id = $2`, [organisationId, id]);
        await this.audit.record(tx, principal, { action: 'rules.delete', target: id, facts: { name: rule.name } });
        return { ok: true };
      }),
    );
  }

  /** Two who take the same name at once meet; begun again, the second one is told. */
  private write(principal: Principal, work: (tx: Tx) => Promise<RuleResult>): Promise<RuleResult> {
    return retryWhereMet(() => this.tenancy.within(principal.organisationId, work));
  }

  private async recorded(tx: Tx, principal: Principal, id: string, action: string, facts: object): Promise<RuleResult> {
    await this.audit.record(tx, principal, { action, target: id, facts: { ...facts } });
    return { ok: true, rule: (await findRule(tx, principal.organisationId, id))! };
  }

  private async check(
    tx: Tx,
    { organisationId }: Principal,
    id: string,
    content: RuleContent,
  ): Promise<Refusal | null> {
    const problems = contentProblems(content);
    const type = await firstRow(tx, `SELECT code FROM message_type WHERE organisation_id = $1 AND code = $2`, [
      organisationId,
      content.type,
    ]);
    if (!type) problems.unshift(fieldProblem('type', 'UNKNOWN_TYPE'));
    problems.push(...(await unknownUsers(tx, organisationId, content.recipients)));
    if (problems.length > 0) return wrongFields(problems);
    const namesake = await firstRow(tx, `SELECT id FROM rule WHERE organisation_id = $1 AND name = $2 AND id <> $3`, [
      organisationId,
      content.name,
      id,
    ]);
    return namesake ? wrongFields([fieldProblem('name', 'NAME_IN_USE')]) : null;
  }
}

/** Of the selectors `user:<id>`. */
async function unknownUsers(tx: Tx, organisationId: string, recipients: readonly string[]): Promise<FieldProblem[]> {
  const named = recipients.flatMap((text, at) => {
    const selector = readSelector(text);
    return selector?.kind.argument === 'user' ? [{ at, id: selector.argument! }] : [];
  });
  if (named.length === 0) return [];
  const known = await rows<{ id: string }>(
    tx,
    `SELECT id FROM user_account WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, named.map(({ id }) => id)],
  );
  const ids = new Set(known.map(({ id }) => id));
  return named
    .filter(({ id }) => !ids.has(id.toLowerCase()))
    .map(({ at }) => fieldProblem(`recipients[${at}]`, 'UNKNOWN_USER'));
}

/** What refers to a rule, in words of the API. */
async function usersOf(tx: Tx, organisationId: string, ruleId: string): Promise<string[]> {
  const row = await firstRow<Record<string, boolean>>(
    tx,
    `SELECT EXISTS (SELECT FROM rule_set_item WHERE organisation_id = $1 AND rule_id = $2) AS "rule sets",
            EXISTS (SELECT FROM assignment WHERE organisation_id = $1 AND rule_id = $2) AS assignments,
            EXISTS (SELECT FROM case_plan WHERE organisation_id = $1 AND rule_id = $2) AS "plans of cases",
            EXISTS (SELECT FROM decision WHERE organisation_id = $1 AND rule_id = $2) AS decisions`,
    [organisationId, ruleId],
  );
  return Object.keys(row!).filter((name) => row![name]);
}

function withoutUndefined<Change extends object>(change: Change): Partial<RuleContent> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
