import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { prepareAll } from '../support/print-room.js';
import { request, type RequestWishes } from '../support/requests.js';

let bode: TestApp;
let north: string;
let south: string;
let client: string;
beforeAll(async () => {
  bode = await startTestApp();
  client = await letterOf('B1', { client: { name: '=cmd()' } });
  await letterOf('B2');
  const { body } = await bode.system().post('/api/v1/batches').send({}).expect(202);
  [north, south] = body.batches.map(({ id }: { id: string }) => id);
  await prepareAll(bode);
});
afterAll(() => bode.close());

/** A letter that waits, of somebody without an e-mail address. */
const letterOf = async (branch: string, { client: person, ...wishes }: RequestWishes = {}): Promise<string> => {
  const asked = request({ type: 'RSO', branch, ...wishes, client: { emails: [], ...(person as object) } });
  await bode.system().post('/api/v1/messages').send(asked).expect(202);
  return (asked['client'] as { externalId: string }).externalId;
};
const fetched = async (path: string) => bode.system().get(`/api/v1/batches/${path}`).buffer(true).expect(200);

describe('letters that wait', () => {
  it('lists what is pending or held, newest first, page by page; another status where asked', async () => {
    const clients = [await letterOf('B1'), await letterOf('B1', { client: { postal: null } }), await letterOf('B2')];
    const all = (await bode.system().get('/api/v1/letters').expect(200)).body;
    expect(all.items.map((row: { client: string }) => row.client)).toEqual(clients.toReversed());
    expect(all.items.map((row: { status: string }) => row.status)).toEqual(['pending', 'held', 'pending']);
    const first = (await bode.system().get('/api/v1/letters').query({ limit: 2 }).expect(200)).body;
    const rest = (await bode.system().get('/api/v1/letters').query({ limit: 2, cursor: first.next }).expect(200)).body;
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(rest.next).toBeNull();
    const prepared = (await bode.system().get('/api/v1/letters').query({ status: 'prepared' }).expect(200)).body;
    expect(prepared.items).toHaveLength(2);
  });

  it('L06: by print group, by name or id; an unknown one is refused', async () => {
    const { South } = bode.library.printGroups;
    for (const printGroup of ['South', South]) {
      const { items } = (await bode.system().get('/api/v1/letters').query({ printGroup }).expect(200)).body;
      expect(items).toMatchObject([{ branch: 'B2' }]);
    }
    const unknown = await bode.system().get('/api/v1/letters').query({ printGroup: 'East' }).expect(422);
    expect(unknown.body.code).toBe('UNKNOWN_PRINT_GROUP');
  });
});

describe('files of a batch', () => {
  it('come with a name, are kept nowhere, and who took them is in the audit', async () => {
    for (const path of ['files/1.pdf', 'letters.pdf']) {
      const { headers, body } = await fetched(`${north}/${path}`);
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['content-disposition']).toMatch(/^attachment; filename="?bode-\d+-north\.pdf"?$/);
      expect(headers['cache-control']).toBe('no-store');
      expect(Number(headers['content-length'])).toBe((body as Buffer).length);
    }
    const batch = (await bode.system().get(`/api/v1/batches/${north}`).expect(200)).body;
    expect(batch.files).toMatchObject([{ fetched: true }]);
    const actions = await bode.tenancy.within(bode.library.organisationId, (tx) =>
      tx.query(
        `SELECT api_key_id, facts FROM staff_action WHERE organisation_id = $1 AND target = $2
                AND action = 'batch.download'`,
        [bode.library.organisationId, north],
      ),
    );
    expect(actions).toMatchObject([
      { api_key_id: expect.any(String), facts: { file: 1, revision: 1 } },
      { facts: { file: 1 } },
    ]);
  });

  it('N11: the manifest tells each piece, as JSON and as CSV that no spreadsheet runs', async () => {
    const json = await fetched(`${north}/manifest.json`);
    expect(json.headers['content-disposition']).toMatch(/filename="?bode-\d+-north-manifest\.json"?$/);
    expect(json.body).toMatchObject({ printGroup: 'North', profile: 'be-right', letters: 1, sheets: 1 });
    expect(json.body.pieces).toMatchObject([{ sequence: 1, type: 'RSO', client, status: 'prepared', pull: null }]);
    expect(json.body.pieces).toMatchObject([{ file: 1, firstPage: 1, pages: 1, sheets: 1 }]);
    const csv = (await fetched(`${north}/manifest.csv`)).text;
    expect(csv.split('\r\n')[0]).toBe(
      [
        '\uFEFFbatch,sequence,letter,number,type,textVersion,client,status,pull',
        'file,firstPage,pages,sheets,address',
      ].join(','),
    );
    expect(csv).toContain(`"'=cmd()\n`);
  });

  it('what is not there: another number, another name, another id', async () => {
    const id = '01890000-0000-7000-8000-000000000000';
    for (const path of [`${north}/files/2.pdf`, `${north}/files/0.pdf`, `${north}/files/x`, `${id}/files/1.pdf`]) {
      const gone = await bode.system().get(`/api/v1/batches/${path}`).expect(404);
      expect(gone.body.code).toBe('NOT_FOUND');
    }
    for (const path of ['no-id', 'no-id/letters.pdf', 'no-id/manifest.csv', id]) {
      await bode.system().get(`/api/v1/batches/${path}`).expect(404);
    }
  });
});

