import { Injectable, type OnModuleInit } from '@nestjs/common';
import { awaitedLink, type LinkPurpose } from '../auth/link-placeholder.js';
import { askForLink } from '../auth/password-requests.js';
import { LoginChanges, type LoginChange } from '../clients/users/login-changes.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { appendTimeline, moveMessages } from './move-messages.js';
import { IN } from './states.js';

interface WaitingMail {
  id: string;
  body: string;
  /** The client that it is about, whose place says who sends it (E03). */
  clientId: string | null;
}

/**
 * A mail with a link to set a password goes to the user's address and to no other: once that is corrected, what waits for
 * the old one is cancelled, and the new one gets a mail of its own (E02, B04). One that a worker has in hand at this moment
 * can't be cancelled, and its timeline says that a new one was asked for: a worker asks before it makes a link, also when
 * the mail was put off meanwhile, and must not ask for a second one. A link that is out already has ended (`setLogin`).
 */
@Injectable()
export class OutdatedLinks implements OnModuleInit {
  constructor(private readonly changes: LoginChanges) {}

  onModuleInit(): void {
    this.changes.listen((tx, change) => this.renew(tx, change));
  }

  private async renew(tx: Tx, { organisationId, userId, email, byUserId, at }: LoginChange): Promise<void> {
    const waiting = await rows<WaitingMail>(
      tx,
      `SELECT m.id, m.body, m.about_client_id AS "clientId" FROM message m
       WHERE m.organisation_id = $1 AND m.user_id = $2 AND (m.status || '') = ANY ($3) AND NOT ${RENEWED}
       ORDER BY m.number`,
      [organisationId, userId, IN.underWay],
    );
    const outdated = waiting.flatMap(({ id, body, clientId }) => {
      const purpose = awaitedLink(body);
      return purpose === null ? [] : [{ id, purpose, clientId }];
    });
    const cancelled = await moveMessages(
      tx,
      {
        organisationId,
        from: ['queued'],
        to: 'withdrawn',
        what: 'withdrawn',
        by: byUserId ? 'staff' : 'caller',
        byUserId,
        at,
      },
      outdated.map(({ id }) => ({ id, reason: 'WITHDRAWN', reasonDetail: 'address-corrected' })),
    );
    const inHand = outdated.filter(({ id }) => !cancelled.has(id));
    await appendTimeline(
      tx,
      organisationId,
      at,
      inHand.map(({ id }) => ({ messageId: id, what: 'address-corrected', byUserId })),
    );
    const wanted = new Map<LinkPurpose, string | null>(outdated.map(({ purpose, clientId }) => [purpose, clientId]));
    for (const [purpose, clientId] of wanted) {
      // Whoever forgot a password is nobody known: only a welcome is somebody's.
      const actorUserId = purpose === 'welcome' ? byUserId : null;
      await askForLink(tx, organisationId, { userId, email, purpose, actorUserId, clientId }, at);
    }
  }
}

/** That a new mail was asked for in the place of `m`. */
const RENEWED = `EXISTS (
  SELECT FROM message_event e
  WHERE e.organisation_id = m.organisation_id AND e.message_id = m.id AND e.what = 'address-corrected')`;

/** Whether a new mail was asked for in the place of this one, as the address was corrected while a worker had it in hand. */
export async function isRenewed(tx: Tx, organisationId: string, messageId: string): Promise<boolean> {
  const found = await firstRow(tx, `SELECT FROM message m WHERE m.organisation_id = $1 AND m.id = $2 AND ${RENEWED}`, [
    organisationId,
    messageId,
  ]);
  return found !== undefined;
}
