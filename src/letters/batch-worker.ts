import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { endTurn, takeTurn } from '../database/due-work.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { WorkerPresence } from '../database/worker-presence.js';
import { Metrics } from '../health/metrics.js';
import { batchFailure, MOST_TRIES, pauseAfter } from './batch-failure.js';
import { BatchFreeze } from './batch-freeze.js';
import type { BatchPdf } from './batch-pdf.js';
import { BatchRender, type RenderableBatch } from './batch-render.js';
import { loadProfile } from './profiles.js';

/** Longer than the pause between two signs of life. */
const LEASE_MS = 60_000;
const SIGN_OF_LIFE_MS = 1_000;

interface ClaimedBatch extends RenderableBatch {
  profile: string;
  /** Which try this is, counting from 1. */
  tries: number;
}

/** Prepares the batches that staff asked for: freezes their letters and draws the files, in the background. */
@Injectable()
export class BatchWorker {
  private readonly logger = new Logger(BatchWorker.name);

  constructor(
    private readonly tenancy: Tenancy,
    private readonly freeze: BatchFreeze,
    private readonly render: BatchRender,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly presence: WorkerPresence,
    private readonly metrics: Metrics,
  ) {}

  /** @returns whether there was a batch to prepare */
  async turn(): Promise<boolean> {
    const organisationId = await takeTurn(this.tenancy, 'batch', this.clock.now());
    if (!organisationId) return false;
    const batch = await this.claim(organisationId);
    if (batch) await this.prepare(batch).catch((error: unknown) => this.failed(batch, error));
    await endTurn(this.tenancy, organisationId, 'batch', this.clock.now(), async (tx) => {
      const row = await firstRow<{ at: Date | null }>(
        tx,
        `SELECT min(coalesce(lease_until, created_at)) AS at FROM batch
         WHERE organisation_id = $1 AND state = 'preparing' AND failed_reason IS NULL`,
        [organisationId],
      );
      return row?.at ?? null;
    });
    return batch !== null;
  }

  /**
   * The batch that waits longest; also one whose worker died: it starts again where the rows say it was. The try counts from
   * here, so that a batch which takes its worker with it (out of memory, say) is given up like any other.
   */
  private async claim(organisationId: string): Promise<ClaimedBatch | null> {
    const now = this.clock.now();
    return this.tenancy.within(organisationId, async (tx) => {
      await this.giveUpBrokenOff(tx, organisationId, now);
      const [batch] = await rows<ClaimedBatch>(
        tx,
        `UPDATE batch SET lease_token = $2, lease_until = $3, failures = failures + 1
         WHERE organisation_id = $1 AND id = (
           SELECT id FROM batch WHERE organisation_id = $1 AND state = 'preparing' AND failed_reason IS NULL
             AND (lease_until IS NULL OR lease_until <= $4) ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING organisation_id AS "organisationId", id, number, print_group_id AS "printGroupId", profile, revision,
                   failures AS tries, created_at AS "createdAt", lease_token AS "leaseToken",
                   (SELECT language FROM organisation WHERE id = $1) AS language,
                   (SELECT coalesce((settings->>'duplex')::boolean, false) FROM organisation WHERE id = $1) AS duplex`,
        [organisationId, this.presence.newLease(), new Date(now.getTime() + LEASE_MS), now],
      );
      return batch ?? null;
    });
  }

  /** Batches whose last try ended without a word: whoever made them is gone, so nobody else says so. */
  private async giveUpBrokenOff(tx: Tx, organisationId: string, now: Date): Promise<void> {
    const code = 'BATCH_BROKE_OFF';
    const brokenOff = await rows<{ id: string }>(
      tx,
      `UPDATE batch SET rendered = 0, lease_token = NULL, lease_until = NULL, failed_reason = $3
       WHERE organisation_id = $1 AND state = 'preparing' AND failed_reason IS NULL AND failures >= $4
         AND (lease_until IS NULL OR lease_until <= $2) RETURNING id`,
      [organisationId, now, code, MOST_TRIES],
    );
    for (const { id } of brokenOff) {
      this.metrics.batchFailed(code, true);
      this.logger.error({ batchId: id, failures: MOST_TRIES }, 'Making a batch broke off each time; it is given up');
    }
  }

