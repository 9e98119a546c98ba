/**
 * What a mail in the return mailbox is. `bounce`: it won't arrive. `delay`: a server is still trying. `delivered`: a
 * report of success. `complaint`: the addressee marked it as spam. `auto-reply`: an out-of-office answer.
 * `auto-generated`: a machine wrote it, and no reader knows what about. `normal`: a person wrote it, or a list did.
 */
export type ReadingKind = 'bounce' | 'delay' | 'delivered' | 'complaint' | 'auto-reply' | 'auto-generated' | 'normal';

/** One addressee that a report speaks of. */
export interface ReportedRecipient {
  /** The address the report ended at; where mail is forwarded this isn't the one we wrote to. */
  address: string;
  /** The address as the sender knew it, where the report says (RFC 3464 §2.3.1). */
  original: string | null;
  /** `failed`, `delayed`, `delivered`, `relayed` or `expanded` (RFC 3464 §2.3.3); null where the report doesn't say. */
  action: string | null;
  /** The enhanced status code (RFC 3463), such as `5.1.1`. */
  status: string | null;
  /** The words of the server that refused it. */
  diagnostic: string | null;
  /** Whether the address itself is bad for good; null where the report leaves it open. */
  hard: boolean | null;
}

/** A mail of the return mailbox as read: plain data, fit to be stored as JSON. */
export interface BounceReading {
  kind: ReadingKind;
  recipients: ReportedRecipient[];
  /** The Message-ID of the mail that came back, with its angle brackets. */
  originalMessageId: string | null;
  /** Every address this mail may have been sent to: one of them is the return path that names the message. */
  returnPathCandidates: string[];
  /** When it reached us, as its headers say (ISO 8601). */
  receivedAt: string | null;
}

/** What one reader finds in a mail: its kind and whom it speaks of, or null where the mail isn't of its sort. */
export type Finding = Pick<BounceReading, 'kind' | 'recipients'> | null;
