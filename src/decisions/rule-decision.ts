import { newId } from '../common/ids.js';
import type { RuleFacts } from '../rules/rule-book.js';
import type { RuleVerdict } from './decide-event.js';
import { numberLines, type NewDecision } from './decision-store.js';
import type { EventFacts } from './event-facts.js';
import type { EventHouse } from './event-house.js';
import { itemOf, titleOfLine } from './intake.js';

/** What a rule decided on an event, before its messages have numbers. */
export interface RuleOutcome {
  rule: RuleFacts;
  verdict: RuleVerdict;
}

/** The priority of what rules send: neither before nor after what is asked for directly (L32). */
const PRIORITY = 5;

/** What the rules that hold decide on an event, in the order of their ids; those that hold not leave no decision. */
export function decideAll(event: EventFacts, house: EventHouse): RuleOutcome[] {
  return house
    .rulesFor(event.kind)
    .map((rule) => ({ rule, verdict: house.judge(event, rule) }))
    .filter(({ verdict }) => verdict.standing === 'decided');
}

/** Gives a decision and its messages their ids. */
export function asNewDecision(
  eventId: string,
  event: EventFacts,
  { rule, verdict }: RuleOutcome,
  house: EventHouse,
  nextNumber: () => bigint,
): NewDecision {
  const { decided } = verdict;
  return {
    id: newId(),
    eventId,
    typeCode: rule.typeCode,
    clientId: event.client?.id ?? null,
    ruleId: rule.id,
    caseId: event.case?.id ?? null,
    userId: event.userId,
    decided,
    lines: numberLines(decided, nextNumber, (line) => titleOfLine(line, event.data, rule.typeCode)),
    branchId: house.branchOf(event).id,
    retentionDays: house.house.types.get(rule.typeCode)!.retentionDays,
    item: itemOf(event.data),
    ref: null,
    priority: PRIORITY,
    dueAt: verdict.dueAt,
    validUntil: null,
    supersedes: null,
  };
}
