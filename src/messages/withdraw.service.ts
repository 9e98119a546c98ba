import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { BatchedLetters } from './batched-letters.js';
import { moveMessages } from './move-messages.js';
import { IN, type MessageStatus } from './states.js';

export type WithdrawResult =
  { id: string; outcome: 'withdrawn' | 'pull-requested' } | { id: string; outcome: 'refused'; code: ReasonCode };

export interface WithdrawOptions {
  organisationId: string;
  branchIds: readonly string[] | 'all';
  /** Why, in the caller's words or a code: "returned", "renewed". */
  reason: string;
  byUserId: string | null;
}

/** L07: what is not sent or printed yet drops out, visibly, with the reason; a letter in a batch leaves the batch. */
@Injectable()
export class Withdraw {
  constructor(
    private readonly batched: BatchedLetters,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byIds(tx: Tx, ids: readonly string[], options: WithdrawOptions): Promise<WithdrawResult[]> {
    const now = this.clock.now();
    const found = await rows<{ id: string; status: MessageStatus }>(
      tx,
      `SELECT id, status FROM message
       WHERE organisation_id = $1 AND id = ANY ($2) AND ($3::uuid[] IS NULL OR branch_id = ANY ($3))
       ORDER BY id FOR UPDATE`,
      [options.organisationId, ids, options.branchIds === 'all' ? null : options.branchIds],
    );
    const withdrawn = await moveMessages(
      tx,
      {
        organisationId: options.organisationId,
        from: IN.waiting,
        to: 'withdrawn',
        what: 'withdrawn',
        by: options.byUserId ? 'staff' : 'caller',
        byUserId: options.byUserId,
        at: now,
      },
      found
        .filter(({ status }) => (IN.waiting as readonly string[]).includes(status))
        .map(({ id }) => ({ id, reason: 'WITHDRAWN' as const, reasonDetail: options.reason })),
    );
    const inBatch = found.filter(({ status }) => (IN.batched as readonly string[]).includes(status));
    const taken = await this.batched.takeOut(
      tx,
      inBatch.map(({ id }) => id),
      { ...options, at: now },
    );
    const known = new Set(found.map(({ id }) => id));
    return ids.map((id): WithdrawResult => {
      if (withdrawn.has(id)) return { id, outcome: 'withdrawn' };
      const outcome = taken.get(id);
      if (outcome) return { id, outcome };
      return { id, outcome: 'refused', code: known.has(id) ? 'NOT_WITHDRAWABLE' : 'NOT_FOUND' };
    });
  }

  /** Everything with the caller's reference that can still be stopped; the rest is not mentioned. */
  async byRef(tx: Tx, ref: string, options: WithdrawOptions): Promise<WithdrawResult[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT id FROM message WHERE organisation_id = $1 AND ref = $2 AND status <> 'withdrawn' ORDER BY number`,
      [options.organisationId, ref],
    );
    return this.byIds(
      tx,
      found.map(({ id }) => id),
      options,
    );
  }
}
