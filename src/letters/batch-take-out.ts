import { Injectable, type OnModuleInit } from '@nestjs/common';
import { announceWork } from '../database/due-work.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { BatchedLetters, type TakeOutOptions, type TakenOut } from '../messages/batched-letters.js';
import { appendTimeline, moveMessages } from '../messages/move-messages.js';
import type { BatchState } from './batch.entity.js';

/** What the print room does when a letter that stands in a batch is withdrawn (L07, N09). */
@Injectable()
export class BatchTakeOut implements OnModuleInit {
  constructor(private readonly batched: BatchedLetters) {}

  onModuleInit(): void {
    this.batched.register((tx, ids, options) => this.takeOut(tx, ids, options));
  }

  /**
   * Takes withdrawn letters out. As long as nobody fetched the files they are made anew without the letter; after that
   * the paper may exist, and the letter goes on the list of what to pull from the pile.
   */
  private async takeOut(tx: Tx, ids: readonly string[], options: TakeOutOptions): Promise<TakenOut> {
    const { organisationId, reason, byUserId, at } = options;
    const batches = await rows<{ id: string; state: BatchState; letterIds: string[]; fetched: boolean }>(
      tx,
      `SELECT b.id, b.state, l.ids AS "letterIds",
              EXISTS (SELECT FROM batch_file f WHERE f.organisation_id = b.organisation_id AND f.batch_id = b.id
                        AND f.revision = b.revision AND f.downloaded_at IS NOT NULL) AS fetched
       FROM (SELECT batch_id, array_agg(id) AS ids FROM message
             WHERE organisation_id = $1 AND id = ANY ($2) AND batch_id IS NOT NULL GROUP BY batch_id) l
       JOIN batch b ON b.organisation_id = $1 AND b.id = l.batch_id
       ORDER BY b.id FOR UPDATE OF b`,
      [organisationId, ids],
    );
    const taken: TakenOut = new Map();
    for (const batch of batches) {
      const unseen = (batch.state === 'preparing' || batch.state === 'prepared') && !batch.fetched;
      if (unseen) {
        const withdrawn = await moveMessages(
          tx,
          {
            organisationId,
            from: ['prepared'],
            to: 'withdrawn',
            what: 'withdrawn',
            by: byUserId ? 'staff' : 'caller',
            byUserId,
            at,
          },
          batch.letterIds.map((id) => ({ id, reason: 'WITHDRAWN' as const, reasonDetail: reason })),
        );
        for (const id of withdrawn) taken.set(id, 'withdrawn');
        await this.makeAnew(tx, organisationId, batch.id, at);
      } else if (batch.state !== 'posted' && batch.state !== 'discarded') {
        await this.requestPull(tx, batch.letterIds, options);
        for (const id of batch.letterIds) taken.set(id, 'pull-requested');
      }
    }
    return taken;
  }

  /** Its files are drawn again as the next revision; whoever is drawing the old one finds his lease gone. */
  private async makeAnew(tx: Tx, organisationId: string, batchId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE batch SET revision = CASE WHEN state = 'prepared' THEN revision + 1 ELSE revision END,
              state = 'preparing', rendered = 0, failures = 0, failed_reason = NULL, failed_detail = NULL,
              lease_token = NULL, lease_until = NULL
       WHERE organisation_id = $1 AND id = $2`,
      [organisationId, batchId],
    );
    await announceWork(tx, organisationId, 'batch', at);
  }

  private async requestPull(tx: Tx, ids: readonly string[], options: TakeOutOptions): Promise<void> {
    const marked = await rows<{ id: string }>(
      tx,
      `UPDATE message SET pull_requested_at = $3 WHERE organisation_id = $1 AND id = ANY ($2)
         AND pull_requested_at IS NULL RETURNING id`,
      [options.organisationId, ids, options.at],
    );
    await appendTimeline(
      tx,
      options.organisationId,
      options.at,
      marked.map(({ id }) => ({
        messageId: id,
        what: 'pull-requested' as const,
        byUserId: options.byUserId,
        facts: { reason: options.reason },
      })),
    );
  }
}
