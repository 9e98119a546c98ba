const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long after its first attempt a mail is tried at all (design §4): 48 hours, in milliseconds. */
export const RETRY_LIMIT_MS = 48 * HOUR;

/** The pause after the first, second… attempt, in milliseconds; the last one repeats until the limit. */
const PAUSES_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];

/** The share of a pause by which it may be shorter or longer, so that a night's run doesn't come back all at once. */
const SPREAD = 0.2;

/**
 * When a mail that was refused for now, or met no server, goes out again (L17); null when the limit is reached. The
 * last try stands at the limit itself, so that no mail is given up earlier than promised.
 *
 * @param attempts how many times it was tried, at least 1
 * @param jitter a number from 0 up to 1 (chance in the worker, fixed in tests) that places the pause within its spread
 */
export function nextAttempt(attempts: number, firstAttemptAt: Date, now: Date, jitter: number): Date | null {
  const limit = firstAttemptAt.getTime() + RETRY_LIMIT_MS;
  if (now.getTime() >= limit) return null;
  const index = Math.min(Math.max(attempts, 1), PAUSES_MS.length) - 1;
  const pause = PAUSES_MS[index]! * (1 - SPREAD + 2 * SPREAD * jitter);
  return new Date(Math.min(now.getTime() + Math.round(pause), limit));
}
