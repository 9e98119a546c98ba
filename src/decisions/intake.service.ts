import { Inject, Injectable } from '@nestjs/common';
import { ClientBatch, type ClientState } from '../clients/client-batch.js';
import { ClientChanges } from '../clients/client-changes.js';
import { loadLineages } from '../clients/people-loader.js';
import { ALONE, type Lineage } from '../clients/people.js';
import { loadReferences } from '../clients/client-references.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { newId } from '../common/ids.js';
import { retryWhereMet, UNIQUE_VIOLATION } from '../database/retry.js';
import { takeNumbers, Tenancy, type Tx } from '../database/tenancy.js';
import type { Format } from '../message-types/message-type.entity.js';
import { decide, type Ask } from './decide.js';
import { answerOf, DecisionStore, numberLines, type NewDecision } from './decision-store.js';
import { EventStore, type Caller, type KnownEvent, type NewEvent } from './event-store.js';
import { DIRECT_REQUEST, itemOf, requestHash, titleOfLine, type AcceptedRow, type IntakeResult } from './intake.js';
import { parseMessageRequest, type MessageRequest } from './message-request.js';
import { loadHouse, loadPreferences, preferenceKey, type House } from './snapshot-loader.js';

/** Each request makes at most a mail and the letter that follows it. */
const NUMBERS_PER_REQUEST = 2;

/** A row as it was sent: parsed JSON, or the problem that kept it from being read. */
export type RawRow = { value: unknown } | { unreadable: FieldProblem };

interface Asked {
  /** Place in this batch. */
  position: number;
  /** Place in the whole stream, for problems. */
  row: number;
  request: MessageRequest;
  hash: Buffer;
}

/** A request whose references are known. */
interface Accepted {
  position: number;
  request: MessageRequest;
  hash: Buffer;
  client: ClientState;
}

/** Another transaction stored one of our keys between our look and our insert; look again. */
class KeyTaken extends Error {
  readonly code = UNIQUE_VIOLATION;
}

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
    const asked: Asked[] = [];
    raw.forEach((row, i) => {
      const parsed =
        'unreadable' in row
          ? { ok: false as const, key: null, errors: [row.unreadable] }
          : parseMessageRequest(row.value);
      if (parsed.ok)
        asked.push({ position: i, row: firstIndex + i, request: parsed.request, hash: requestHash(parsed.request) });
      else results[i] = { index: firstIndex + i, key: parsed.key, problem: problemOf(parsed.errors) };
    });
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

    const accepted: Accepted[] = [];
    const seen = new Map<string, { hash: Buffer; position: number }>();
    const repeats: { position: number; of: number }[] = [];
    for (const { position, row, request, hash } of asked) {
      const refuse = (problem: FieldProblem) => {
        results[position] = { index: row, key: request.key, problem: problemOf([problem]) };
      };
      const replay = known.get(request.key);
      const twin = seen.get(request.key);
      if (replay ? !replay.hash.equals(hash) : twin && !twin.hash.equals(hash))
        refuse(fieldProblem('key', 'KEY_REUSED'));
      else if (replay) results[position] = asReplay(replay);
      else if (twin) repeats.push({ position, of: twin.position });
      else {
        const found = findClient(request, house, clients, now);
        if ('problem' in found) refuse(found.problem);
        else {
          accepted.push({ position, request, hash, client: found.client });
          seen.set(request.key, { hash, position });
        }
      }
    }

    const changed = await clients.flush(now);
    const preferences = await loadPreferences(
      tx,
      organisationId,
      accepted.map(({ client }) => client.id),
    );
    // A library's borrowers are in no tree, and nothing is asked for them.
    const inTree = accepted.filter(({ client }) => client.parentId ?? client.groupId ?? client.managerUserId);
    const lineages = await loadLineages(
      tx,
      organisationId,
      inTree.map(({ client }) => client.id),
    );
    let number = firstNumber;
    const decided = accepted.map((row) =>
      asDecided(row, house, preferences, lineages.get(row.client.id) ?? ALONE, () => number++, now),
    );
    if (
      !(await this.events.insert(
        tx,
        caller,
        decided.map(({ event }) => event),
        now,
      ))
    ) {
      throw new KeyTaken();
    }
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

/** Decides one request, and gives the event, the decision and its messages their ids. */
function asDecided(
  { request, hash, client }: Accepted,
  house: House,
  preferences: ReadonlyMap<string, Format>,
  { manager, group }: Lineage,
  nextNumber: () => bigint,
  now: Date,
): { event: NewEvent; decision: NewDecision } {
  const type = house.types.get(request.type)!;
  const branch =
    (request.branch && house.branchesByCode.get(request.branch)) ||
    house.branchesById.get(client.branchId ?? house.organisation.mainBranchId)!;
  const validUntil = request.validUntil ? new Date(request.validUntil) : null;
  const ask: Ask = { kind: DIRECT_REQUEST, key: request.key, data: request.data, validUntil };
  const decided = decide(
    ask,
    {
      organisation: house.organisation,
      branch,
      type,
      texts: house.texts.get(type.code) ?? [],
      manager,
      group,
      client,
      preference: preferences.get(preferenceKey(client.id, type.code)) ?? null,
    },
    now,
  );
  const event: NewEvent = {
    id: newId(),
    key: request.key,
    hash,
    kind: DIRECT_REQUEST,
    origin: request.origin,
    run: request.run ?? null,
    clientId: client.id,
    userId: null,
    caseId: null,
    data: request.data,
  };
  const decision: NewDecision = {
    id: newId(),
    eventId: event.id,
    typeCode: type.code,
    clientId: client.id,
    ruleId: null,
    caseId: null,
    userId: null,
    decided,
    lines: numberLines(decided, nextNumber, (line) => titleOfLine(line, request.data, type.code)),
    branchId: branch.id,
    retentionDays: type.retentionDays,
    item: itemOf(request.data),
    ref: request.ref ?? null,
    priority: request.priority,
    dueAt: request.dueAt ? new Date(request.dueAt) : now,
    validUntil,
    supersedes: request.supersedes ?? null,
  };
  return { event, decision };
}

function problemOf(errors: FieldProblem[]) {
  return { code: errors[0]!.code, errors };
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
