import type { ReasonCode } from '../common/reasons.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { SenderStep } from '../organisations/sender.js';
import type { Outcome } from './decision.entity.js';

/**
 * What was looked at and what was found, in the order in which it was done (design §6). Stored with every decision; the
 * page's "Why?" only reads it.
 */
export interface Trace {
  event: { kind: string; key: string };
  candidates: TracedCandidate[];
  text?: { language: string; wanted: string; version: number; fallback: boolean };
  sender?: SenderStep[];
  messages: TracedMessage[];
  outcome: Outcome;
  reason?: ReasonCode;
  fixes: { code: ReasonCode; target: string }[];
}

export interface TracedCandidate {
  selector: 'client';
  who: string;
  filters: { id: string; result: 'pass' | 'fail' | 'not-applicable'; code?: ReasonCode; detail?: string }[];
  kept: boolean;
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
