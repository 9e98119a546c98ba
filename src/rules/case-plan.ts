import type { RuleScope } from './effective-rules.js';
import type { PlanSource } from './plan-source.js';

/** A rule in the plan of a case. */
export interface PlannedRule {
  ruleId: string;
  source: PlanSource;
  plannedAt: Date;
  /** A33: somebody took it out; it stays out. */
  cancelledAt: Date | null;
}

/** How a rule stands to a case. */
export type CaseStanding =
  /** It was planned when the case opened, or when it was applied to open cases. */
  | { holds: true; source: PlanSource; planned: true }
  /** It is for everybody; nobody has to plan it. */
  | { holds: true; source: PlanSource; planned: false }
  /** Somebody took it out of this plan (A33). */
  | { holds: false; cancelledAt: Date; source: PlanSource }
  /** It was not assigned on the first day of the case, or not to this client. */
  | { holds: false; cancelledAt: null };

/**
 * Whether a rule holds for a case: events look at the plan only, not at what is assigned today (Ad2). A rule for
 * everybody needs no place in the plan; it holds also where it was made after the case opened (design §5).
 */
export function standingOf(rule: RuleScope, plan: readonly PlannedRule[]): CaseStanding {
  const planned = plan.find(({ ruleId }) => ruleId === rule.id);
  if (planned?.cancelledAt) return { holds: false, cancelledAt: planned.cancelledAt, source: planned.source };
  if (planned) return { holds: true, source: planned.source, planned: true };
  if (rule.active && rule.scope === 'all') return { holds: true, source: { mode: 'all' }, planned: false };
  return { holds: false, cancelledAt: null };
}
