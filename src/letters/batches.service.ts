import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { announceWork } from '../database/due-work.js';
import { firstRow, rows } from '../database/sql.js';
import { takeNumbers, Tenancy, type Tx } from '../database/tenancy.js';
import { BatchedLetters, type TakeOutOptions, type TakenOut } from '../messages/batched-letters.js';
import { appendTimeline, moveMessages } from '../messages/move-messages.js';
import { BATCH_STEPS, type BatchStep } from './batch-state.js';
import type { BatchState } from './batch.entity.js';
import { BatchQueries, mayPrint, type BatchView } from './batch-queries.js';

/** What an operator counted (N11). */
export interface Counts {
  letters: number;
  sheets: number;
}

/** What a batch is to be; without a print group, one for each group the caller prints for. */
export interface BatchWish {
  /** Id or name. */
  printGroup?: string | undefined;
  /** Code of an envelope profile; the organisation's own unless said. */
  profile?: string | undefined;
  /** At most so many letters in each batch; the rest goes on waiting. */
  limit?: number | undefined;
}

export type BatchResult = { ok: true; batch: BatchView } | { ok: false; refusal: Refusal };

/** The print room's work on batches: begin one, take each step, take a letter out. */
@Injectable()
export class Batches implements OnModuleInit {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly queries: BatchQueries,
    private readonly batched: BatchedLetters,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.batched.register((tx, ids, options) => this.takeOut(tx, ids, options));
  }

  /**
   * Begins a batch for each print group that has letters waiting, or for the one named. At most one batch of a group and
   * profile is being prepared at a time: a second press answers that one (L05).
   */
  async prepare(
    principal: Principal,
    wish: BatchWish = {},
  ): Promise<{ ok: true; batches: BatchView[] } | { ok: false; refusal: Refusal }> {
    const groups = await this.tenancy.within(principal.organisationId, (tx) => this.queries.groups(tx, principal));
    const named = wish.printGroup
      ? groups.filter((group) => group.id === wish.printGroup || group.name === wish.printGroup)
      : groups;
    if (named.length === 0) return { ok: false, refusal: { code: 'UNKNOWN_PRINT_GROUP' } };
    const batches: BatchView[] = [];
    for (const group of named) {
      const begun = await this.begin(principal, group.id, wish);
      if (begun && !begun.ok) return begun;
      if (begun) batches.push(begun.batch);
    }
    return batches.length === 0 && wish.printGroup
      ? { ok: false, refusal: { code: 'NOTHING_TO_PREPARE' } }
      : { ok: true, batches };
  }

  private async begin(
    principal: Principal,
    printGroupId: string,
    { profile, limit }: BatchWish,
  ): Promise<BatchResult | null> {
    const { organisationId } = principal;
    const number = await takeNumbers(this.tenancy, organisationId, 'batch', 1);
    return this.tenancy.within(organisationId, async (tx) => {
      const chosen = await firstRow<{ code: string; known: boolean }>(
        tx,
        `SELECT coalesce($2, o.envelope_profile) AS code,
                EXISTS (SELECT FROM envelope_profile p WHERE p.organisation_id = $1
                          AND p.code = coalesce($2, o.envelope_profile)) AS known
         FROM organisation o WHERE o.id = $1`,
        [organisationId, profile ?? null],
      );
      if (!chosen?.known) {
        return { ok: false, refusal: { code: 'BAD_VALUE', which: 'there is no such envelope profile' } };
      }
      const running = await firstRow<{ id: string }>(
        tx,
        `SELECT id FROM batch WHERE organisation_id = $1 AND print_group_id = $2 AND profile = $3
           AND state = 'preparing' AND revision = 1`,
        [organisationId, printGroupId, chosen.code],
      );
      if (running) return this.answer(tx, principal, running.id);
      if (!(await this.queries.hasWaiting(tx, organisationId, printGroupId))) return null;
      const now = this.clock.now();
      const id = newId();
      const [begun] = await rows<{ id: string }>(
        tx,
        `INSERT INTO batch (organisation_id, id, number, print_group_id, profile, state, at_most, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, 'preparing', $6, $7, $8)
         ON CONFLICT (organisation_id, print_group_id, profile) WHERE state = 'preparing' AND revision = 1 DO NOTHING
         RETURNING id`,
        [organisationId, id, String(number), printGroupId, chosen.code, limit ?? null, principal.userId, now],
      );
      if (begun) {
        await this.audit.record(tx, principal, { action: 'batch.prepare', target: id });
        await announceWork(tx, organisationId, 'batch', now);
        return this.answer(tx, principal, id);
      }
      // The other press committed between our look and our insert.
      const other = await firstRow<{ id: string }>(
        tx,
        `SELECT id FROM batch WHERE organisation_id = $1 AND print_group_id = $2 AND profile = $3
           AND state = 'preparing' AND revision = 1`,
        [organisationId, printGroupId, chosen.code],
      );
      return other ? this.answer(tx, principal, other.id) : null;
    });
  }

  /** Takes the next step of a batch with all its letters. `counts` must equal the batch's when it is checked. */
  async step(principal: Principal, batchId: string, step: BatchStep, counts?: Counts): Promise<BatchResult> {
    const { organisationId, userId } = principal;
    const rule = BATCH_STEPS[step];
    return this.tenancy.within(organisationId, async (tx) => {
      const batch = await firstRow<{ state: BatchState; printGroupId: string; letters: number; sheets: number | null }>(
        tx,
        `SELECT state, print_group_id AS "printGroupId", letters, sheets FROM batch
         WHERE organisation_id = $1 AND id = $2 FOR UPDATE`,
        [organisationId, batchId],
      );
      if (!batch || !mayPrint(principal, batch.printGroupId)) return { ok: false, refusal: { code: 'NOT_FOUND' } };
      // The same step twice is a double click, not a mistake.
      if (batch.state === step) return this.answer(tx, principal, batchId);
      if (!(rule.from as readonly BatchState[]).includes(batch.state)) {
        return { ok: false, refusal: { code: 'WRONG_BATCH_STATE', which: batch.state } };
      }
      if (step === 'checked' && (counts?.letters !== batch.letters || counts.sheets !== batch.sheets)) {
        const counted = `${counts?.letters ?? '?'}/${counts?.sheets ?? '?'}`;
        return {
          ok: false,
          refusal: { code: 'COUNTS_DIFFER', which: `${counted} ≠ ${batch.letters}/${batch.sheets}` },
        };
      }
      const now = this.clock.now();
      const letters = await rows<{ id: string }>(
        tx,
        `SELECT id FROM message WHERE organisation_id = $1 AND batch_id = $2 AND status = $3`,
        [organisationId, batchId, rule.letters.from],
      );
      const leaves = step === 'discarded';
      await moveMessages(
        tx,
        {
          organisationId,
          from: [rule.letters.from],
          to: rule.letters.to,
          what: rule.letters.what,
          by: userId ? 'staff' : 'caller',
          byUserId: userId,
          at: now,
          ...(leaves && { columns: ['batch_id', 'batch_sequence', 'window_address'] as const }),
        },
        letters.map(({ id }) => ({
          id,
          facts: { batchId },
          ...(leaves && { set: { batch_id: null, batch_sequence: null, window_address: null } }),
        })),
      );
      await tx.query(
        `UPDATE batch SET state = $3, ${rule.stamp} = $4, lease_token = NULL, lease_until = NULL
         WHERE organisation_id = $1 AND id = $2`,
        [organisationId, batchId, step, now],
      );
      await this.audit.record(tx, principal, { action: `batch.${step}`, target: batchId, facts: { ...counts } });
      return this.answer(tx, principal, batchId);
    });
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
              state = 'preparing', rendered = 0, lease_token = NULL, lease_until = NULL
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

  private async answer(tx: Tx, principal: Principal, batchId: string): Promise<BatchResult> {
    const batch = await this.queries.find(tx, principal, batchId);
    return batch ? { ok: true, batch } : { ok: false, refusal: { code: 'NOT_FOUND' } };
  }
}
