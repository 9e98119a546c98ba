import type { ReasonCode } from '../common/reasons.js';
import { isKnownKind, likelyKinds } from '../rules/event-kinds.js';
import type { Origin } from './decision.entity.js';
import type { Outcome } from './trace.js';
import { answerOf, type NewDecision } from './decision-store.js';
import type { KnownEvent, NewEvent } from './event-store.js';
import type { AnsweredMessage } from './intake.js';

/** One row of an answer to `POST /events`. */
export interface AcceptedEvent {
  key: string;
  eventId: string;
  /**
   * What is known at once: NO_RULE_FOR_KIND, whoever calls, and what an interactive caller is told (C17) of all decisions.
   */
  warnings: ReasonCode[];
  /** Beside NO_RULE_FOR_KIND: kinds that are known here, those that look like the one that was written first. */
  knownKinds?: string[];
  /** One for each rule that the event set off and that holds here. */
  decisions: AnsweredDecision[];
  replayed?: true;
}

export interface AnsweredDecision {
  decisionId: string;
  /** Id of the rule. */
  rule: string | null;
  outcome: Outcome;
  warnings: ReasonCode[];
  messages: AnsweredMessage[];
}

/** As many as help to find a slip; an integration that needs all of them reads the rules. */
const MOST_KINDS = 10;

/**
 * The answer to an event that was taken up now, from what was just decided.
 *
 * @param kinds those that rules wait for; null where each kind that was asked about is known
 */
export function asAcceptedEvent(
  event: NewEvent,
  decisions: readonly NewDecision[],
  kinds: readonly string[] | null,
): AcceptedEvent {
  return answer(
    event,
    decisions.map(({ id, ruleId, decided, lines }) => ({
      decisionId: id,
      rule: ruleId,
      outcome: decided.outcome,
      warnings: warningsOf(event.origin, decided.outcome),
      messages: answerOf(lines),
    })),
    kinds,
  );
}

/** The same ids, with today's statuses (design §8). @param kinds as of `asAcceptedEvent` */
export function asReplayedEvent(event: KnownEvent, kinds: readonly string[] | null): AcceptedEvent {
  const decisions = event.decisions.map(({ decisionId, rule, outcome, messages }) => ({
    decisionId,
    rule,
    outcome,
    warnings: warningsOf(event.origin, outcome),
    messages,
  }));
  return { ...answer(event, decisions, kinds), replayed: true };
}

function answer(
  { key, id, kind }: { key: string; id: string; kind: string },
  decisions: AnsweredDecision[],
  kinds: readonly string[] | null,
): AcceptedEvent {
  // A rule may have been removed since it decided: then the kind was no mistake.
  if (kinds && decisions.length === 0 && !isKnownKind(kind, kinds)) {
    const knownKinds = likelyKinds(kind, kinds, MOST_KINDS);
    return { key, eventId: id, warnings: ['NO_RULE_FOR_KIND'], knownKinds, decisions };
  }
  const warnings = [...new Set(decisions.flatMap((decision) => decision.warnings))];
  return { key, eventId: id, warnings, decisions };
}

/** C17, C18: who acts at a screen is told that nobody was left; an integration has nobody to tell it to. */
function warningsOf(origin: Origin, outcome: Outcome): ReasonCode[] {
  return origin === 'interactive' && outcome === 'nobody' ? ['NO_RECIPIENT'] : [];
}
