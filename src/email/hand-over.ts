import type { ClaimedMail } from './mail-queue.js';

export interface HandOverSteps {
  /** Commits that these go out now; answers which of them are still ours. */
  mark(mails: readonly ClaimedMail[]): Promise<readonly ClaimedMail[]>;
  /** Sends one; never rejects. */
  send(mail: ClaimedMail): Promise<void>;
}

/**
 * Hands claimed mails over, `connections` at a time. The next group is marked while the last one is on its way, so that
 * no connection waits for the database; at any moment at most twice `connections` are marked without an outcome, which
 * is what a crash can send twice (design §2).
 */
export async function handOver(
  mails: readonly ClaimedMail[],
  connections: number,
  steps: HandOverSteps,
  stopped: () => boolean,
): Promise<void> {
  let at = 0;
  const markNext = (): Promise<readonly ClaimedMail[]> => {
    const group = mails.slice(at, at + connections);
    at += group.length;
    return group.length > 0 && !stopped() ? steps.mark(group) : Promise.resolve([]);
  };
  const underWay = new Set<Promise<void>>();
  let ahead = markNext();
  for (;;) {
    const group = await ahead;
    if (group.length === 0 && (at >= mails.length || stopped())) break;
    ahead = markNext();
    for (const mail of group) {
      while (underWay.size >= connections) await Promise.race(underWay);
      const sending = steps.send(mail).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
  }
  await Promise.all(underWay);
}
