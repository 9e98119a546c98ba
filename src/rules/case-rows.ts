import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { PlannedRule } from './case-plan.js';

/** A case to open. */
export interface NewCase {
  /** Its name in the system that owns it. */
  externalId: string;
  clientId: string;
  type: string;
  /** ISO date: the first day. */
  startDate: string;
  /** Role → id of a user (A10). */
  roles: Record<string, string>;
  data: Record<string, unknown>;
}

export interface CaseState extends NewCase {
  id: string;
  closedAt: Date | null;
  createdAt: Date;
  /** The rules that hold for it, by id; those for everybody only where somebody took them out. */
  plan: PlannedRule[];
}

/** A case without its plan. */
export type CaseRow = Omit<CaseState, 'plan'>;

/** The columns of a case. */
export const CASE = `
  id, external_id AS "externalId", client_id AS "clientId", type, start_date::text AS "startDate",
  closed_at AS "closedAt", roles, data, created_at AS "createdAt"`;

/**
 * Puts rules into plans; one that stands there stays as it is.
 *
 * @returns what was put in
 */
export async function insertPlans(
  tx: Tx,
  organisationId: string,
  planned: readonly Pick<PlannedRule & { caseId: string }, 'caseId' | 'ruleId' | 'source'>[],
  now: Date,
): Promise<{ caseId: string; ruleId: string }[]> {
  if (planned.length === 0) return [];
  return rows(
    tx,
    `INSERT INTO case_plan (organisation_id, case_id, rule_id, source, planned_at)
     SELECT $1, r.case_id, r.rule_id, r.source, $3
     FROM jsonb_to_recordset($2) AS r (case_id uuid, rule_id uuid, source jsonb)
     ON CONFLICT (organisation_id, case_id, rule_id) DO NOTHING
     RETURNING case_id AS "caseId", rule_id AS "ruleId"`,
    [
      organisationId,
      JSON.stringify(planned.map(({ caseId, ruleId, source }) => ({ case_id: caseId, rule_id: ruleId, source }))),
      now,
    ],
  );
}

/** @returns ids of those whose name was free */
export async function insertCases(
  tx: Tx,
  organisationId: string,
  cases: readonly CaseRow[],
  now: Date,
): Promise<string[]> {
  // In one order, so that two batches with the same cases wait for each other instead of deadlocking.
  const inOrder = [...cases].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const stored = await rows<{ id: string }>(
    tx,
    `INSERT INTO case_file (organisation_id, id, external_id, client_id, type, start_date, roles, data, created_at)
     SELECT $1, r.id, r.external_id, r.client_id, r.type, r.start_date, r.roles, r.data, $3
     FROM jsonb_to_recordset($2) AS r (id uuid, external_id text, client_id uuid, type text, start_date date,
                                       roles jsonb, data jsonb)
     ON CONFLICT (organisation_id, external_id) DO NOTHING RETURNING id`,
    [
      organisationId,
      JSON.stringify(
        inOrder.map(({ id, externalId, clientId, type, startDate, roles, data }) => ({
          id,
          external_id: externalId,
          client_id: clientId,
          type,
          start_date: startDate,
          roles,
          data,
        })),
      ),
      now,
    ],
  );
  return stored.map(({ id }) => id);
}

/**
 * Holds clients until the end of the transaction: whoever assigns something to one of them waits until the cases stand,
 * and then finds them open; or was first, and what was assigned is read after this. Without it a case that opens
 * meanwhile would miss a rule for good.
 *
 * Whoever holds cases as well holds their clients first, so that nobody waits for the other in turn: what is stored about
 * a case refers to its client, which a writer of that client may hold.
 */
export async function holdClients(tx: Tx, organisationId: string, clientIds: readonly string[]): Promise<void> {
  if (clientIds.length === 0) return;
  await tx.query(`SELECT FROM client WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id FOR KEY SHARE`, [
    organisationId,
    [...new Set(clientIds)],
  ]);
}

/**
 * Holds cases until the end of the transaction: nobody else plans on them or decides on their events meanwhile.
 *
 * @returns ids of those that are open still
 */
export async function holdOpenCases(tx: Tx, organisationId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const held = await rows<{ id: string }>(
    tx,
    `SELECT id FROM case_file WHERE organisation_id = $1 AND id = ANY ($2) AND closed_at IS NULL
     ORDER BY id FOR NO KEY UPDATE`,
    [organisationId, ids],
  );
  return held.map(({ id }) => id);
}

/**
 * The cases with what stands in their plans.
 *
 * @param ruleIds only these rules; left out: all
 */
export async function withPlans(
  tx: Tx,
  organisationId: string,
  cases: readonly CaseRow[],
  ruleIds?: readonly string[],
): Promise<CaseState[]> {
  if (cases.length === 0) return [];
  const parameters: unknown[] = [organisationId, cases.map(({ id }) => id)];
  if (ruleIds) parameters.push(ruleIds);
  const planned = await rows<PlannedRule & { caseId: string; plannedAt: Date }>(
    tx,
    `SELECT case_id AS "caseId", rule_id AS "ruleId", source, planned_at AS "plannedAt", cancelled_at AS "cancelledAt"
     FROM case_plan
     WHERE organisation_id = $1 AND case_id = ANY ($2) ${ruleIds ? 'AND rule_id = ANY ($3)' : ''} ORDER BY rule_id`,
    parameters,
  );
  const byCase = new Map<string, PlannedRule[]>();
  for (const { caseId, ...rule } of planned) {
    const plan = byCase.get(caseId);
    if (plan) plan.push(rule);
    else byCase.set(caseId, [rule]);
  }
  return cases.map((one) => ({ ...one, plan: byCase.get(one.id) ?? [] }));
}
