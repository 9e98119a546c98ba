import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { IN } from '../messages/states.js';
import type { PlanSource } from './plan-source.js';

/** What is planned for a case, or was taken out (A33). */
export interface PlanRow {
  /** Id of the rule. */
  rule: string;
  name: string;
  type: string;
  active: boolean;
  trigger: { kind: string; caseType: string | null };
  source: PlanSource;
  /** Null: it is for everybody and needs no planning. */
  plannedAt: Date | null;
  cancelledAt: Date | null;
  /** Its last decision on this case; null: its trigger has not come. */
  decided: { id: string; outcome: string; reason: string | null; at: Date } | null;
  /** Lines that wait for their day. */
  waiting: { id: string; number: number; dueAt: Date }[];
}

/** As it is read: the database writes times into JSON in a way of its own, with +00:00 for Z. */
type StoredPlanRow = Omit<PlanRow, 'decided' | 'waiting'> & {
  decided: (Omit<NonNullable<PlanRow['decided']>, 'at'> & { at: string }) | null;
  waiting: (Omit<PlanRow['waiting'][number], 'dueAt'> & { dueAt: string })[];
};

/** The plan of a case: the rules that were planned, and the active ones for everybody, by name. */
export async function planRows(tx: Tx, organisationId: string, caseId: string): Promise<PlanRow[]> {
  const found = await rows<StoredPlanRow>(
    tx,
    // What is of the case is found by the case, once (MATERIALIZED): a planner that knows little of the tables would look
    // for it among all that each rule ever did.
    `WITH planned AS MATERIALIZED (
       SELECT rule_id, source, planned_at, cancelled_at FROM case_plan WHERE organisation_id = $1 AND case_id = $2),
     decided AS MATERIALIZED (
       SELECT id, rule_id, outcome, reason, decided_at FROM decision WHERE organisation_id = $1 AND case_id = $2)
     SELECT r.id AS rule, r.name, r.type_code AS type, r.active,
            jsonb_build_object('kind', r.trigger_kind, 'caseType', r.trigger_case_type) AS trigger,
            coalesce(p.source, '{"mode": "all"}') AS source, p.planned_at AS "plannedAt",
            p.cancelled_at AS "cancelledAt",
            (SELECT jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason, 'at', d.decided_at)
             FROM decided d WHERE d.rule_id = r.id ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) AS decided,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'dueAt', m.due_at)
                                       ORDER BY m.due_at, m.number)
                      FROM decided d CROSS JOIN LATERAL (${LINES_OF_DECISION}) m
                      WHERE d.rule_id = r.id AND m.status = 'queued'), '[]') AS waiting
     FROM rule r LEFT JOIN planned p ON p.rule_id = r.id
     WHERE r.organisation_id = $1 AND (p.rule_id IS NOT NULL OR (r.active AND r.scope = 'all'))
     ORDER BY r.name`,
    [organisationId, caseId],
  );
  return found.map(({ decided, waiting, ...row }) => ({
    ...row,
    decided: decided && { ...decided, at: new Date(decided.at) },
    waiting: waiting.map((line) => ({ ...line, dueAt: new Date(line.dueAt) })),
  }));
}

/** The lines of a decision `d`, by themselves (OFFSET 0): all that wait in the organisation are no way to them. */
const LINES_OF_DECISION = `
  SELECT id, number, due_at, status FROM message WHERE organisation_id = $1 AND decision_id = d.id OFFSET 0`;

/** Ids of the mails that a rule made for a case and that are not sent yet. */
export async function linesUnderWay(tx: Tx, organisationId: string, caseId: string, ruleId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    `SELECT m.id FROM decision d CROSS JOIN LATERAL (${LINES_OF_DECISION}) m
     WHERE d.organisation_id = $1 AND d.case_id = $2 AND d.rule_id = $3 AND m.status = ANY ($4) ORDER BY m.id`,
    [organisationId, caseId, ruleId, IN.underWay],
  );
  return found.map(({ id }) => id);
}

/**
 * Takes a rule out of a plan: its trigger does nothing any more on this case. A rule for everybody gets a place in the
 * plan by it, which says so.
 */
export async function cancelPlanned(
  tx: Tx,
  organisationId: string,
  caseId: string,
  { rule, source }: Pick<PlanRow, 'rule' | 'source'>,
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO case_plan (organisation_id, case_id, rule_id, source, planned_at, cancelled_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (organisation_id, case_id, rule_id) DO UPDATE SET cancelled_at = excluded.cancelled_at`,
    [organisationId, caseId, rule, source, now],
  );
}

/** Puts a rule that was taken out back into a plan: from now on its trigger sets it off again. */
export async function planAgain(tx: Tx, organisationId: string, caseId: string, ruleId: string): Promise<void> {
  await tx.query(
    `UPDATE case_plan SET cancelled_at = NULL WHERE organisation_id = $1 AND case_id = $2 AND rule_id = $3`,
    [organisationId, caseId, ruleId],
  );
}
