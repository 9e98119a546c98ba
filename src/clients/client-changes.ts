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

/** @returns ids of the messages that go on because of the change */
type Listener = (tx: Tx, change: ClientChange) => Promise<Iterable<string>>;

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

  /** @returns ids of the messages that go on because of it */
  async tell(tx: Tx, change: ClientChange): Promise<string[]> {
    if (change.clientIds.length === 0) return [];
    const wentOn: string[] = [];
    for (const listener of this.listeners) wentOn.push(...(await listener(tx, change)));
    return wentOn;
  }
}
