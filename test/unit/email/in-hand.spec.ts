import { describe, expect, it } from '@jest/globals';
import { claimSize, isLeaseTooShort, LEASE_MS, mayBeOut, OPEN_LIMIT } from '../../../src/email/in-hand.js';
import { TRANSPORT_DEFAULTS } from '../../../src/email/transport.js';

const { connections, handOverLimit } = TRANSPORT_DEFAULTS;

describe('what a worker has in hand (L17)', () => {
  it('begins with a mail for each connection, and takes as many again as went out, up to five times that', () => {
    const sizes: number[] = [];
    for (let taken = 0; sizes.length < 6; taken += sizes.at(-1)!) sizes.push(claimSize(taken));
    expect(sizes).toEqual([20, 20, 40, 80, 100, 100]);
    expect(sizes[0]).toBe(connections);
  });

  it('hands nothing over whose lease could end before the hand-over does', () => {
    const claimedAt = new Date('2027-01-01T00:00:00Z');
    const after = (milliseconds: number) => new Date(claimedAt.getTime() + milliseconds);
    const rest = LEASE_MS - handOverLimit;
    expect(rest).toBeGreaterThan(0);
    expect(isLeaseTooShort(claimedAt, after(rest))).toBe(false);
    expect(isLeaseTooShort(claimedAt, after(rest + 1))).toBe(true);
  });

  it('takes the first forty of a lost lease for sent perhaps, and none of the rest', () => {
    const claimed = (lease: string, count: number) => Array.from({ length: count }, (_, n) => ({ lease, n }));
    const out = [...mayBeOut([...claimed('a', 130), ...claimed('b', 3)])];
    expect(out.filter(({ lease }) => lease === 'a').map(({ n }) => n)).toEqual([...Array(OPEN_LIMIT).keys()]);
    expect(out.filter(({ lease }) => lease === 'b')).toHaveLength(3);
    expect(OPEN_LIMIT).toBe(40);
  });
});
