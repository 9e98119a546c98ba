import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem } from '../common/field-problem.js';
import { isId, newId } from '../common/ids.js';
import { retryWhereMet } from '../database/retry.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { unanswered } from './assignments.service.js';
import { OpenCases, type ToApply, type TouchedCase } from './open-cases.js';
import { refusal, wrongFields, type Refusal } from './refusal.js';
import {
  assignmentsOfSet,
  findRuleSet,
  holdRuleSet,
  insertItems,
  nameIsTaken,
  RULE_SET,
  unknownRules,
  type RuleSetRow,
} from './rule-set-rows.js';

export type RuleSetResult = { ok: true; ruleSet: RuleSetRow; touched: TouchedCase[] } | Refusal;
/** `again`: the set held the rule already. */
export type AddedRule = { ok: true; ruleSet: RuleSetRow; touched: TouchedCase[]; again: boolean } | Refusal;

/** Bundles of rules (A21: subscriptions), to read and to change. */
@Injectable()
export class RuleSets {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly openCases: OpenCases,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(
    { organisationId }: Principal,
    { cursor = '', limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: RuleSetRow[]; next: string | null }> {
    const found = await this.tenancy.within(organisationId, (tx) =>
      rows<RuleSetRow>(
        tx,
        `SELECT ${RULE_SET} FROM rule_set s WHERE s.organisation_id = $1 AND s.name > $2
         ORDER BY s.name LIMIT ${limit + 1}`,
        [organisationId, cursor],
      ),
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.name : null };
  }

  async find({ organisationId }: Principal, id: string): Promise<RuleSetRow | undefined> {
    if (!isId(id)) return undefined;
    return this.tenancy.within(organisationId, (tx) => findRuleSet(tx, organisationId, id));
  }

  /** A new set is assigned to nobody yet: nothing is asked. */
  async create(
    principal: Principal,
    { name, rules }: { name: string; rules: readonly string[] },
  ): Promise<RuleSetResult> {
    const { organisationId } = principal;
    const id = newId();
    return this.within(principal, async (tx) => {
      if (await nameIsTaken(tx, organisationId, id, name)) return nameInUse();
      const unknown = await unknownRules(tx, organisationId, rules);
      if (unknown.length > 0) return wrongFields(unknown.map((at) => fieldProblem(`rules[${at}]`, 'UNKNOWN_RULE')));
      await tx.query(`INSERT INTO rule_set (organisation_id, id, name, created_at) VALUES ($1, $2, $3, $4)`, [
        organisationId,
        id,
        name,
        this.clock.now(),
      ]);
      await insertItems(tx, organisationId, id, rules);
      return this.recorded(tx, principal, id, 'rule-sets.create', { name, rules });
    });
  }

  async rename(principal: Principal, id: string, name: string): Promise<RuleSetResult> {
    const { organisationId } = principal;
    if (!isId(id)) return refusal('NOT_FOUND');
    return this.within(principal, async (tx) => {
      if (await nameIsTaken(tx, organisationId, id, name)) return nameInUse();
      const renamed = await rows(
        tx,
        `UPDATE rule_set SET name = $3 WHERE organisation_id = $1 AND id = $2 RETURNING id`,
        [organisationId, id, name],
      );
      if (renamed.length === 0) return refusal('NOT_FOUND');
      return this.recorded(tx, principal, id, 'rule-sets.rename', { name });
    });
  }

  /** Only a set that is assigned to nobody. */
  async remove(principal: Principal, id: string): Promise<{ ok: true } | Refusal> {
    const { organisationId } = principal;
    return this.within(principal, async (tx): Promise<{ ok: true } | Refusal> => {
      const set = isId(id) ? await holdRuleSet(tx, organisationId, id) : undefined;
      if (!set) return refusal('NOT_FOUND');
      if ((await assignmentsOfSet(tx, organisationId, id)).length > 0) return refusal('IN_USE', 'assignments');
      await tx.query(`DELETE FROM rule_set_item WHERE organisation_id = $1 AND rule_set_id = $2`, [organisationId, id]);
      await tx.query(`DELETE FROM rule_set WHERE organisation_id = $1 AND id = $2`, [organisationId, id]);
      await this.audit.record(tx, principal, { action: 'rule-sets.delete', target: id, facts: { name: set.name } });
      return { ok: true };
    });
  }

  /** The open cases that adding the rule with Yes would touch. Changes nothing. */
  async previewRule(
    principal: Principal,
    id: string,
    ruleId: string,
  ): Promise<{ ok: true; touched: TouchedCase[] } | Refusal> {
    return this.within(principal, async (tx): Promise<{ ok: true; touched: TouchedCase[] } | Refusal> => {
      const checked = await this.check(tx, principal, id, ruleId);
      if (!checked.ok) return checked;
      return { ok: true, touched: await this.openCases.preview(tx, principal.organisationId, checked.what) };
    });
  }

  /**
   * Adds a rule to a set (A29); one that it holds already can be added again to apply it.
   *
   * @param apply the answer to the question whether it holds for open cases too; undefined refuses
   */
  async addRule(
    principal: Principal,
    id: string,
    ruleId: string,
    apply: boolean | null | undefined,
  ): Promise<AddedRule> {
    if (typeof apply !== 'boolean') return unanswered();
    const { organisationId } = principal;
    return this.within(principal, async (tx) => {
      const checked = await this.check(tx, principal, id, ruleId);
      if (!checked.ok) return checked;
      const again = (await insertItems(tx, organisationId, id, [ruleId])) === 0;
      const touched = apply ? await this.openCases.apply(tx, organisationId, checked.what) : [];
      const facts = { rule: ruleId, apply, touched: touched.length };
      return { ...(await this.recorded(tx, principal, id, 'rule-sets.add', facts)), touched, again };
    });
  }

  /** Takes a rule out for cases to come; what was planned by it stays. */
  async removeRule(principal: Principal, id: string, ruleId: string): Promise<RuleSetResult> {
    const { organisationId } = principal;
    if (!isId(id) || !isId(ruleId)) return refusal('NOT_FOUND');
    return this.within(principal, async (tx) => {
      const removed = await rows(
        tx,
        `DELETE FROM rule_set_item WHERE organisation_id = $1 AND rule_set_id = $2 AND rule_id = $3 RETURNING rule_id`,
        [organisationId, id, ruleId],
      );
      if (removed.length === 0) return refusal('NOT_FOUND');
      return this.recorded(tx, principal, id, 'rule-sets.remove', { rule: ruleId });
    });
  }

  private within<T>({ organisationId }: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retryWhereMet(() => this.tenancy.within(organisationId, work));
  }

  private async recorded(
    tx: Tx,
    principal: Principal,
    id: string,
    action: string,
    facts: Record<string, unknown>,
  ): Promise<{ ok: true; ruleSet: RuleSetRow; touched: TouchedCase[] }> {
    await this.audit.record(tx, principal, { action, target: id, facts });
    return { ok: true, ruleSet: (await findRuleSet(tx, principal.organisationId, id))!, touched: [] };
  }

  /** The set as it will be with the rule, and where it is assigned; its clients are held until the end. */
  private async check(
    tx: Tx,
    { organisationId }: Principal,
    id: string,
    ruleId: string,
  ): Promise<{ ok: true; what: ToApply } | Refusal> {
    const set = isId(id) ? await holdRuleSet(tx, organisationId, id) : undefined;
    if (!set) return refusal('NOT_FOUND');
    if (!isId(ruleId) || (await unknownRules(tx, organisationId, [ruleId])).length > 0) {
      return wrongFields([fieldProblem('rule', 'UNKNOWN_RULE')]);
    }
    const assignments = await assignmentsOfSet(tx, organisationId, id);
    await tx.query(`SELECT FROM client WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`, [
      organisationId,
      assignments.map(({ clientId }) => clientId),
    ]);
    return { ok: true, what: { assignments, ruleIds: [ruleId], set: { id, name: set.name, ruleIds: [ruleId] } } };
  }
}

function nameInUse(): Refusal {
  return wrongFields([fieldProblem('name', 'NAME_IN_USE')]);
}
