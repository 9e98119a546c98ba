import { open, type FileHandle } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { isId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { BatchFiles } from './batch-files.js';
import { manifestOf, type Manifest } from './batch-manifest.js';
import { BatchQueries, type BatchView } from './batch-queries.js';

/** A file about to be sent. Whoever gets it reads it to its end or closes it. */
export interface BatchDownload {
  file: FileHandle;
  /** Fit for any file system. */
  name: string;
  bytes: number;
}

type BatchFileView = BatchView['files'][number];

type Answer<T> = ({ ok: true } & T) | { ok: false; refusal: Refusal };

/** What leaves the print room as a file: the PDFs of a batch, and its manifest. Who took it is in the audit. */
@Injectable()
export class BatchDownloads {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly queries: BatchQueries,
    private readonly files: BatchFiles,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A file of a batch. From now on the paper may exist, so a letter withdrawn later goes on the pull list (design §2).
   *
   * @param n counts from 1; without it, the only one
   */
  async pdf(principal: Principal, batchId: string, n?: number): Promise<Answer<BatchDownload>> {
    const found = await this.withFinished<{ batch: BatchView; chosen: BatchFileView }>(
      principal,
      batchId,
      async (tx, batch) => {
        const chosen = batch.files.find((file) => file.n === (n ?? 1));
        if (!chosen) return { ok: false, refusal: { code: 'NOT_FOUND' } };
        if (n === undefined && batch.files.length > 1) {
          const names = batch.files.map((file) => `files/${file.n}.pdf`).join(', ');
          return { ok: false, refusal: { code: 'FILES_SEVERAL', which: names } };
        }
        await tx.query(
          `UPDATE batch_file SET downloaded_at = coalesce(downloaded_at, $5)
         WHERE organisation_id = $1 AND batch_id = $2 AND revision = $3 AND n = $4`,
          [principal.organisationId, batchId, batch.revision, chosen.n, this.clock.now()],
        );
        await this.audit.record(tx, principal, {
          action: 'batch.download',
          target: batchId,
          facts: { file: chosen.n, revision: batch.revision },
        });
        return { ok: true, batch, chosen };
      },
    );
    if (!found.ok) return found;
    const { batch, chosen } = found;
    return {
      ok: true,
      file: await open(this.files.path(principal.organisationId, batchId, batch.revision, chosen.n)),
      name: fileName(batch, chosen.n),
      bytes: chosen.bytes,
    };
  }

  /** What is in the pile, letter by letter. */
  async manifest(principal: Principal, batchId: string): Promise<Answer<{ manifest: Manifest; name: string }>> {
    return this.withFinished(principal, batchId, async (tx, batch) => {
      const pieces = await this.queries.pieces(tx, principal.organisationId, batchId);
      await this.audit.record(tx, principal, { action: 'batch.manifest', target: batchId });
      return { ok: true, manifest: manifestOf(batch, pieces), name: `${baseName(batch)}-manifest` };
    });
  }

  /** The batch is locked: nobody takes a letter out of it between our look and the mark that it was fetched. */
  private async withFinished<T>(
    principal: Principal,
    batchId: string,
    work: (tx: Tx, batch: BatchView) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    if (!isId(batchId)) return { ok: false, refusal: { code: 'NOT_FOUND' } };
    return this.tenancy.within(principal.organisationId, async (tx) => {
      await tx.query(`SELECT FROM batch WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [
        principal.organisationId,
        batchId,
      ]);
      const batch = await this.queries.find(tx, principal, batchId);
      if (!batch) return { ok: false, refusal: { code: 'NOT_FOUND' } };
      if (batch.state === 'preparing') return { ok: false, refusal: { code: 'FILE_NOT_READY' } };
      // Its letters wait again and are printed with another batch.
      if (batch.state === 'discarded') return { ok: false, refusal: { code: 'WRONG_BATCH_STATE', which: batch.state } };
      return work(tx, batch);
    });
  }
}

/** As `bode-42-noord-2-of-3.pdf`; a file that was made anew says so: `bode-42r2-noord.pdf`. */
function fileName(batch: BatchView, n: number): string {
  const part = batch.files.length > 1 ? `-${n}-of-${batch.files.length}` : '';
  return `${baseName(batch)}${part}.pdf`;
}

function baseName({ number, revision, printGroup }: BatchView): string {
  const group = printGroup.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [`bode-${number}${revision > 1 ? `r${revision}` : ''}`, group].filter(Boolean).join('-');
}
