import { Inject, Injectable } from '@nestjs/common';
import { ClientChanges } from '../clients/client-changes.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { newId } from '../common/ids.js';
import { retryWhereMet } from '../database/retry.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { CaseBook } from '../rules/case-book.js';
import { isKnownKind } from '../rules/event-kinds.js';
import { RuleBook, type RuleFacts } from '../rules/rule-book.js';
import { readRows, sortRows, type AcceptedAs, type AskedRow } from './asked-rows.js';
import { DecisionStore, messageCount } from './decision-store.js';
import { asAcceptedEvent, asReplayedEvent, type AcceptedEvent } from './event-answer.js';
import type { EventFacts } from './event-facts.js';
import { EventHouse } from './event-house.js';
import { EventReferences, type FoundReferences } from './event-references.js';
import { eventRequest, type EventRequest } from './event-request.js';
import { EventStore, type Caller, type KnownEvent, type NewEvent } from './event-store.js';
import type { RefusedRow } from './intake.js';
import { MessageNumbers, type Numbers } from './message-numbers.js';
import type { RawRow } from './parse-row.js';
import { asNewDecision, decideAll } from './rule-decision.js';
import { OWN_KINDS } from './system-mails.js';

type EventResult = AcceptedEvent | RefusedRow;

type AskedEvent = AskedRow<EventRequest>;
type AcceptedEventRow = AcceptedAs<EventRequest, FoundReferences>;

/** Takes events in: each is stored with a decision for every rule that it sets off, and their messages, at once. */
@Injectable()
export class EventIntake {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly events: EventStore,
    private readonly decisions: DecisionStore,
    private readonly rules: RuleBook,
    private readonly cases: CaseBook,
    private readonly changes: ClientChanges,
    private readonly numbers: MessageNumbers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Judges the rows one by one, stores the good ones together, and answers in their order.
   *
   * @param firstIndex index of the first row in the whole stream, for problems
   */
  async take(caller: Caller, raw: readonly RawRow[], firstIndex = 0): Promise<EventResult[]> {
    const results: EventResult[] = Array.from({ length: raw.length });
    const asked = readRows(eventRequest, raw, firstIndex, results);
    if (asked.length === 0) return results;
    await this.numbers.enough(caller.organisationId, asked.length, (numbers) =>
      retryWhereMet(() =>
        this.tenancy.within(caller.organisationId, (tx) => this.storeAll(tx, caller, asked, numbers, results)),
      ),
    );
    return results;
  }

  private async storeAll(
    tx: Tx,
    caller: Caller,
    asked: readonly AskedEvent[],
    numbers: Numbers,
    results: EventResult[],
  ): Promise<void> {
    const { organisationId } = caller;
    const now = this.clock.now();
    const known = await this.events.known(
      tx,
      organisationId,
      asked.map(({ request }) => request.key),
    );
    const fresh = asked.filter(({ request }) => !known.has(request.key)).map(({ request }) => request);
    const rules = await this.rules.loadActive(
      tx,
      organisationId,
      fresh.map(({ kind }) => kind),
    );
    const kinds = await this.kindsIfDoubtful(tx, organisationId, asked, rules);
    const ruleIds = rules.map(({ id }) => id);
    const references = await EventReferences.load(tx, organisationId, this.cases, fresh, ruleIds);

    const find = (request: EventRequest) => reservedKind(request) ?? references.find(request, now);
    const replay = (event: KnownEvent) => asReplayedEvent(event, kinds);
    const { accepted, repeats } = sortRows(asked, { known, find, replay }, results);

    const changed = await references.flush(tx, organisationId, this.cases, now);
    const stored = accepted.map((row) => ({ row, event: asNewEvent(row, caller), facts: asFacts(row, caller, now) }));
    const facts = stored.map((one) => one.facts);
    const house = rules.length > 0 ? await EventHouse.load(tx, organisationId, this.rules, facts, rules) : null;
    const outcomes = facts.map((event) => (house ? decideAll(event, house) : []));
    numbers.need(outcomes.flat().reduce((sum, { decided }) => sum + messageCount(decided), 0));
    const made = stored.map(({ event, facts: about }, i) =>
      outcomes[i]!.map((outcome) => asNewDecision(event.id, about, outcome, house!, () => numbers.next())),
    );
    await this.events.insert(
      tx,
      caller,
      stored.map(({ event }) => event),
      now,
    );
    await this.decisions.insert(tx, organisationId, made.flat(), now);
    stored.forEach(({ row, event }, i) => (results[row.position] = asAcceptedEvent(event, made[i]!, kinds)));
    for (const { position, of } of repeats) results[position] = { ...(results[of] as AcceptedEvent), replayed: true };
    await this.changes.tell(tx, { organisationId, clientIds: changed, byUserId: null, at: now });
  }

  /** The kinds that rules wait for, where one was written that nothing is known of yet; else null. */
  private async kindsIfDoubtful(
    tx: Tx,
    organisationId: string,
    asked: readonly AskedEvent[],
    rules: readonly RuleFacts[],
  ): Promise<string[] | null> {
    const triggers = [...new Set(rules.map(({ triggerKind }) => triggerKind))];
    const doubtful = asked.some(({ request }) => !isKnownKind(request.kind, triggers));
    return doubtful ? this.rules.kinds(tx, organisationId) : null;
  }
}

function reservedKind({ kind }: EventRequest): { problem: FieldProblem } | undefined {
  if (!OWN_KINDS.includes(kind)) return undefined;
  return { problem: fieldProblem('kind', 'BAD_VALUE', `${kind} is a kind of Bode's own`) };
}

function asNewEvent({ request, hash, found }: AcceptedEventRow, caller: Caller): NewEvent {
  return {
    id: newId(),
    key: request.key,
    hash,
    kind: request.kind,
    origin: originOf(request, caller),
    run: request.run ?? null,
    clientId: found.client?.id ?? null,
    userId: request.user ?? null,
    caseId: found.case?.state?.id ?? null,
    data: request.data,
  };
}

function asFacts({ request, found }: AcceptedEventRow, caller: Caller, now: Date): EventFacts {
  const { key, kind, data } = request;
  return {
    key,
    kind,
    data,
    origin: originOf(request, caller),
    client: found.client,
    case: found.case?.state ?? null,
    caseClosed: found.caseClosed,
    userId: request.user ?? null,
    actorUserId: caller.userId,
    receivedAt: now,
  };
}

/** A page acts for somebody who sees the answer; a key is a system's, unless it says otherwise (C18). */
function originOf({ origin }: EventRequest, { userId }: Caller): 'interactive' | 'integration' {
  return origin ?? (userId ? 'interactive' : 'integration');
}
