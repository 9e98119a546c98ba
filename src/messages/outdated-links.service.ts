import { Injectable, type OnModuleInit } from '@nestjs/common';
import { awaitedLink, type LinkPurpose } from '../auth/link-placeholder.js';
import { askForLink } from '../auth/password-requests.js';
import { LoginChanges, type LoginChange } from '../clients/users/login-changes.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { moveMessages } from './move-messages.js';
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
 * can't be cancelled; the worker asks again before it makes a link, and one that is out already has ended (`setLogin`).
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
      `SELECT id, body, about_client_id AS "clientId" FROM message
       WHERE organisation_id = $1 AND user_id = $2 AND (status || '') = ANY ($3) ORDER BY number`,
      [organisationId, userId, IN.underWay],
    );
    const outdated = waiting.flatMap(({ id, body, clientId }) => {
      const purpose = awaitedLink(body);
      return purpose === null ? [] : [{ id, purpose, clientId }];
    });
    await moveMessages(
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
    const wanted = new Map<LinkPurpose, string | null>(outdated.map(({ purpose, clientId }) => [purpose, clientId]));
    for (const [purpose, clientId] of wanted) {
      // Whoever forgot a password is nobody known: only a welcome is somebody's.
      const actorUserId = purpose === 'welcome' ? byUserId : null;
      await askForLink(tx, organisationId, { userId, email, purpose, actorUserId, clientId }, at);
    }
  }
}
