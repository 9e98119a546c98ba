import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tenancy.js';

/** Somebody signs in with another address from this transaction on. */
export interface LoginChange {
  organisationId: string;
  userId: string;
  /** The new one, as `loginName` gives it. */
  email: string;
  /** Who corrected it; null: a system did, by the API. */
  byUserId: string | null;
  at: Date;
}

type Listener = (tx: Tx, change: LoginChange) => Promise<void>;

/**
 * Lets the rooms above hear that a user's address changed, in the same transaction, without this room knowing them: mails
 * with a link that wait for the old address must not go there.
 */
@Injectable()
export class LoginChanges {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Called last in a transaction: listeners may append events. */
  async tell(tx: Tx, change: LoginChange): Promise<void> {
    for (const listener of this.listeners) await listener(tx, change);
  }
}
