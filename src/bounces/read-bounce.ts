import { readAutomatic } from './auto-reply.js';
import { readComplaint } from './complaint.js';
import { readDeliveryStatus } from './delivery-status.js';
import { readFailedRecipients } from './failed-recipients.js';
import { readMime, type MimePart } from './mime-parts.js';
import { originalMessageId, receivedAt, returnPathCandidates } from './original-mail.js';
import type { BounceReading, Finding } from './reading.js';

/** Tried in this order: the first that knows the mail decides. A new sort of bounce gets a reader of its own here. */
const READERS: ReadonlyArray<(mail: MimePart) => Finding> = [
  readComplaint,
  readDeliveryStatus,
  readFailedRecipients,
  readAutomatic,
];

/**
 * Reads a raw mail from the return mailbox, from whichever server it comes: what it is, whom it speaks of, and what
 * tells which message it is about. Pure; never throws, whatever the bytes.
 */
export function readBounce(raw: Buffer): BounceReading {
  const mail = readMime(raw);
  const finding = firstFinding(mail) ?? { kind: 'normal' as const, recipients: [] };
  return {
    ...finding,
    originalMessageId: finding.kind === 'normal' ? null : originalMessageId(mail),
    returnPathCandidates: returnPathCandidates(mail),
    receivedAt: receivedAt(mail),
  };
}

function firstFinding(mail: MimePart): Finding {
  for (const read of READERS) {
    const finding = read(mail);
    if (finding) return finding;
  }
  return null;
}
