import { Injectable } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { isIn } from '../../messages/states.js';
import { MessageList, type MessageRow } from '../../messages/message-list.service.js';

/** As many as tell whether mails of now arrive; older ones are found in the list of all messages. */
const SHOWN = 5;

/** Whether any of these lines went to the address, or is about to. */
export function wentTo(lines: readonly MessageRow[], email: string): boolean {
  return lines.some(({ toAddress, status }) => toAddress === email && (status === 'sent' || isIn('underWay', status)));
}

/** The latest mails to one user, the welcome mail among them: what went, and what did not and why (B01, Ed5). */
@Injectable()
export class RecentMails {
  constructor(private readonly messages: MessageList) {}

  /** Newest first; those of branches that the reader may see. */
  async of(tx: Tx, principal: Principal, userId: string): Promise<MessageRow[]> {
    const latest = await rows<{ id: string }>(
      tx,
      `SELECT id FROM message WHERE organisation_id = $1 AND user_id = $2 ORDER BY number DESC LIMIT ${SHOWN}`,
      [principal.organisationId, userId],
    );
    if (latest.length === 0) return [];
    const ids = latest.map(({ id }) => id);
    return this.messages.byIds(tx, principal, ids);
  }
}
