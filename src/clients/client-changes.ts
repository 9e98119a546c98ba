import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tenancy.js';

/** Clients of one organisation whose address or flags became different in this transaction. */
export interface ClientChange {
  organisationId: string;
  clientIds: string[];
  /** Who corrected it; null when the source sent it. */
  byUserId: string | null;
  at: Date;
}

type Listener = (tx: Tx, change: ClientChange) => Promise<void>;

/**
 * Lets the rooms above hear that a client's address changed, in the same transaction, without this room knowing them:
 * letters that were held for the address go on by themselves.
 */
@Injectable()
export class ClientChanges {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, change: ClientChange): Promise<void> {
    if (change.clientIds.length === 0) return;
    for (const listener of this.listeners) await listener(tx, change);
  }
}
