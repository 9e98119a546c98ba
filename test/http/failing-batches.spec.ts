import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, type BuiltAccount } from '../support/builders.js';
import { blockFolder, breakOff, prepareAll, tryInVain } from '../support/print-room.js';
import { request } from '../support/requests.js';

let bode: TestApp;
let koen: BuiltAccount;
beforeAll(async () => {
  bode = await startTestApp();
  koen = await buildAccount(bode.app, bode.library.organisationId, {
    roles: ['print'],
    printGroupIds: Object.values(bode.library.printGroups),
  });
});
afterAll(() => bode.close());

const get = async (path: string) => (await bode.system().get(`/api/v1/${path}`).expect(200)).body;
const post = async (path: string, body: object = {}) => {
  const answer = await bode.system().post(`/api/v1/${path}`).send(body);
  expect(answer.status).toBeLessThan(300);
  return answer.body;
};
const page = async (path: string) => (await (await bode.staff(koen)).browser.get(path).expect(200)).text;
const counted = async () => {
  const { text } = await bode.visitor().get('/metrics').expect(200);
  return text.split('\n').filter((line) => line.startsWith('bode_batch_failures_total{'));
};
/** A batch that is begun, of letters that wait; their ids. */
const begin = async (count: number) => {
  const asked = Array.from({ length: count }, () => request({ client: { emails: [] } }));
  const { results } = await post('messages', asked);
  const { batches } = await post('batches', { printGroup: 'North' });
  return {
    id: batches[0].id as string,
    letters: results.map((row: { messages: { id: string }[] }) => row.messages[0]!.id) as string[],
  };
};
const statuses = (letters: readonly string[]) =>
  Promise.all(letters.map(async (id) => (await get(`messages/${id}`)).status));

describe('L05 a batch that can’t be made', () => {
  it('is tried again after pauses, then given up: it says why, and somebody has it tried again once that is mended', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { id, letters } = await begin(3);
    const unblock = await blockFolder(bode, id);
    await prepareAll(bode);
    // It is left alone for a while, and says nothing yet.
    await prepareAll(bode);
    expect(await counted()).toEqual(['bode_batch_failures_total{reason="BATCH_NOT_WRITTEN",given_up="false"} 1']);
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'preparing', failure: null });
    expect(await page(`/letters/batches/${id}`)).toContain('class="progress"');

    await tryInVain(bode);
    expect(await counted()).toEqual([
      'bode_batch_failures_total{reason="BATCH_NOT_WRITTEN",given_up="false"} 4',
      'bode_batch_failures_total{reason="BATCH_NOT_WRITTEN",given_up="true"} 1',
    ]);
    expect(logged).toHaveBeenCalledTimes(5);
    const facts = { batchId: id, failures: 5, err: expect.objectContaining({ code: 'EEXIST' }) };
    expect(logged).toHaveBeenLastCalledWith(facts, expect.stringContaining('given up'));
    const failure = { code: 'BATCH_NOT_WRITTEN', which: 'EEXIST' };
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'preparing', failure });
    for (const path of ['/letters', `/letters/batches/${id}`]) {
      const text = await page(path);
      expect(text).toContain('De bestanden van de printopdracht konden niet worden weggeschreven: EEXIST.');
      expect(text).toContain('schrijfrechten in DATA_DIR');
      expect(text).toContain(`/letters/batches/${id}/try-again`);
      expect(text).toContain(`/letters/batches/${id}/discard`);
    }
    expect(await statuses(letters)).toEqual(['prepared', 'prepared', 'prepared']);
    // Nobody tries it by himself any more, and a second press of the group answers this one.
    await prepareAll(bode);
    expect(logged).toHaveBeenCalledTimes(5);
    logged.mockRestore();
    expect((await post('batches', { printGroup: 'North' })).batches).toMatchObject([{ id }]);

    await unblock();
    const { browser, csrf } = await bode.staff(koen);
    const pressed = () => browser.post(`/letters/batches/${id}/try-again`).type('form').send({ _csrf: csrf });
    for (let press = 0; press < 2; press++) expect((await pressed()).status).toBe(303);
    await prepareAll(bode);
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'prepared', letters: 3, failure: null });
    const refused = await bode.system().post(`/api/v1/batches/${id}/try-again`).expect(409);
    expect(refused.body.code).toBe('WRONG_BATCH_STATE');
  });

  it('that kills its worker each time is given up as well: a try counts from its start', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { id, letters } = await begin(2);
    await breakOff(bode);
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged).toHaveBeenCalledWith({ batchId: id, failures: 5 }, expect.stringContaining('given up'));
    logged.mockRestore();
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'preparing', failure: { code: 'BATCH_BROKE_OFF' } });
    expect(await counted()).toContain('bode_batch_failures_total{reason="BATCH_BROKE_OFF",given_up="true"} 1');
    expect(await page(`/letters/batches/${id}`)).toContain('genoeg geheugen heeft');

    await post(`batches/${id}/try-again`);
    await prepareAll(bode);
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'prepared', letters: 2, failure: null });
    expect(await statuses(letters)).toEqual(['prepared', 'prepared']);
  });

  it('lets its letters go when it is discarded: they go along with a later one', async () => {
    const { id, letters } = await begin(2);
    await blockFolder(bode, id);
    await tryInVain(bode);
    expect(await post(`batches/${id}/discard`)).toMatchObject({ state: 'discarded', failure: null });
    expect(await statuses(letters)).toEqual(['pending', 'pending']);
    const { batches } = await post('batches', { printGroup: 'North' });
    await prepareAll(bode);
    expect(await get(`batches/${batches[0].id}`)).toMatchObject({ state: 'prepared', letters: 2 });
  });

  it('is tried anew when the letter that may be the fault is withdrawn', async () => {
    const { id, letters } = await begin(2);
    const unblock = await blockFolder(bode, id);
    await tryInVain(bode);
    await unblock();
    await post(`messages/${letters[0]}/withdraw`, { reason: 'returned' });
    expect((await get(`batches/${id}`)).failure).toBeNull();
    await prepareAll(bode);
    expect(await get(`batches/${id}`)).toMatchObject({ state: 'prepared', letters: 1 });
  });
});
