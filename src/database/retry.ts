import { setTimeout as pause } from 'node:timers/promises';

export const UNIQUE_VIOLATION = '23505';

/**
 * PostgreSQL's codes for two transactions that met: one created what the other was creating too (unique violation), or
 * under another id what it refers to (foreign key violation); they could not be put in one order (serialization
 * failure), or waited for each other (deadlock). Begun again, the second one sees what the first one did.
 */
const MET: ReadonlySet<unknown> = new Set([UNIQUE_VIOLATION, '23503', '40001', '40P01']);

const ATTEMPTS = 8;
/** Milliseconds before the second attempt at most; it grows with each, and chance spreads those that met. */
const PAUSE_MS = 10;

/**
 * Runs a whole transaction, and begins it again where it met another one.
 *
 * @param work must leave nothing behind when it fails
 * @throws what the last attempt threw: what fails each time is no accident
 */
export async function retryWhereMet<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!MET.has((error as { code?: unknown }).code) || attempt === ATTEMPTS) throw error;
      await pause(Math.random() * PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}
