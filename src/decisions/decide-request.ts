import type { ClientState } from '../clients/client-batch.js';
import type { Lineage } from '../clients/people.js';
import { newId } from '../common/ids.js';
import type { Format } from '../message-types/message-type.entity.js';
import { decide, type Ask } from './decide.js';
import { numberLines, type NewDecision } from './decision-store.js';
import type { NewEvent } from './event-store.js';
import { DIRECT_REQUEST } from '../messages/direct-request.js';
import { itemOf, titleOfLine } from './intake.js';
import type { MessageRequest } from './message-request.js';
import { preferenceKey, type House } from './snapshot-loader.js';

/** A request whose references are known. */
export interface AcceptedRequest {
  request: MessageRequest;
  hash: Buffer;
  client: ClientState;
}

/** Decides one request, and gives the event, the decision and its messages their ids. */
export function decideRequest(
  { request, hash, client }: AcceptedRequest,
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
    eventKind: null,
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
