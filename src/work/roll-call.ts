/**
 * Who doesn't answer as many times in a row is gone. More than once, because a worker whose line to the database was cut
 * lives, and is back after a second.
 */
const MISSES = 3;

/** Whoever died before the first call: nobody's name, so that it never answers. */
const UNKNOWN = '';

/** Keeps who answered at each call, and so tells when somebody is gone. Knows nothing of time. */
export class RollCall {
  /** How often each was missed since it answered last. */
  private readonly missed = new Map<string, number>([[UNKNOWN, 0]]);

  /** @returns whether somebody is gone since the call before */
  call(answered: readonly string[]): boolean {
    for (const [name, times] of this.missed) this.missed.set(name, times + 1);
    for (const name of answered) this.missed.set(name, 0);
    const gone = [...this.missed].filter(([, times]) => times >= MISSES);
    for (const [name] of gone) this.missed.delete(name);
    return gone.length > 0;
  }

  /** A call that nobody could hear: the counting begins anew, for those who may have died meanwhile as well. */
  unheard(): void {
    for (const name of [...this.missed.keys(), UNKNOWN]) this.missed.set(name, 0);
  }

  /** Those who answered, or were missed too seldom to be gone. */
  get present(): string[] {
    return [...this.missed.keys()].filter((name) => name !== UNKNOWN);
  }
}
