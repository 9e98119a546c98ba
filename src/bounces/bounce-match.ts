import { parseMessageId } from '../email/message-id.js';
import { parseReturnPath } from '../email/return-path.js';
import type { MessageReference } from '../email/signed-reference.js';
import type { BounceReading, ReportedRecipient } from './reading.js';

/**
 * The messages a mail of the return mailbox may be about, the surest first: by the address it was delivered to, by the
 * addresses its headers name, by the Message-ID of the mail it gives back. Each is signed by us, so none is a guess.
 *
 * @param envelopeTo envelope recipients, where whoever took the mail knows them
 */
export function referencesOf(
  reading: Pick<BounceReading, 'returnPathCandidates' | 'originalMessageId'>,
  envelopeTo: readonly string[],
  keys: readonly string[],
): MessageReference[] {
  const byReturnPath = [...envelopeTo, ...reading.returnPathCandidates].map((address) =>
    parseReturnPath(address, keys),
  );
  const byMessageId = reading.originalMessageId ? parseMessageId(reading.originalMessageId, keys) : null;
  return [...byReturnPath, byMessageId].filter((reference) => reference !== null);
}

/** What a report says of one who is not failed. */
const OTHER_FATES = ['delayed', 'delivered', 'relayed', 'expanded'];

/**
 * The part of a report that speaks of our addressee: the recipient we wrote to, else (where the mail was forwarded) the
 * first that failed, else the first.
 */
export function recipientAt(
  reading: Pick<BounceReading, 'recipients'>,
  address: string,
): ReportedRecipient | undefined {
  const wanted = address.toLowerCase();
  const { recipients } = reading;
  const ours = recipients.find((one) => [one.address, one.original].some((known) => known?.toLowerCase() === wanted));
  const failed = recipients.find(({ action }) => action === null || !OTHER_FATES.includes(action));
  return ours ?? failed ?? recipients[0];
}
