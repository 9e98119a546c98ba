/**
 * Keeps what was used lately, in two generations: when the young one is full it becomes the old one, and what was in
 * the old one and not asked for since is forgotten. A hit writes nothing, which counts when every word of every letter
 * is a hit; an exact order of use (BoundedCache) costs more there than drawing does.
 */
export class RecentCache<Key, Value> {
  private young = new Map<Key, Value>();
  private old = new Map<Key, Value>();

  /** Holds between `size` and twice as many entries. */
  constructor(private readonly size: number) {}

  get(key: Key): Value | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const older = this.old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
  }
}
