import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { RuleContent } from './rule-input.js';

/** A rule as the API and the pages show it. */
export interface RuleRow extends RuleContent {
  id: string;
  /** Counts the changes: another by the time of a change is a CONFLICT. */
  revision: number;
  createdAt: Date;
  /** The rule sets that hold it, by name. */
  ruleSets: { id: string; name: string }[];
  /** How many times it is assigned to a client directly. */
  assignments: number;
}

/** One rule, with what it has planned. */
export type PlannedRule = RuleRow & {
  /** How many mails it made that wait for their time: they go out, whatever becomes of the rule (A33). */
  planned: number;
};

export interface RuleQuery {
  type?: string | undefined;
  /** Of its trigger. */
  kind?: string | undefined;
  active?: boolean | undefined;
  /** Part of the name. */
  q?: string | undefined;
  /** The `next` of the page before. */
  cursor?: string | undefined;
  limit: number;
}

const RULE = `
  r.id, r.name, r.type_code AS type, jsonb_build_object('kind', r.trigger_kind, 'caseType', r.trigger_case_type) AS trigger,
  r.conditions, r.recipients,
  CASE WHEN r.delay_days IS NOT NULL THEN jsonb_build_object('days', r.delay_days, 'hour', r.delay_hour) END AS delay,
  r.active, r.scope, r.revision, r.created_at AS "createdAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.name)
            FROM rule_set_item i JOIN rule_set s ON s.organisation_id = i.organisation_id AND s.id = i.rule_set_id
            WHERE i.organisation_id = r.organisation_id AND i.rule_id = r.id), '[]') AS "ruleSets",
  (SELECT count(*)::int FROM assignment a
   WHERE a.organisation_id = r.organisation_id AND a.rule_id = r.id) AS assignments`;

/** By name. */
export async function listRules(
  tx: Tx,
  organisationId: string,
  { type, kind, active, q = '', cursor = '', limit }: RuleQuery,
): Promise<{ items: RuleRow[]; next: string | null }> {
  const found = await rows<RuleRow>(
    tx,
    `SELECT ${RULE} FROM rule r
     WHERE r.organisation_id = $1 AND r.name > $2 AND ($3::text IS NULL OR r.type_code = $3)
       AND ($4::text IS NULL OR r.trigger_kind = $4) AND ($5::boolean IS NULL OR r.active = $5)
       AND position(lower($6) IN lower(r.name)) > 0
     ORDER BY r.name LIMIT ${limit + 1}`,
    [organisationId, cursor, type ?? null, kind ?? null, active ?? null, q],
  );
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)!.name : null };
}

/** One rule as pages and the API show it; undefined where this organisation has none of that id. */
export async function findRule(tx: Tx, organisationId: string, id: string): Promise<RuleRow | undefined> {
  return firstRow<RuleRow>(tx, `SELECT ${RULE} FROM rule r WHERE r.organisation_id = $1 AND r.id = $2`, [
    organisationId,
    id,
  ]);
}

/** Values of the columns that its author decides, in the order of `RULE_COLUMNS`. */
export function ruleValues({
  name,
  type,
  trigger,
  conditions,
  recipients,
  delay,
  active,
  scope,
}: RuleContent): unknown[] {
  return [
    name,
    type,
    trigger.kind,
    trigger.caseType,
    JSON.stringify(conditions),
    recipients,
    delay?.days ?? null,
    delay?.hour ?? null,
    active,
    scope,
  ];
}

export const RULE_COLUMNS = [
  'name',
  'type_code',
  'trigger_kind',
  'trigger_case_type',
  'conditions',
  'recipients',
  'delay_days',
  'delay_hour',
  'active',
  'scope',
] as const;
