import type { Refusal } from '../common/reasons.js';

/** Why a batch could not be made. */
export type BatchFailure = Refusal & { code: 'BATCH_NOT_WRITTEN' | 'BATCH_FAILED' | 'BATCH_BROKE_OFF' };

/** Milliseconds that a batch is left alone after each failure; what fails once more after the last is given up. */
const PAUSES_MS = [5_000, 15_000, 60_000, 120_000] as const;

/** How often a batch is begun before it is given up. */
export const MOST_TRIES = PAUSES_MS.length + 1;

/**
 * How long a batch waits for its next try.
 *
 * @param failures how many times it failed by now
 * @returns milliseconds; null: it is given up until somebody says so
 */
export function pauseAfter(failures: number): number | null {
  return PAUSES_MS[failures - 1] ?? null;
}

/** Codes with which the system refuses to make or write a file (errno.h). */
const FILE_TROUBLE: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EIO',
  'EISDIR',
  'EMFILE',
  'ENFILE',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** What an error says to the print room; the log has all of it. */
export function batchFailure(error: unknown): BatchFailure {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return FILE_TROUBLE.has(code) ? { code: 'BATCH_NOT_WRITTEN', which: code! } : { code: 'BATCH_FAILED' };
}
