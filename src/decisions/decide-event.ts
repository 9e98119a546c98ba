import { reasons } from '../common/reasons.js';
import type { Condition } from '../rules/condition.js';
import { evaluate } from '../rules/evaluate.js';
import type { ClientFacts as ConditionClient } from '../rules/facts.js';
import type { PlanSource } from '../rules/plan-source.js';
import { matchTrigger } from '../rules/trigger.js';
import { addressed, finished, skipped, type Decided } from './decide.js';
import { dueAt, type Delay } from './delay.js';
import type { Origin } from './decision.entity.js';
import { makeLine, type DecidedLine } from './lines.js';
import { chooseRecipients } from './recipients.js';
import type { RecipientSource } from './selectors.js';
import type { Trace, TracedMessage } from './trace.js';

/** What happened, as rules look at it. */
export interface RuleEvent {
  kind: string;
  key: string;
  origin: Origin;
  data: Record<string, unknown>;
  /** Null: it belongs to no case. */
  case: EventCase | null;
}

export interface EventCase {
  /** Its name in the caller's system. */
  externalId: string;
  type: string;
  /** ISO date. */
  startDate: string;
  data: Record<string, unknown>;
  /** It was closed before this event: nothing goes out for it any more (A27). */
  closed: boolean;
}

/** A rule, as far as one decision needs it. */
export interface DecidedRule extends Delay {
  id: string;
  name: string;
  active: boolean;
  triggerKind: string;
  triggerCaseType: string | null;
  conditions: readonly Condition[];
  /** Selectors, in order (A10). */
  recipients: readonly string[];
}

/** By which way the rule holds for this client or case; null: it doesn't, or somebody took it out of the plan. */
export interface RuleHold {
  assignment: (PlanSource & { planned: boolean }) | null;
  /** A33: somebody took it out of the plan of this case. */
  cancelled: boolean;
  /** By which way it would hold, though the plan of this case has it not or no more; only explain looks for it. */
  outside?: PlanSource | null;
}

/** Everything the decision on a rule looks at, beside the event and the rule. */
export interface RuleSnapshot extends RecipientSource {
  /** The client as conditions see it; null: the event is about none. */
  conditionClient: ConditionClient | null;
}

/**
 * How far it came: `decided`, which is stored, or what kept the rule from being asked at all, which only explain tells.
 * The first that applies, in this order.
 */
export type Standing =
  'inactive' | 'case-closed' | 'cancelled' | 'not-planned' | 'not-assigned' | 'wrong-trigger' | 'decided';

export interface RuleVerdict {
  standing: Standing;
  decided: Decided;
  /** When its mails are due; later than now where the rule waits (A33). */
  dueAt: Date;
}

/**
 * Decides what one rule sends for one event, to whom, and why. Pure: the same event and rule on the same snapshot at the
 * same moment give the same decision, trace included.
 *
 * @param now when the event was received; delays count from it
 */
export function decideRule(
  event: RuleEvent,
  rule: DecidedRule,
  hold: RuleHold,
  snapshot: RuleSnapshot,
  now: Date,
): RuleVerdict {
  const due = dueAt(rule, now, snapshot.organisation.zone);
  const trace = openTrace(event, rule, hold, snapshot, now, due);
  const standing = standingOf(event, rule, hold, trace);
  if (standing !== 'decided') return { standing, decided: finished(trace, 'skipped', null, []), dueAt: due };
  const holds = trace.conditions!.every(({ ok }) => ok);
  const decided = holds ? reached(event, rule.recipients, snapshot, trace, now) : skipped(trace, 'CONDITION_FAILED');
  return { standing, decided, dueAt: due };
}

/** A mail that an event leads to without any rule. */
export interface DecidedEventMail {
  typeCode: string;
  /** Selectors, in order. */
  recipients: readonly string[];
}

