import type { Bilingual } from '../common/language.js';
import type { ReasonCode } from '../common/reasons.js';
import type { Procedure } from '../decisions/diagnosis/diagnosis-input.js';
import type { FixedAnswer } from '../decisions/diagnosis/node.js';

/** What is filled in on the first page of a search, as a person reads it there: names, not ids. */
export interface FaultStart {
  /** Client number. */
  client?: string;
  /** Name of whoever misses the mail. */
  person?: string;
  /** Number of the case. */
  case?: string;
  /** Name of the rule. */
  rule?: string;
  /** Code of the message type; with procedure D the line of this type is meant, the person's or else the client's. */
  type?: string;
  /** The page of this user is where it begins: he is not among those with access to the client. */
  from?: 'user';
  about?: 'sender' | 'staff' | 'address';
  address?: string;
}

/** Something that is wrong in a demo office on purpose, for a newcomer to find: what he hears, and what it comes to. */
export interface PlantedFault {
  /** What somebody calls about, who knows no more than this. */
  complaint: Bilingual;
  procedure: Procedure;
  start: FaultStart;
  /** To what Bode asks on the way, in this order. */
  answers: readonly FixedAnswer[];
  outcome: ReasonCode;
  /** What is told beside it, where that is the fault itself. */
  also?: readonly ReasonCode[];
  /** What stands in the heading of the page that the fix leads to; null where no page of ours can help. */
  repairedAt: string | null;
}
