import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchFailure } from './batch-failure.js';
import type { PlacedPiece } from './batch-pdf.js';

export type BatchState = 'preparing' | 'prepared' | 'printed' | 'checked' | 'posted' | 'discarded';

/** Letters frozen and rendered together (printopdracht). */
@Entity('batch')
export class Batch {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('bigint') number: string;
  @Column('uuid') printGroupId: string;
  /** Code of the envelope profile. */
  @Column('text') profile: string;
  @Column('text') state: BatchState;
  /** Counts the times its files were made: again after a letter was withdrawn before the first download. */
  @Column('integer') revision: number;
  /** Takes no more letters than this; null takes all that wait. */
  @Column('integer', { nullable: true }) atMost: number | null;
  @Column('integer') letters: number;
  /** Letters that waited too, and were held back instead: address, flag, a character that can't be printed. */
  @Column('integer') held: number;
  /** How many letters are drawn, while preparing. */
  @Column('integer') rendered: number;
  @Column('integer', { nullable: true }) sheets: number | null;
  @Column('integer', { nullable: true }) pages: number | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) preparedAt: Date | null;
  @Column('timestamptz', { nullable: true }) printedAt: Date | null;
  @Column('timestamptz', { nullable: true }) checkedAt: Date | null;
  @Column('timestamptz', { nullable: true }) postedAt: Date | null;
  @Column('timestamptz', { nullable: true }) discardedAt: Date | null;
  /**
   * Tries without success, since it was begun or somebody had it tried again. The one under way counts from its start: what
   * kills its worker can't be counted afterwards.
   */
  @Column('integer', { default: 0 }) failures: number;
  /** Why it was given up; null: it was not. */
  @Column('text', { nullable: true }) failedReason: BatchFailure['code'] | null;
  @Column('text', { nullable: true }) failedDetail: string | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
}

/** One PDF of a batch, of at most 2,000 letters. */
@Entity('batch_file')
export class BatchFile {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') batchId: string;
  @PrimaryColumn('integer') revision: number;
  @PrimaryColumn('integer') n: number;
  @Column('integer') letters: number;
  @Column('integer') sheets: number;
  @Column('integer') pages: number;
  @Column('bigint') bytes: string;
  @Column('text') sha256: string;
  /** Where each letter is in the file, in its order. */
  @Column('jsonb') pieces: PlacedPiece[];
  @Column('timestamptz', { nullable: true }) downloadedAt: Date | null;
}
