import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shippedProfile } from '../../src/letters/envelope-profile.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { prepareAll, printedLetters } from '../support/print-room.js';
import { request } from '../support/requests.js';

describe('a large batch (L05)', () => {
  let bode: TestApp;
  beforeAll(async () => {
    bode = await startTestApp();
  });
  afterAll(() => bode.close());

  it('2,100 letters become two files, each addressee in exactly one of them', async () => {
    const names = Array.from({ length: 2_100 }, (_, i) => `Lezer ${String(i + 1).padStart(4, '0')}`);
    for (let at = 0; at < names.length; at += 700) {
      const requests = names.slice(at, at + 700).map((name) => request({ type: 'RSO', client: { name, emails: [] } }));
      await bode.system().post('/api/v1/messages').send(requests).expect(202);
    }
    const { body } = await bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
    await prepareAll(bode);
    const path = `/api/v1/batches/${body.batches[0].id}`;
    const batch = (await bode.system().get(path).expect(200)).body;
    expect(batch).toMatchObject({ state: 'prepared', letters: 2_100, sheets: 2_100 });
    expect(batch.files).toMatchObject([
      { n: 1, letters: 2_000 },
      { n: 2, letters: 100 },
    ]);

    const several = await bode.system().get(`${path}/letters.pdf`).expect(409);
    expect(several.body).toMatchObject({
      code: 'FILES_SEVERAL',
      detail: expect.stringContaining('files/1.pdf, files/2.pdf'),
    });
    const files: Buffer[] = [];
    for (const n of [1, 2]) {
      const file = await bode.system().get(`${path}/files/${n}.pdf`).buffer(true).expect(200);
      expect(file.headers['content-disposition']).toContain(`-north-${n}-of-2.pdf`);
      files.push(file.body);
    }
    const letters = files.flatMap((file) => printedLetters(file, shippedProfile('be-right')!));
    expect(letters.map(({ sequence }) => sequence)).toEqual(names.map((_, i) => i + 1));
    expect(letters.map(({ address }) => address[0]).sort()).toEqual(names);
  }, 180_000);
});