describe('who prints what (L06, L20)', () => {
  it('a print operator sees the letters and batches of the own print groups only', async () => {
    await letterOf('B1');
    await letterOf('B2');
    const { browser, csrf } = await bode.staff(bode.library.accounts.print);
    const { items } = (await browser.get('/api/v1/letters').expect(200)).body;
    expect(new Set(items.map((row: { branch: string }) => row.branch))).toEqual(new Set(['B1']));
    expect((await browser.get('/api/v1/batches').expect(200)).body.items).toMatchObject([{ id: north }]);
    for (const path of ['', '/files/1.pdf', '/letters.pdf', '/manifest.json', '/manifest.csv']) {
      const hidden = await browser.get(`/api/v1/batches/${south}${path}`).expect(404);
      expect(hidden.body.code).toBe('NOT_FOUND');
    }
    for (const step of ['printed', 'checked', 'posted', 'discard']) {
      const path = `/api/v1/batches/${south}/${step}`;
      const body = step === 'checked' ? { counts: { letters: 1, sheets: 1 } } : {};
      const hidden = await browser.post(path).set('X-CSRF-Token', csrf).send(body).expect(404);
      expect(hidden.body.code).toBe('NOT_FOUND');
    }
    const prepare = (body: object) => browser.post('/api/v1/batches').set('X-CSRF-Token', csrf).send(body);
    expect((await prepare({ printGroup: 'South' }).expect(422)).body.code).toBe('UNKNOWN_PRINT_GROUP');
    expect((await prepare({}).expect(202)).body.batches).toMatchObject([{ printGroup: 'North' }]);
    expect((await bode.system().get(`/api/v1/batches/${south}`).expect(200)).body.state).toBe('prepared');
  });

  it('the desk sees what waits and prints nothing', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.get(`/api/v1/batches/${north}`).expect(200);
    await browser.get(`/api/v1/batches/${north}/letters.pdf`).expect(403);
    await browser.post('/api/v1/batches').set('X-CSRF-Token', csrf).send({}).expect(403);
    await bode.visitor().get('/api/v1/letters').expect(401);
  });
});

describe('bad input', () => {
  it.each([
    [{ limit: 0 }, 'limit', 'BAD_VALUE'],
    [{ limit: '5' }, 'limit', 'BAD_VALUE'],
    [{ printGroup: '' }, 'printGroup', 'BAD_VALUE'],
    [{ printGroup: 'a\0b' }, 'printGroup', 'BAD_TEXT'],
    [{ colour: true }, 'colour', 'UNKNOWN_FIELD'],
  ])('POST /batches %j', async (body, field, code) => {
    const refused = await bode.system().post('/api/v1/batches').send(body).expect(422);
    expect(refused.body.errors).toMatchObject([{ field, code }]);
  });

  it('an unknown profile, and counts that are none', async () => {
    await letterOf('B1');
    const profile = await bode.system().post('/api/v1/batches').send({ profile: 'xx' }).expect(422);
    expect(profile.body.code).toBe('BAD_VALUE');
    for (const body of [{}, { counts: { letters: 1 } }, { counts: { letters: -1, sheets: 1 } }]) {
      const refused = await bode.system().post(`/api/v1/batches/${north}/checked`).send(body).expect(422);
      expect(refused.body.errors).toHaveLength(1);
    }
    for (const query of [{ cursor: 'x' }, { limit: 'x' }, { colour: 'x' }]) {
      await bode.system().get('/api/v1/batches').query(query).expect(422);
    }
    await bode.system().get('/api/v1/letters').query({ status: 'lost' }).expect(422);
  });
});
