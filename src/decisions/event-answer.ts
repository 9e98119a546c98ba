import type { ReasonCode } from '../common/reasons.js';
import type { Origin } from './decision.entity.js';
import type { Outcome } from './trace.js';
import { answerOf, type NewDecision } from './decision-store.js';
import type { KnownEvent, NewEvent } from './event-store.js';
import type { AnsweredMessage } from './intake.js';

/** One row of an answer to `POST /events`. */
export interface AcceptedEvent {
  key: string;
  eventId: string;
  /** Codes an interactive caller is told at once (C17); those of all decisions. */
  warnings: ReasonCode[];
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

/** The answer to an event that was taken up now, from what was just decided. */
export function asAcceptedEvent(event: NewEvent, decisions: readonly NewDecision[]): AcceptedEvent {
  return answer(
    event,
    decisions.map(({ id, ruleId, decided, lines }) => ({
      decisionId: id,
      rule: ruleId,
      outcome: decided.outcome,
      warnings: warningsOf(event.origin, decided.outcome),
      messages: answerOf(lines),
    })),
  );
}

/** The same ids, with today's statuses (design §8). */
export function asReplayedEvent(event: KnownEvent): AcceptedEvent {
  const decisions = event.decisions.map(({ decisionId, rule, outcome, messages }) => ({
    decisionId,
    rule,
    outcome,
    warnings: warningsOf(event.origin, outcome),
    messages,
  }));
  return { ...answer(event, decisions), replayed: true };
}

function answer({ key, id }: { key: string; id: string }, decisions: AnsweredDecision[]): AcceptedEvent {
  const warnings = [...new Set(decisions.flatMap((decision) => decision.warnings))];
  return { key, eventId: id, warnings, decisions };
}

/** C17, C18: who acts at a screen is told that nobody was left; an integration has nobody to tell it to. */
function warningsOf(origin: Origin, outcome: Outcome): ReasonCode[] {
  return origin === 'interactive' && outcome === 'nobody' ? ['NO_RECIPIENT'] : [];
}