/** Decides on an event that has a mail of its own, such as a welcome: to whom it goes and what becomes of it. Pure. */
export function decideEventMail(
  event: RuleEvent,
  { recipients }: DecidedEventMail,
  snapshot: RecipientSource,
  now: Date,
): Decided {
  const { kind, key } = event;
  const trace: Trace = { event: { kind, key }, candidates: [], messages: [], outcome: 'skipped', fixes: [] };
  return reached(event, recipients, snapshot, trace, now);
}

/** What is told of every rule, also of one that was not asked: its trigger, its conditions and how it holds. */
function openTrace(
  event: RuleEvent,
  rule: DecidedRule,
  { assignment, cancelled, outside }: RuleHold,
  { conditionClient, organisation }: RuleSnapshot,
  now: Date,
  due: Date,
): Trace {
  const { kind, key, data, origin } = event;
  const facts = { event: { kind, origin, data }, case: event.case, client: conditionClient };
  const expected = { kind: rule.triggerKind, caseType: rule.triggerCaseType };
  return {
    event: { kind, key, ...(event.case && { case: { id: event.case.externalId, type: event.case.type } }) },
    rule: { id: rule.id, name: rule.name },
    ...(assignment && { assignment }),
    ...(!assignment && outside && { outside: { ...outside, cancelled } }),
    trigger: matchTrigger(expected, { kind, caseType: event.case?.type ?? null }),
    conditions: rule.conditions.map((condition) => evaluate(condition, facts, { now, zone: organisation.zone })),
    ...(due > now && { dueAt: due.toISOString() }),
    candidates: [],
    messages: [],
    outcome: 'skipped',
    fixes: [],
  };
}

function standingOf(event: RuleEvent, rule: DecidedRule, hold: RuleHold, trace: Trace): Standing {
  if (!rule.active) return 'inactive';
  if (event.case?.closed) return 'case-closed';
  if (hold.cancelled) return 'cancelled';
  if (!hold.assignment) return hold.outside ? 'not-planned' : 'not-assigned';
  return trace.trigger!.ok ? 'decided' : 'wrong-trigger';
}

function reached(
  event: RuleEvent,
  selectors: readonly string[],
  snapshot: RecipientSource,
  trace: Trace,
  now: Date,
): Decided {
  const { recipients, candidates, unmet, catchAll } = chooseRecipients(selectors, snapshot);
  const found: Trace = { ...trace, candidates, ...(unmet.length > 0 && { unmet }), ...(catchAll && { catchAll }) };
  if (recipients.length === 0) {
    const decided = nobody(found, snapshot.organisation.language);
    return { ...decided, trace: { ...decided.trace, fixes: fixesOf(decided.trace, selectors) } };
  }
  return addressed(
    found,
    recipients.map((recipient) => makeLine(snapshot, event.data, recipient, now)),
  );
}

/** What is missing first; access and ticks only where somebody could be reached by them. */
function fixesOf({ unmet = [], fixes }: Trace, selectors: readonly string[]): Trace['fixes'] {
  const missing = [...new Set(unmet.map(({ code }) => code))].map((code) => ({ code, target: reasons[code].where }));
  return unmet.length > 0 && unmet.length === selectors.length ? missing : [...missing, ...fixes];
}

/** Nobody is left: one line that says so (C16 to C18). */
function nobody(trace: Trace, language: string): Decided {
  const said: TracedMessage = {
    to: null,
    format: 'email',
    formatReason: 'default',
    addressesTried: [],
    status: 'not_sent',
    code: 'NO_RECIPIENT',
  };
  const line: DecidedLine = {
    recipient: null,
    text: null,
    language,
    mail: {
      status: 'not_sent',
      reason: 'NO_RECIPIENT',
      reasonDetail: null,
      toAddress: null,
      toDomain: null,
      nextAddresses: [],
      sender: null,
      subject: '',
      body: '',
    },
    letter: null,
  };
  return finished({ ...trace, messages: [said] }, 'nobody', 'NO_RECIPIENT', [line]);
}
