import { Injectable } from '@nestjs/common';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { writeBatchPdf, type BatchPdf } from './batch-pdf.js';
import { BatchFiles } from './batch-files.js';
import type { FreezableBatch } from './batch-freeze.js';
import { LETTERS_PER_FILE } from './batch-state.js';
import type { EnvelopeProfile } from './envelope-profile.js';
import type { LetterInput } from './letter-input.js';
import { batchLetters, LETTER_SOURCE_COLUMNS, type LetterSourceRow } from './letter-source.js';

export interface RenderableBatch extends FreezableBatch {
  revision: number;
  language: string;
  duplex: boolean;
}

interface FrozenLetter extends LetterSourceRow {
  branchId: string;
  sequence: number;
  windowAddress: { lines: string[]; droppable: number[] };
}

/**
 * Letters read at once; the next ones are read while these are drawn. Few, so that most are drawn and forgotten before
 * the next collection of garbage, which would keep them among what lasts.
 */
const READ_AT_ONCE = 50;

/** Draws the frozen letters of a batch into its files. The same letters give the same bytes, so it may start again. */
@Injectable()
export class BatchRender {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly files: BatchFiles,
  ) {}

  /** @param onProgress told how many letters of the whole batch are drawn */
  async render(
    batch: RenderableBatch,
    profile: EnvelopeProfile,
    onProgress: (letters: number) => void,
  ): Promise<BatchPdf[]> {
    await this.files.makeFolder(batch.organisationId, batch.id);
    const written: BatchPdf[] = [];
    let after = 0;
    let done = 0;
    for (let n = 1; ; n++) {
      const last = await this.lastSequenceOfFile(batch, after);
      if (last === null) break;
      const path = this.files.path(batch.organisationId, batch.id, batch.revision, n);
      const before = done;
      const pdf = await writeBatchPdf(path, this.letters(batch, after, last), {
        title: `Bode ${batch.number}-${n}`,
        language: batch.language,
        createdAt: batch.createdAt,
        profile,
        duplex: batch.duplex,
        onProgress: (letters) => onProgress(before + letters),
      });
      done += pdf.letters;
      written.push(pdf);
      after = last;
    }
    return written;
  }

  /** The sequence of the last letter of the file that begins after `after`; null when no letter is left. */
  private async lastSequenceOfFile(batch: RenderableBatch, after: number): Promise<number | null> {
    const row = await this.tenancy.within(batch.organisationId, (tx) =>
      firstRow<{ last: number | null }>(
        tx,
        `SELECT max(batch_sequence) AS last FROM (
           SELECT batch_sequence FROM message
           WHERE organisation_id = $1 AND batch_id = $2 AND status <> 'withdrawn' AND batch_sequence > $3
           ORDER BY batch_sequence LIMIT $4) letters`,
        [batch.organisationId, batch.id, after, LETTERS_PER_FILE],
      ),
    );
    return row?.last ?? null;
  }

  private async *letters(batch: RenderableBatch, after: number, last: number): AsyncGenerator<LetterInput> {
    const asPrinted = batchLetters(batch.number, batch.createdAt);
    let page = this.read(batch, after, last);
    for (;;) {
      const letters = await page;
      if (letters.length === 0) return;
      page = this.read(batch, letters.at(-1)!.sequence, last);
      for (const letter of letters) yield asPrinted(letter, letter.windowAddress, letter.sequence);
    }
  }

  private read(batch: RenderableBatch, after: number, last: number): Promise<FrozenLetter[]> {
    return this.tenancy.within(batch.organisationId, (tx) =>
      rows<FrozenLetter>(
        tx,
        `SELECT m.batch_sequence AS sequence, m.window_address AS "windowAddress", m.branch_id AS "branchId",
                ${LETTER_SOURCE_COLUMNS}
         FROM message m
         JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
         JOIN organisation o ON o.id = m.organisation_id
         WHERE m.organisation_id = $1 AND m.batch_id = $2 AND m.status <> 'withdrawn'
           AND m.batch_sequence > $3 AND m.batch_sequence <= $4
         ORDER BY m.batch_sequence LIMIT ${READ_AT_ONCE}`,
        [batch.organisationId, batch.id, after, last],
      ),
    );
  }
}
