import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { AssignmentFacts } from './effective-rules.js';

/** A rule set as the API and the pages show it. */
export interface RuleSetRow {
  id: string;
  name: string;
  createdAt: Date;
  /** By name. */
  rules: { id: string; name: string; type: string; active: boolean }[];
  /** How many times it is assigned to a client. */
  assignments: number;
}

export const RULE_SET = `
  s.id, s.name, s.created_at AS "createdAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'type', r.type_code, 'active', r.active)
                             ORDER BY r.name)
            FROM rule_set_item i
            -- Each by itself (OFFSET 0): joined freely, the planner may read all rules for each.
            CROSS JOIN LATERAL (
              SELECT id, name, type_code, active FROM rule
              WHERE organisation_id = i.organisation_id AND id = i.rule_id OFFSET 0) r
            WHERE i.organisation_id = s.organisation_id AND i.rule_set_id = s.id), '[]') AS rules,
  (SELECT count(*)::int FROM assignment a
   WHERE a.organisation_id = s.organisation_id AND a.rule_set_id = s.id) AS assignments`;

/** One rule set as pages and the API show it; undefined where this organisation has none of that id. */
export async function findRuleSet(tx: Tx, organisationId: string, id: string): Promise<RuleSetRow | undefined> {
  return firstRow<RuleSetRow>(tx, `SELECT ${RULE_SET} FROM rule_set s WHERE s.organisation_id = $1 AND s.id = $2`, [
    organisationId,
    id,
  ]);
}

/** The set of this id, held until the end of the transaction. */
export async function holdRuleSet(tx: Tx, organisationId: string, id: string): Promise<{ name: string } | undefined> {
  return firstRow(tx, `SELECT name FROM rule_set WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [
    organisationId,
    id,
  ]);
}

/** Whether another set has this name. */
export async function nameIsTaken(tx: Tx, organisationId: string, id: string, name: string): Promise<boolean> {
  const found = await rows(tx, `SELECT id FROM rule_set WHERE organisation_id = $1 AND name = $2 AND id <> $3`, [
    organisationId,
    name,
    id,
  ]);
  return found.length > 0;
}

/** Places of the ids that no rule has. */
export async function unknownRules(tx: Tx, organisationId: string, ids: readonly string[]): Promise<number[]> {
  const known = await rows<{ id: string }>(tx, `SELECT id FROM rule WHERE organisation_id = $1 AND id = ANY ($2)`, [
    organisationId,
    ids,
  ]);
  const found = new Set(known.map(({ id }) => id));
  return ids.flatMap((id, at) => (found.has(id.toLowerCase()) ? [] : [at]));
}

/** Puts rules into a set; those it holds already stay. @returns how many it did not hold */
export async function insertItems(
  tx: Tx,
  organisationId: string,
  id: string,
  ruleIds: readonly string[],
): Promise<number> {
  const added = await rows(
    tx,
    `INSERT INTO rule_set_item (organisation_id, rule_set_id, rule_id)
     SELECT $1, $2, r.id FROM unnest($3::uuid[]) AS r (id) ON CONFLICT DO NOTHING RETURNING rule_id`,
    [organisationId, id, ruleIds],
  );
  return added.length;
}

/** Where the set is assigned, on whatever day. */
export async function assignmentsOfSet(tx: Tx, organisationId: string, id: string): Promise<AssignmentFacts[]> {
  return rows<AssignmentFacts>(
    tx,
    `SELECT id, client_id AS "clientId", rule_id AS "ruleId", rule_set_id AS "ruleSetId",
            starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM assignment WHERE organisation_id = $1 AND rule_set_id = $2`,
    [organisationId, id],
  );
}
