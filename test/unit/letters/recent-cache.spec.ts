import { describe, expect, it } from '@jest/globals';
import { RecentCache } from '../../../src/letters/recent-cache.js';

describe('what was used lately', () => {
  it('keeps what is asked for and forgets the rest', () => {
    const cache = new RecentCache<number, string>(2);
    cache.set(1, 'kept');
    for (let n = 2; n < 20; n++) {
      cache.set(n, 'passing');
      expect(cache.get(1)).toBe('kept');
    }
    expect(cache.get(2)).toBeUndefined();
    expect(cache.get(19)).toBe('passing');
  });

  it('never holds more than twice its size', () => {
    const cache = new RecentCache<number, number>(10);
    for (let n = 0; n < 1_000; n++) cache.set(n, n);
    const held = Array.from({ length: 1_000 }, (_, n) => cache.get(n)).filter((value) => value !== undefined);
    expect(held.length).toBeLessThanOrEqual(20);
  });
});