  private async prepare(batch: ClaimedBatch): Promise<void> {
    const { organisationId } = batch;
    const profile = (await this.tenancy.within(organisationId, (tx) =>
      loadProfile(tx, organisationId, batch.profile),
    ))!;
    let rendered = 0;
    const life = setInterval(() => {
      this.signOfLife(batch, rendered).catch((error: unknown) => this.logger.warn({ err: error }, 'No sign of life'));
    }, SIGN_OF_LIFE_MS);
    try {
      // A revision leaves letters out; it takes no new ones in.
      if (batch.revision === 1 && !(await this.freeze.freeze(batch, profile))) return;
      const files = await this.render.render(batch, profile, (letters) => (rendered = letters));
      await this.finish(batch, files);
    } finally {
      clearInterval(life);
    }
  }

  private async signOfLife(batch: ClaimedBatch, rendered: number): Promise<void> {
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    await this.tenancy.within(batch.organisationId, (tx) =>
      tx.query(
        `UPDATE batch SET rendered = $4, lease_until = $5
         WHERE organisation_id = $1 AND id = $2 AND lease_token = $3 AND state = 'preparing'`,
        [batch.organisationId, batch.id, batch.leaseToken, rendered, until],
      ),
    );
  }

  /**
   * Leaves a batch that could not be made alone for a while, and gives it up after some tries: then its page says why,
   * and somebody has it tried again or discards it.
   *
   * @throws when that can't be written down either; the lease then ends by itself
   */
  private async failed({ organisationId, id, leaseToken, tries }: ClaimedBatch, error: unknown): Promise<void> {
    const pause = pauseAfter(tries);
    const { code, which } = batchFailure(error);
    await this.tenancy.within(organisationId, (tx) =>
      tx.query(
        `UPDATE batch SET rendered = 0, lease_token = NULL, lease_until = $4,
                failed_reason = $5, failed_detail = $6
         WHERE organisation_id = $1 AND id = $2 AND lease_token = $3 AND state = 'preparing'`,
        [
          organisationId,
          id,
          leaseToken,
          pause === null ? null : new Date(this.clock.now().getTime() + pause),
          pause === null ? code : null,
          pause === null ? (which ?? null) : null,
        ],
      ),
    );
    this.metrics.batchFailed(code, pause === null);
    const next = pause === null ? 'it is given up until somebody has it tried again' : 'it is tried again later';
    this.logger.error({ err: error, batchId: id, failures: tries }, `A batch could not be made; ${next}`);
  }

  /** The files are whole and on disk: the batch is ready, unless it was discarded or changed meanwhile. */
  private async finish(batch: ClaimedBatch, files: readonly BatchPdf[]): Promise<void> {
    const now = this.clock.now();
    const sum = (of: (file: BatchPdf) => number) => files.reduce((total, file) => total + of(file), 0);
    await this.tenancy.within(batch.organisationId, async (tx) => {
      const letters = sum((file) => file.letters);
      const done = await rows(
        tx,
        `UPDATE batch SET state = $6, letters = $5, rendered = $5, sheets = $7, pages = $8,
                prepared_at = $9, discarded_at = CASE WHEN $5 = 0 THEN $9::timestamptz END,
                failures = 0, lease_token = NULL, lease_until = NULL
         WHERE organisation_id = $1 AND id = $2 AND lease_token = $3 AND state = 'preparing' AND revision = $4
         RETURNING id`,
        [
          batch.organisationId,
          batch.id,
          batch.leaseToken,
          batch.revision,
          letters,
          // Every letter turned out to be held or no longer wanted: there is nothing to print.
          letters === 0 ? 'discarded' : 'prepared',
          sum((file) => file.sheets),
          sum((file) => file.pages),
          now,
        ],
      );
      if (done.length === 0) return;
      for (const [i, file] of files.entries()) {
        await tx.query(
          `INSERT INTO batch_file (organisation_id, batch_id, revision, n, letters, sheets, pages, bytes, sha256, pieces)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            batch.organisationId,
            batch.id,
            batch.revision,
            i + 1,
            file.letters,
            file.sheets,
            file.pages,
            file.bytes,
            file.sha256,
            JSON.stringify(file.pieces),
          ],
        );
      }
    });
  }
}
