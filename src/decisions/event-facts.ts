import type { ClientState } from '../clients/client-batch.js';
import type { CaseState } from '../rules/case-rows.js';
import type { Origin } from './decision.entity.js';

/** A client, as far as an event is decided on it. */
export type EventClient = Pick<
  ClientState,
  | 'id'
  | 'externalId'
  | 'kind'
  | 'name'
  | 'birthDate'
  | 'salutation'
  | 'language'
  | 'emails'
  | 'postal'
  | 'flags'
  | 'branchId'
>;

/** An event whose references are known: what happened, to whom, and by whom. */
export interface EventFacts {
  key: string;
  kind: string;
  origin: Origin;
  data: Record<string, unknown>;
  /** Null: it is about none. That of its case, where it belongs to one. */
  client: EventClient | null;
  case: CaseState | null;
  /** The case was closed before this event (A27). */
  caseClosed: boolean;
  /** The user it is about. */
  userId: string | null;
  /** Who caused it; null: a system. */
  actorUserId: string | null;
  receivedAt: Date;
}
