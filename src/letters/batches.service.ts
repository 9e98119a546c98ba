import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { announceWork } from '../database/due-work.js';
import { firstRow } from '../database/sql.js';
import { numbersWithin, Tenancy, type Tx } from '../database/tenancy.js';
import { BatchQueries, type BatchView } from './batch-queries.js';

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

/** Begins batches; a worker prepares them. */
@Injectable()
export class Batches {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly queries: BatchQueries,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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

  /**
   * Has a batch that was given up tried again, from where its rows say it was. One that is being tried goes on so: a
   * second press is no mistake.
   */
  async tryAgain(principal: Principal, batchId: string): Promise<BatchResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      await tx.query(`SELECT FROM batch WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [organisationId, batchId]);
      const batch = await this.queries.find(tx, principal, batchId);
      if (!batch) return { ok: false, refusal: { code: 'NOT_FOUND' } };
      if (batch.state !== 'preparing') return { ok: false, refusal: { code: 'WRONG_BATCH_STATE', which: batch.state } };
      if (!batch.failure) return { ok: true, batch };
      await tx.query(
        `UPDATE batch SET failures = 0, failed_reason = NULL, failed_detail = NULL, lease_token = NULL, lease_until = NULL
         WHERE organisation_id = $1 AND id = $2`,
        [organisationId, batchId],
      );
      const facts = { failure: batch.failure.code };
      await this.audit.record(tx, principal, { action: 'batch.try-again', target: batchId, facts });
      await announceWork(tx, organisationId, 'batch', this.clock.now());
      return this.answer(tx, principal, batchId);
    });
  }

  private async begin(
    principal: Principal,
    printGroupId: string,
    { profile, limit }: BatchWish,
  ): Promise<BatchResult | null> {
    const { organisationId } = principal;
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
      // One press after the other from here on: of two for the same letters the second finds the batch of the first, and
      // no number is left out, which a print room would take for a batch that was lost.
      await numbersWithin(tx, organisationId, 'batch', 0);
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
      const number = await numbersWithin(tx, organisationId, 'batch', 1);
      await tx.query(
        `INSERT INTO batch (organisation_id, id, number, print_group_id, profile, state, at_most, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, 'preparing', $6, $7, $8)`,
        [organisationId, id, String(number), printGroupId, chosen.code, limit ?? null, principal.userId, now],
      );
      await this.audit.record(tx, principal, { action: 'batch.prepare', target: id });
      await announceWork(tx, organisationId, 'batch', now);
      return this.answer(tx, principal, id);
    });
  }

  private async answer(tx: Tx, principal: Principal, batchId: string): Promise<BatchResult> {
    const batch = await this.queries.find(tx, principal, batchId);
    return batch ? { ok: true, batch } : { ok: false, refusal: { code: 'NOT_FOUND' } };
  }
}
