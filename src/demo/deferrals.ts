/** Above this the oldest entries are forgotten: a greylist is no archive. */
const REMEMBERED = 10_000;

/**
 * Counts how often each delivery was put off, as a greylist does. Kept in memory only: a restart that forgets it puts
 * a mail off once or twice more, which is what servers of this kind do.
 */
export class Deferrals {
  private readonly counts = new Map<string, number>();

  /** Says whether this attempt is to be put off, and counts it. */
  putOff(delivery: string, times: number): boolean {
    const count = this.counts.get(delivery) ?? 0;
    this.counts.delete(delivery);
    if (count >= times) return false;
    this.counts.set(delivery, count + 1);
    if (this.counts.size > REMEMBERED) this.counts.delete(this.counts.keys().next().value!);
    return true;
  }
}
