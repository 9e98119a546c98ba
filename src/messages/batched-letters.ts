import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tenancy.js';

export interface TakeOutOptions {
  organisationId: string;
  reason: string;
  byUserId: string | null;
  at: Date;
}

/** What became of a letter that was in a batch; absent when nothing can be done any more. */
export type TakenOut = Map<string, 'withdrawn' | 'pull-requested'>;

type TakeOut = (tx: Tx, ids: readonly string[], options: TakeOutOptions) => Promise<TakenOut>;

/**
 * Letters that stand in a batch are the print room's: this is how they are asked for, without this room knowing that
 * one. The letters room registers itself.
 */
@Injectable()
export class BatchedLetters {
  private handler: TakeOut | null = null;

  register(handler: TakeOut): void {
    this.handler = handler;
  }

  async takeOut(tx: Tx, ids: readonly string[], options: TakeOutOptions): Promise<TakenOut> {
    if (ids.length === 0 || !this.handler) return new Map();
    return this.handler(tx, ids, options);
  }
}
