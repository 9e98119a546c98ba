import { checkEmailAddress } from '../common/email-address.js';
import { newId } from '../common/ids.js';
import { announceWork } from '../database/due-work.js';
import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { insertMessages, type NewMessage } from '../messages/insert-messages.js';
import { appendTimeline } from '../messages/move-messages.js';

/** The columns of a mail that its next line takes over, as they are. */
type Kept = Omit<NewMessage, 'id' | 'number' | 'format' | 'status' | 'dueAt' | 'toAddress' | 'toDomain'> & {
  number: string;
};

/**
 * L08: after a bounce the line stays bounced, and a new e-mail line of the same decision, with the same text, goes to the
 * client's next address. The timelines of both name the other.
 *
 * @param number of the new line, taken beforehand
 * @param next the first of the line's next addresses
 */
export async function mailToNextAddress(
  tx: Tx,
  organisationId: string,
  bouncedId: string,
  next: string,
  number: bigint,
  now: Date,
): Promise<void> {
  const bounced = (await firstRow<Kept>(
    tx,
    `SELECT number, decision_id AS "decisionId", rule_id AS "ruleId", event_kind AS "eventKind", client_id AS "clientId",
            user_id AS "userId", about_client_id AS "aboutClientId", branch_id AS "branchId",
            type_code AS "typeCode", item, title, other_items AS "otherItems", ref, priority, language, text_version_id AS "textVersionId", subject,
            body, valid_until AS "validUntil", retain_until AS "retainUntil", next_addresses[2:] AS "nextAddresses",
            from_name AS "fromName", from_address AS "fromAddress", reply_to AS "replyTo"
     FROM message WHERE organisation_id = $1 AND id = $2`,
    [organisationId, bouncedId],
  ))!;
  const address = checkEmailAddress(next);
  const line: NewMessage = {
    ...bounced,
    id: newId(),
    number,
    format: 'email',
    status: 'queued',
    reason: null,
    reasonDetail: null,
    dueAt: now,
    toAddress: next,
    toDomain: address.ok ? address.domain : null,
  };
  await insertMessages(tx, organisationId, [line], now);
  await appendTimeline(tx, organisationId, now, [
    {
      messageId: bouncedId,
      what: 'next-address',
      facts: { next, messageId: line.id, messageNumber: Number(number) },
    },
    {
      messageId: line.id,
      what: 'made-from',
      facts: { messageId: bouncedId, messageNumber: Number(bounced.number), route: 'bounce' },
    },
  ]);
  await announceWork(tx, organisationId, 'email', now);
}
