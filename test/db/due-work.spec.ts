import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announceWork, endTurn, takeTurn } from '../../src/database/due-work.js';
import { buildLibrary } from '../support/builders.js';
import { startTestApp, type TestApp } from '../support/app.js';

let bode: TestApp;
beforeAll(async () => {
  bode = await startTestApp();
});
afterAll(() => bode.close());

describe('due work (design §2)', () => {
  it('goes from one organisation to the next, however old and however much the work of the first is', async () => {
    const big = bode.library.organisationId;
    const small = (await buildLibrary(bode.app)).organisationId;
    const minute = (count: number) => new Date(Date.UTC(2027, 0, 1, 9, count));
    const announce = (id: string, at: Date) => bode.tenancy.within(id, (tx) => announceWork(tx, id, 'bounce', at));
    await announce(big, minute(0));
    await announce(small, minute(5));
    const turns: (string | null)[] = [];
    for (let now = 10; now < 16; now++) {
      const whose = await takeTurn(bode.tenancy, 'bounce', minute(now));
      turns.push(whose);
      // There is more than a turn can do, and the oldest of it stays as old as it is.
      const oldest = whose === big ? minute(0) : minute(5);
      await endTurn(bode.tenancy, whose!, 'bounce', minute(now), async () => oldest);
    }
    expect(turns).toEqual([big, small, big, small, big, small]);
  });

  it('is not looked at before it is due, and the row is gone with the last of it', async () => {
    const id = (await buildLibrary(bode.app)).organisationId;
    const [now, later] = [new Date('2028-01-01T09:00:00Z'), new Date('2028-01-01T12:00:00Z')];
    await bode.tenancy.within(id, (tx) => announceWork(tx, id, 'batch', now));
    expect(await takeTurn(bode.tenancy, 'batch', now)).toBe(id);
    await endTurn(bode.tenancy, id, 'batch', now, async () => later);
    expect(await takeTurn(bode.tenancy, 'batch', now)).toBeNull();
    expect(await takeTurn(bode.tenancy, 'batch', later)).toBe(id);
    await endTurn(bode.tenancy, id, 'batch', later, async () => null);
    expect(await takeTurn(bode.tenancy, 'batch', new Date('2029-01-01T00:00:00Z'))).toBeNull();
  });
});
