import {
  effectiveRules,
  inForce,
  type AssignmentFacts,
  type ChainNode,
  type EffectiveRule,
  type RuleSetFacts,
} from './effective-rules.js';
import { CASE_OPENED } from './event-kinds.js';
import type { PlanSource } from './plan-source.js';
import type { PlannedRule } from './case-plan.js';
import { matchTrigger } from './trigger.js';

/** A case that is not closed, at or below a client to which something is assigned. */
export interface OpenCase {
  id: string;
  type: string;
  /** ISO date of its first day. */
  startDate: string;
  /** Its client first, then those above it. */
  chain: readonly ChainNode[];
  plan: readonly Pick<PlannedRule, 'ruleId' | 'cancelledAt'>[];
  /** Rules that made an addressed message for this case already (Ad4). */
  settled: readonly string[];
}

/** A rule that is being applied. */
export interface AppliedRule {
  id: string;
  active: boolean;
  triggerKind: string;
  /** Null takes cases of any type. */
  triggerCaseType: string | null;
}

/** What is applied: rules, by these assignments of the rules themselves or of a set that holds them. */
export interface Application {
  applied: readonly AssignmentFacts[];
  rules: readonly AppliedRule[];
  /** All of the chains, with those that are applied. */
  assignments: readonly AssignmentFacts[];
  /** With the rules that are being added. */
  sets: readonly RuleSetFacts[];
}

/** What becomes of one rule on one open case. */
export interface Touch {
  caseId: string;
  ruleId: string;
  source: PlanSource;
  /** It is not in the plan yet. */
  plan: boolean;
  /** The case's opening is decided again, for this rule only. */
  open: boolean;
}

/**
 * What applying does to open cases (A26, A27, A29, Ad4): on each that the assignment covers on its first day the rule is
 * planned if it is not, and its opening decided again where that sets the rule off, unless it led to an addressed message
 * already. A rule that somebody took out of a plan stays out of it.
 */
export function touches(openCases: readonly OpenCase[], application: Application): Touch[] {
  return openCases.flatMap((one) => {
    const effective = new Map(
      effectiveRules(one.chain, application.assignments, application.sets, [], one.startDate).map((rule) => [
        rule.ruleId,
        rule,
      ]),
    );
    return application.rules.flatMap((rule) => {
      const found = effective.get(rule.id);
      return found && isCovered(one, found, application.applied) ? touch(one, rule, found.source) : [];
    });
  });
}

function touch(one: OpenCase, rule: AppliedRule, source: PlanSource): Touch[] {
  const planned = one.plan.find(({ ruleId }) => ruleId === rule.id);
  if (planned?.cancelledAt) return [];
  const setOff = matchTrigger(
    { kind: rule.triggerKind, caseType: rule.triggerCaseType },
    { kind: CASE_OPENED, caseType: one.type },
  ).ok;
  const open = rule.active && setOff && !one.settled.includes(rule.id);
  if (planned && !open) return [];
  return [{ caseId: one.id, ruleId: rule.id, source, plan: !planned, open }];
}

/**
 * Whether one of the assignments that are applied covers the case on its first day. A rule set must be the nearest there
 * (Ad5); if the rule is assigned directly as well, it holds by that, and is applied just so.
 */
function isCovered({ chain, startDate }: OpenCase, { source }: EffectiveRule, applied: readonly AssignmentFacts[]) {
  const covering = applied.filter(
    (assignment) => inForce(assignment, startDate) && chain.some(({ id }) => id === assignment.clientId),
  );
  if (source.mode === 'set') return covering.some(({ id }) => id === source.assignmentId);
  return covering.length > 0;
}
