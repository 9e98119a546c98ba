import { Injectable } from '@nestjs/common';
import { loadLineages } from '../clients/people-loader.js';
import { newId } from '../common/ids.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { PlannedRule } from './case-plan.js';
import { RuleBook } from './rule-book.js';

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

export type OpenedCase =
  | { ok: true; case: CaseState }
  /** A second opening; the case as it is. */
  | { ok: false; code: 'CASE_EXISTS'; externalId: string };

type CaseRow = Omit<CaseState, 'plan'>;

const CASE = `
  id, external_id AS "externalId", client_id AS "clientId", type, start_date::text AS "startDate",
  closed_at AS "closedAt", roles, data, created_at AS "createdAt"`;

/** Opens, closes and reads cases with their plans, many at once, in the caller's transaction. */
@Injectable()
export class CaseBook {
  constructor(private readonly rules: RuleBook) {}

  /**
   * Opens cases and fixes their plans: the rules assigned to the client on the first day (Ad2). Appends no event: whoever
   * opens a case does so for one, or appends it.
   *
   * @returns an answer for each of `newCases`, in its order; of two with one name the first is opened
   */
  async open(tx: Tx, organisationId: string, newCases: readonly NewCase[], now: Date): Promise<OpenedCase[]> {
    if (newCases.length === 0) return [];
    const wanted = new Map<string, CaseRow>();
    for (const one of newCases) {
      if (!wanted.has(one.externalId)) {
        wanted.set(one.externalId, { ...one, id: newId(), closedAt: null, createdAt: now });
      }
    }
    const inserted = new Set(await insertCases(tx, organisationId, [...wanted.values()], now));
    const fresh = [...wanted.values()].filter(({ id }) => inserted.has(id));
    const plans = await this.fixPlans(tx, organisationId, fresh, now);
    return newCases.map((one): OpenedCase => {
      const made = wanted.get(one.externalId)!;
      if (!inserted.has(made.id)) return { ok: false, code: 'CASE_EXISTS', externalId: one.externalId };
      // Another one of the same name in this batch finds the case open.
      inserted.delete(made.id);
      return { ok: true, case: { ...made, plan: plans.get(made.id) ?? [] } };
    });
  }

  /** Closes what is open of these. @returns ids of the cases that were closed by it */
  async close(tx: Tx, organisationId: string, caseIds: readonly string[], at: Date): Promise<string[]> {
    const closed = await rows<{ id: string }>(
      tx,
      `UPDATE case_file SET closed_at = $3
       WHERE organisation_id = $1 AND id = ANY ($2) AND closed_at IS NULL RETURNING id`,
      [organisationId, caseIds, at],
    );
    return closed.map(({ id }) => id);
  }

  /**
   * Cases by their names in the caller's system, with their plans; unknown ones are left out.
   *
   * @param ruleIds only these rules of the plans; left out: all
   */
  async load(
    tx: Tx,
    organisationId: string,
    externalIds: readonly string[],
    ruleIds?: readonly string[],
  ): Promise<Map<string, CaseState>> {
    if (externalIds.length === 0) return new Map();
    const found = await rows<CaseRow>(
      tx,
      `SELECT ${CASE} FROM case_file WHERE organisation_id = $1 AND external_id = ANY ($2)`,
      [organisationId, [...new Set(externalIds)]],
    );
    const cases = await withPlans(tx, organisationId, found, ruleIds);
    return new Map(cases.map((one) => [one.externalId, one]));
  }

  /** As `load`, by our own ids. */
  async loadByIds(
    tx: Tx,
    organisationId: string,
    ids: readonly string[],
    ruleIds?: readonly string[],
  ): Promise<Map<string, CaseState>> {
    if (ids.length === 0) return new Map();
    const found = await rows<CaseRow>(
      tx,
      `SELECT ${CASE} FROM case_file WHERE organisation_id = $1 AND id = ANY ($2)`,
      [organisationId, [...new Set(ids)]],
    );
    const cases = await withPlans(tx, organisationId, found, ruleIds);
    return new Map(cases.map((one) => [one.id, one]));
  }

  private async fixPlans(
    tx: Tx,
    organisationId: string,
    cases: readonly CaseRow[],
    now: Date,
  ): Promise<Map<string, PlannedRule[]>> {
    if (cases.length === 0) return new Map();
    const clientIds = [...new Set(cases.map(({ clientId }) => clientId))];
    const lineages = await loadLineages(tx, organisationId, clientIds);
    const asked = cases.map(({ clientId, startDate }) => ({ chain: lineages.get(clientId)!.chain, date: startDate }));
    const effective = await this.rules.assigned(tx, organisationId, asked);
    const plans = new Map(
      cases.map(({ id }, i) => [
        id,
        effective[i]!.map(({ ruleId, source }): PlannedRule => ({ ruleId, source, plannedAt: now, cancelledAt: null })),
      ]),
    );
    await insertPlans(
      tx,
      organisationId,
      [...plans].flatMap(([caseId, plan]) => plan.map(({ ruleId, source }) => ({ caseId, ruleId, source }))),
      now,
    );
    return plans;
  }
}

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

async function insertCases(tx: Tx, organisationId: string, cases: readonly CaseRow[], now: Date): Promise<string[]> {
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

async function withPlans(
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
