import { Inject, Injectable } from '@nestjs/common';
import { ClientBatch, type ClientState } from '../clients/client-batch.js';
import { ClientChanges } from '../clients/client-changes.js';
import { loadLineages } from '../clients/people-loader.js';
import { ALONE } from '../clients/people.js';
import { loadReferences } from '../clients/client-references.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { retryWhereMet } from '../database/retry.js';
import { takeNumbers, Tenancy, type Tx } from '../database/tenancy.js';
import { readRows, sortRows, type AskedRow } from './asked-rows.js';
import { decideRequest } from './decide-request.js';
import { answerOf, DecisionStore, type NewDecision } from './decision-store.js';
import { EventStore, type Caller, type KnownEvent, type NewEvent } from './event-store.js';
import type { AcceptedRow, IntakeResult } from './intake.js';
import { messageRequest, type MessageRequest } from './message-request.js';
import type { RawRow } from './parse-row.js';
import { loadHouse, loadPreferences, type House } from './snapshot-loader.js';

/** Each request makes at most a mail and the letter that follows it. */
const NUMBERS_PER_REQUEST = 2;

type Asked = AskedRow<MessageRequest>;

/** Takes requests in: each becomes an event, a decision with its trace, and its messages, in one transaction. */
@Injectable()
export class Intake {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly events: EventStore,
    private readonly decisions: DecisionStore,
    private readonly changes: ClientChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Judges the rows one by one, stores the good ones together, and answers in their order.
   *
   * @param firstIndex index of the first row in the whole stream, for problems
   */
  async take(caller: Caller, raw: readonly RawRow[], firstIndex = 0): Promise<IntakeResult[]> {
    const results: IntakeResult[] = Array.from({ length: raw.length });
    const asked = readRows(messageRequest, raw, firstIndex, results);
    if (asked.length === 0) return results;
    const first = await takeNumbers(this.tenancy, caller.organisationId, 'message', asked.length * NUMBERS_PER_REQUEST);
    await retryWhereMet(() =>
      this.tenancy.within(caller.organisationId, (tx) => this.storeAll(tx, caller, asked, first, results)),
    );
    return results;
  }

  private async storeAll(
    tx: Tx,
    caller: Caller,
    asked: readonly Asked[],
    firstNumber: bigint,
    results: IntakeResult[],
  ): Promise<void> {
    const now = this.clock.now();
    const { organisationId } = caller;
    const known = await this.events.known(
      tx,
      organisationId,
      asked.map(({ request }) => request.key),
    );
    const house = await loadHouse(
      tx,
      organisationId,
      asked.map(({ request }) => request.type),
    );
    const fresh = asked.filter(({ request }) => !known.has(request.key));
    const branchIds = new Map([...house.branchesByCode].map(([code, branch]) => [code, branch.id]));
    const whole = fresh.flatMap(({ request: { client } }) => (typeof client === 'string' ? [] : [client]));
    const references = await loadReferences(tx, organisationId, whole, branchIds);
    const clients = await ClientBatch.load(tx, organisationId, fresh.flatMap(namedClients), references);

    const find = (request: MessageRequest) => findClient(request, house, clients, now);
    const { accepted, repeats } = sortRows(asked, { known, find, replay: asReplay }, results);

    const changed = await clients.flush(now);
    const preferences = await loadPreferences(
      tx,
      organisationId,
      accepted.map(({ found }) => found.client.id),
    );
    // A library's borrowers are in no tree, and nothing is asked for them.
    const inTree = accepted
      .map(({ found }) => found.client)
      .filter((client) => client.parentId ?? client.groupId ?? client.managerUserId);
    const lineages = await loadLineages(
      tx,
      organisationId,
      inTree.map(({ id }) => id),
    );
    let number = firstNumber;
    const decided = accepted.map(({ request, hash, found: { client } }) =>
      decideRequest(
        { request, hash, client },
        house,
        preferences,
        lineages.get(client.id) ?? ALONE,
        () => number++,
        now,
      ),
    );
    await this.events.insert(
      tx,
      caller,
      decided.map(({ event }) => event),
      now,
    );
    await this.decisions.insert(
      tx,
      organisationId,
      decided.map(({ decision }) => decision),
      now,
    );
    accepted.forEach(({ position }, i) => (results[position] = asAccepted(decided[i]!)));
    for (const { position, of } of repeats) results[position] = { ...(results[of] as AcceptedRow), replayed: true };
    await this.changes.tell(tx, { organisationId, clientIds: changed, byUserId: null, at: now });
  }
}

function namedClients({ request }: Asked): string[] {
  if (typeof request.client === 'string') return [request.client];
  return request.client.parent ? [request.client.externalId, request.client.parent] : [request.client.externalId];
}

/** Checks what a request refers to, before its client is changed: a refused row changes nothing. */
function findClient(
  request: MessageRequest,
  house: House,
  clients: ClientBatch,
  now: Date,
): { client: ClientState } | { problem: FieldProblem } {
  if (house.types.get(request.type)?.audience !== 'client') return { problem: fieldProblem('type', 'UNKNOWN_TYPE') };
  if (request.branch && !house.branchesByCode.has(request.branch)) {
    return { problem: fieldProblem('branch', 'UNKNOWN_BRANCH') };
  }
  if (typeof request.client === 'string') {
    const client = clients.find(request.client);
    return client ? { client } : { problem: fieldProblem('client', 'UNKNOWN_CLIENT') };
  }
  const put = clients.put(request.client, now);
  if (put.ok) return { client: put.client };
  return { problem: { ...put.problem, field: `client.${put.problem.field}` } };
}

function asReplay({ key, decisions }: KnownEvent): AcceptedRow {
  const { decisionId, outcome, messages } = decisions[0]!;
  return { key, decisionId, outcome, warnings: [], messages, replayed: true };
}

function asAccepted({ event, decision }: { event: NewEvent; decision: NewDecision }): AcceptedRow {
  const { id, decided, lines } = decision;
  return { key: event.key, decisionId: id, outcome: decided.outcome, warnings: [], messages: answerOf(lines) };
}
