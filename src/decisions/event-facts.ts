import type { ClientState } from '../clients/client-batch.js';
import type { CaseState } from '../rules/case-rows.js';
import type { Origin } from './decision.entity.js';

/** An event whose references are known: what happened, to whom, and by whom. */
export interface EventFacts {
  key: string;
  kind: string;
  origin: Origin;
  data: Record<string, unknown>;
  /** Null: it is about none. That of its case, where it belongs to one. */
  client: ClientState | null;
  case: CaseState | null;
  /** The case was closed before this event (A27). */
  caseClosed: boolean;
  /** The user it is about. */
  userId: string | null;
  /** Who caused it; null: a system. */
  actorUserId: string | null;
  receivedAt: Date;
}
