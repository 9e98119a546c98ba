import { Injectable } from '@nestjs/common';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { Condition } from './condition.js';
import { effectiveRules, type AssignmentFacts, type ChainNode, type EffectiveRule } from './effective-rules.js';
import type { RuleScope, RuleSetFacts } from './effective-rules.js';

/** A rule as decisions read it. */
export interface RuleFacts extends RuleScope {
  name: string;
  typeCode: string;
  triggerKind: string;
  triggerCaseType: string | null;
  conditions: Condition[];
  /** Selectors, in order. */
  recipients: string[];
  delayDays: number | null;
  delayHour: number | null;
  createdAt: Date;
}

/** A client, with those above it, on a day. */
export interface AskedRules {
  /** The client itself first (see `loadLineages`). */
  chain: readonly ChainNode[];
  /** ISO date. */
  date: string;
}

const RULE = `
  id, name, type_code AS "typeCode", trigger_kind AS "triggerKind", trigger_case_type AS "triggerCaseType", conditions,
  recipients, delay_days AS "delayDays", delay_hour AS "delayHour", active, scope, created_at AS "createdAt"`;

/** Reads rules and where they hold, for many events at once. */
@Injectable()
export class RuleBook {
  /**
   * The active rules that one of these kinds of events sets off, by id. Rules of other kinds are not read: an event
   * costs the same however many there are.
   */
  async loadActive(tx: Tx, organisationId: string, triggerKinds: readonly string[]): Promise<RuleFacts[]> {
    return rows<RuleFacts>(
      tx,
      `SELECT ${RULE} FROM rule
       WHERE organisation_id = $1 AND active AND trigger_kind = ANY ($2) ORDER BY id`,
      [organisationId, [...new Set(triggerKinds)]],
    );
  }

  /** The kinds of events that rules wait for, those that are switched off too: nobody misspelt what one of them names. */
  async kinds(tx: Tx, organisationId: string): Promise<string[]> {
    const found = await rows<{ kind: string }>(
      tx,
      `SELECT DISTINCT trigger_kind AS kind FROM rule WHERE organisation_id = $1`,
      [organisationId],
    );
    return found.map(({ kind }) => kind);
  }

  /** The active rules for everybody, of whatever kind. */
  async loadForAll(tx: Tx, organisationId: string): Promise<RuleFacts[]> {
    return rows<RuleFacts>(
      tx,
      `SELECT ${RULE} FROM rule WHERE organisation_id = $1 AND active AND scope = 'all' ORDER BY id`,
      [organisationId],
    );
  }

  /** These rules, active or not, by id; unknown ones are left out. */
  async load(tx: Tx, organisationId: string, ruleIds: readonly string[]): Promise<RuleFacts[]> {
    return rows<RuleFacts>(tx, `SELECT ${RULE} FROM rule WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id`, [
      organisationId,
      [...new Set(ruleIds)],
    ]);
  }

  /**
   * Which of these rules hold for each client on its day (see `effectiveRules`). A fixed number of statements, however
   * many are asked for, and none reads a rule that is not asked for.
   *
   * @returns an answer for each of `asked`, in its order
   */
  async effective(
    tx: Tx,
    organisationId: string,
    asked: readonly AskedRules[],
    rules: readonly RuleScope[],
  ): Promise<EffectiveRule[][]> {
    const ruleIds = rules.map(({ id }) => id);
    return this.answer(tx, organisationId, asked, rules, ruleIds);
  }

  /** All rules that are assigned to each client on its day, and those for everybody that are among `forAll`. */
  async assigned(
    tx: Tx,
    organisationId: string,
    asked: readonly AskedRules[],
    forAll: readonly RuleScope[] = [],
  ): Promise<EffectiveRule[][]> {
    return this.answer(tx, organisationId, asked, forAll, null);
  }

  private async answer(
    tx: Tx,
    organisationId: string,
    asked: readonly AskedRules[],
    rules: readonly RuleScope[],
    ruleIds: readonly string[] | null,
  ): Promise<EffectiveRule[][]> {
    if (asked.length === 0) return [];
    const clientIds = [...new Set(asked.flatMap(({ chain }) => chain.map(({ id }) => id)))];
    const assignments = await loadAssignments(tx, organisationId, clientIds, ruleIds);
    const setIds = [...new Set(assignments.flatMap(({ ruleSetId }) => ruleSetId ?? []))];
    const sets = await loadSets(tx, organisationId, setIds, ruleIds);
    const byClient = new Map<string, AssignmentFacts[]>();
    for (const assignment of assignments) {
      const known = byClient.get(assignment.clientId);
      if (known) known.push(assignment);
      else byClient.set(assignment.clientId, [assignment]);
    }
    return asked.map(({ chain, date }) =>
      effectiveRules(
        chain,
        chain.flatMap(({ id }) => byClient.get(id) ?? []),
        sets,
        rules,
        date,
      ),
    );
  }
}

/**
 * What is assigned to these clients, on any day.
 *
 * @param ruleIds of rules assigned directly, only these; null: all. Rule sets always, because the nearest wins also where
 * it does not hold the rule (Ad5)
 */
export async function loadAssignments(
  tx: Tx,
  organisationId: string,
  clientIds: readonly string[],
  ruleIds: readonly string[] | null,
): Promise<AssignmentFacts[]> {
  const columns = `id, client_id AS "clientId", rule_id AS "ruleId", rule_set_id AS "ruleSetId",
                   starts_on::text AS "startsOn", ends_on::text AS "endsOn"`;
  return rows<AssignmentFacts>(
    tx,
    `SELECT ${columns} FROM assignment
     WHERE organisation_id = $1 AND client_id = ANY ($2)
       AND ${ruleIds === null ? 'rule_id IS NOT NULL' : 'rule_id = ANY ($3)'}
     UNION ALL
     SELECT ${columns} FROM assignment
     WHERE organisation_id = $1 AND client_id = ANY ($2) AND rule_set_id IS NOT NULL`,
    [organisationId, clientIds, ...(ruleIds === null ? [] : [ruleIds])],
  );
}

/** These rule sets; of the rules that they hold only those of `ruleIds`, unless that is null. */
export async function loadSets(
  tx: Tx,
  organisationId: string,
  setIds: readonly string[],
  ruleIds: readonly string[] | null,
): Promise<RuleSetFacts[]> {
  if (setIds.length === 0) return [];
  return rows<RuleSetFacts>(
    tx,
    `SELECT s.id, s.name, ARRAY(
       SELECT i.rule_id FROM rule_set_item i
       WHERE i.organisation_id = $1 AND i.rule_set_id = s.id ${ruleIds === null ? '' : 'AND i.rule_id = ANY ($3)'}
     ) AS "ruleIds"
     FROM rule_set s WHERE s.organisation_id = $1 AND s.id = ANY ($2)`,
    [organisationId, setIds, ...(ruleIds === null ? [] : [ruleIds])],
  );
}
