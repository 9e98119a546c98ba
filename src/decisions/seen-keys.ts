/** What the key of a row says: never seen, or the same request again, or another request under a used key. */
export type KeyVerdict<Known> =
  { kind: 'fresh' } | { kind: 'stored'; event: Known } | { kind: 'twin'; position: number } | { kind: 'reused' };

/** The keys of a batch, judged in its order (design §8): the same key twice is a replay, another body is a mistake. */
export class SeenKeys<Known extends { hash: Buffer }> {
  private readonly accepted = new Map<string, { hash: Buffer; position: number }>();

  /** @param stored events that were stored before, by key */
  constructor(private readonly stored: ReadonlyMap<string, Known>) {}

  judge(key: string, hash: Buffer): KeyVerdict<Known> {
    const event = this.stored.get(key);
    if (event) return event.hash.equals(hash) ? { kind: 'stored', event } : { kind: 'reused' };
    const twin = this.accepted.get(key);
    if (!twin) return { kind: 'fresh' };
    return twin.hash.equals(hash) ? { kind: 'twin', position: twin.position } : { kind: 'reused' };
  }

  /** A refused row does not use its key up. */
  accept(key: string, hash: Buffer, position: number): void {
    this.accepted.set(key, { hash, position });
  }
}
