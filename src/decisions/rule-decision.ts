import { newId } from '../common/ids.js';
import type { RuleFacts } from '../rules/rule-book.js';
import type { Decided } from './decide.js';
import { numberLines, type NewDecision } from './decision-store.js';
import type { EventFacts } from './event-facts.js';
import type { EventHouse } from './event-house.js';
import { itemOf, titleOfLine } from './intake.js';
import { SYSTEM_MAILS } from './system-mails.js';

/** What was decided on an event, before its messages have numbers. */
export interface EventOutcome {
  /** Null: a mail of Bode's own. */
  rule: Pick<RuleFacts, 'id'> | null;
  typeCode: string;
  decided: Decided;
  dueAt: Date;
}

/** The priority of what rules send: neither before nor after what is asked for directly (L32). */
const PRIORITY = 5;

/**
 * What the rules that hold decide on an event, in the order of their ids; those that hold not leave no decision. An event
 * of Bode's own has its own mail instead.
 */
export function decideAll(event: EventFacts, house: EventHouse): EventOutcome[] {
  const own = SYSTEM_MAILS[event.kind];
  if (own) {
    return [{ rule: null, typeCode: own.typeCode, decided: house.decideMail(event, own), dueAt: event.receivedAt }];
  }
  return house.rulesFor(event.kind).flatMap((rule) => {
    const { standing, decided, dueAt } = house.judge(event, rule);
    return standing === 'decided' ? [{ rule, typeCode: rule.typeCode, decided, dueAt }] : [];
  });
}

/** Gives a decision and its messages their ids. */
export function asNewDecision(
  eventId: string,
  event: EventFacts,
  { rule, typeCode, decided, dueAt }: EventOutcome,
  house: EventHouse,
  nextNumber: () => bigint,
): NewDecision {
  return {
    id: newId(),
    eventId,
    typeCode,
    clientId: event.client?.id ?? null,
    ruleId: rule?.id ?? null,
    eventKind: event.kind,
    caseId: event.case?.id ?? null,
    userId: event.userId,
    decided,
    lines: numberLines(decided, nextNumber, (line) => titleOfLine(line, event.data, typeCode)),
    branchId: house.branchOf(event).id,
    retentionDays: house.house.types.get(typeCode)!.retentionDays,
    item: itemOf(event.data),
    ref: null,
    priority: PRIORITY,
    dueAt,
    validUntil: null,
    supersedes: null,
  };
}
