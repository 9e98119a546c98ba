import type { ReasonCode } from '../common/reasons.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { SenderStep } from '../organisations/sender.js';
import type { Condition } from '../rules/condition.js';
import type { PlanSource } from '../rules/plan-source.js';

/** What came of a decision: a mail or letter to everybody meant, to some of them, to nobody, or it did not apply. */
export type Outcome = 'addressed' | 'partly' | 'nobody' | 'skipped';

/**
 * What was looked at and what was found, in the order in which it was done (design §6). Stored with every decision; the
 * page's "Why?" only reads it.
 */
export interface Trace {
  event: { kind: string; key: string; case?: { id: string; type: string } };
  /** Absent: a direct request. */
  rule?: { id: string; name: string };
  /** By which way the rule holds here, and whether the case's plan had it. */
  assignment?: PlanSource & { planned: boolean };
  /** By which way it would hold, though the plan of the case has it not, or no more; only what explain tells has it. */
  outside?: PlanSource & { cancelled: boolean };
  trigger?: { expected: TracedTrigger; actual: TracedTrigger; ok: boolean };
  conditions?: TracedCondition[];
  /** When its mails are due, where the rule waits (A33). */
  dueAt?: string;
  candidates: TracedCandidate[];
  /** Recipients of the rule behind whom nobody stands, and what is missing for each; absent: there are none. */
  unmet?: TracedUnmet[];
  /** Asked only when nobody else was left (C15). */
  catchAll?: { used: boolean };
  /** Of the first recipient. */
  text?: TracedText;
  sender?: SenderStep[];
  messages: TracedMessage[];
  outcome: Outcome;
  reason?: ReasonCode;
  fixes: { code: ReasonCode; target: string }[];
}

export interface TracedText {
  language: string;
  /** The recipient's language. */
  wanted: string;
  version: number;
  /** There is no text in the language wanted. */
  fallback: boolean;
}

export interface TracedTrigger {
  kind: string;
  caseType: string | null;
}

export interface TracedCondition extends Condition {
  /** What was found; null: nothing. */
  actual: unknown;
  ok: boolean;
}

/** The filters in their order (design §4). `relevance` is the one of direct requests. */
export type FilterId =
  'relevance' | 'linked' | 'active' | 'access' | 'receive-as-contact' | 'module' | 'approval' | 'catch-all';

export interface FilterResult {
  id: FilterId;
  result: 'pass' | 'fail' | 'not-applicable';
  code?: ReasonCode;
  detail?: string;
}

export interface TracedCandidate {
  /** As the rule names it: `client`, `client-users`, `contact:hr`, `case-role:doctor`, `catch-all`… */
  selector: string;
  /** The client's external id, or the name of the user or contact. */
  who: string;
  /** Of a user or contact: where the fix leads. */
  userId?: string;
  contactId?: string;
  address?: string;
  /** One for each that applies, in their order; one that is not there does not apply. */
  filters: FilterResult[];
  kept: boolean;
  /** Through what it was reached: the client with the access, the role, the step of the cascade. */
  via?: string;
  /** The same person or address, named before (`who`). */
  duplicateOf?: string;
}

/** A recipient of a rule behind whom nobody stands, with what is missing for it. */
export interface TracedUnmet {
  /** As the rule names it. */
  selector: string;
  code: ReasonCode;
  /** The role. */
  detail?: string;
}

export type FormatReason = 'preference' | 'default' | 'no-email' | 'not-sent';

export interface TracedMessage {
  to: string | null;
  format: Format;
  formatReason: FormatReason;
  addressesTried: { address: string; code?: ReasonCode }[];
  status: string;
  code?: ReasonCode;
  detail?: string;
}
