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
  decided: { id: string; outcome: string; reason: string | null; at: string } | null;
  /** Lines that wait for their day. */
  waiting: { id: string; number: number; dueAt: string }[];
}

/** The plan of a case: the rules that were planned, and the active ones for everybody, by name. */
export async function planRows(tx: Tx, organisationId: string, caseId: string): Promise<PlanRow[]> {
  return rows<PlanRow>(
    tx,
    `SELECT r.id AS rule, r.name, r.type_code AS type, r.active,
            jsonb_build_object('kind', r.trigger_kind, 'caseType', r.trigger_case_type) AS trigger,
            coalesce(p.source, '{"mode": "all"}') AS source, p.planned_at AS "plannedAt",
            p.cancelled_at AS "cancelledAt", d.decided,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'dueAt', m.due_at)
                                       ORDER BY m.due_at, m.number)
                      FROM decision w JOIN message m ON m.organisation_id = w.organisation_id AND m.decision_id = w.id
                      WHERE w.organisation_id = $1 AND w.case_id = $2 AND w.rule_id = r.id AND m.status = 'queued'),
                     '[]') AS waiting
     FROM rule r
     LEFT JOIN case_plan p ON p.organisation_id = r.organisation_id AND p.case_id = $2 AND p.rule_id = r.id
     LEFT JOIN LATERAL (
       SELECT jsonb_build_object('id', d.id, 'outcome', d.outcome, 'reason', d.reason, 'at', d.decided_at) AS decided
       FROM decision d WHERE d.organisation_id = $1 AND d.case_id = $2 AND d.rule_id = r.id
       ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) d ON true
     WHERE r.organisation_id = $1 AND (p.rule_id IS NOT NULL OR (r.active AND r.scope = 'all'))
     ORDER BY r.name`,
    [organisationId, caseId],
  );
}

/** Ids of the mails that a rule made for a case and that are not sent yet. */
export async function linesUnderWay(tx: Tx, organisationId: string, caseId: string, ruleId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    `SELECT m.id FROM decision d JOIN message m ON m.organisation_id = d.organisation_id AND m.decision_id = d.id
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
