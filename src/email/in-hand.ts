import { TRANSPORT_DEFAULTS } from './transport.js';

const { connections, handOverLimit } = TRANSPORT_DEFAULTS;

/** How long a claimed mail is this worker's, in milliseconds: longer than its hand-over may take (`handOverLimit`). */
export const LEASE_MS = 5 * 60_000;

/** Mails of one worker that are handed over and whose outcome is not recorded: what a crash may send twice (design §2). */
export const OPEN_LIMIT = 2 * connections;

/** The most mails that are claimed at once. */
const MOST = 5 * connections;

/**
 * How many mails to claim next: as many as went out in this turn so far. A quick server gets large groups, which cost
 * the database less; with a slow one little is held back from the other workers.
 */
export function claimSize(takenInTurn: number): number {
  return Math.min(Math.max(takenInTurn, connections), MOST);
}

/** Whether so little of its lease is left that a mail must not be handed over: another worker might send it too. */
export function isLeaseTooShort(claimedAt: Date, now: Date): boolean {
  return now.getTime() - claimedAt.getTime() > LEASE_MS - handOverLimit;
}

/**
 * Which mails of a lost lease may be out already. Mails are handed over in the order in which they were claimed, and no
 * more than `OPEN_LIMIT` without a recorded outcome; so the rest, further back, never left.
 *
 * @param claimed mails without an outcome, in the order in which they were claimed
 */
export function mayBeOut<Claimed extends { lease: string }>(claimed: readonly Claimed[]): Set<Claimed> {
  const perLease = new Map<string, number>();
  return new Set(
    claimed.filter(({ lease }) => {
      const before = perLease.get(lease) ?? 0;
      perLease.set(lease, before + 1);
      return before < OPEN_LIMIT;
    }),
  );
}
