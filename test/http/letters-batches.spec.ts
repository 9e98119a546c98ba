import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { shippedProfile } from '../../src/letters/envelope-profile.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary, type Library } from '../support/builders.js';
import { batchWorker, dyingTenancy, Killed, prepareAll, printedLetters } from '../support/print-room.js';
import { request, type RequestWishes } from '../support/requests.js';

const PROFILE = shippedProfile('be-right')!;

let bode: TestApp;
let library: Library;
beforeAll(async () => {
  bode = await startTestApp({ library: false });
});
/** Each test has a library of its own, so that no letter of another waits in it. */
beforeEach(async () => {
  library = await buildLibrary(bode.app);
});
afterAll(() => bode.close());

const system = () => bode.system(library.apiKey);
const get = async (path: string) => (await system().get(`/api/v1/${path}`).expect(200)).body;
const press = async (wish: object = {}) =>
  (await system().post('/api/v1/batches').send(wish).expect(202)).body.batches as {
    id: string;
    number: number;
    state: string;
  }[];
const step = (id: string, name: string, body: object = {}) => system().post(`/api/v1/batches/${id}/${name}`).send(body);
const pdf = async (id: string, n = 1): Promise<Buffer> =>
  (await system().get(`/api/v1/batches/${id}/files/${n}.pdf`).buffer(true).expect(200)).body;
const letter = (id: string) => get(`messages/${id}`);

/** Letters that wait, of people without an e-mail address. */
const lettersOf = async (names: readonly string[], wishes: RequestWishes = {}): Promise<string[]> => {
  const { client, ...rest } = wishes;
  const person = client as object | undefined;
  const requests = names.map((name) => request({ ...rest, type: 'RSO', client: { ...person, name, emails: [] } }));
  const { body } = await system().post('/api/v1/messages').send(requests).expect(202);
  return body.results.map(({ messages }: { messages: { id: string; format: string }[] }) => {
    return messages.find(({ format }) => format === 'letter')!.id;
  });
};
const people = (count: number) => Array.from({ length: count }, (_, i) => `Lezer ${String(i + 1).padStart(4, '0')}`);
/** Whom the file is for, as read through the window. */
const addressees = (file: Buffer) => printedLetters(file, PROFILE).map(({ address }) => address[0]!);

describe('preparing letters (L05)', () => {
  it('freezes and draws what waits: each addressee once, inside the window (N16)', async () => {
    const names = ['Zoë Peeters', 'Gülşen Öztürk', 'Łukasz Wiśniewski', 'Αλέξης Παππάς'];
    const ids = await lettersOf(names);
    const [batch] = await press({ printGroup: 'North' });
    expect(batch).toMatchObject({ state: 'preparing', printGroup: 'North' });
    await prepareAll(bode);
    const done = await get(`batches/${batch!.id}`);
    expect(done).toMatchObject({ state: 'prepared', letters: 4, rendered: 4, sheets: 4, pages: 4, revision: 1 });
    const file = await pdf(batch!.id);
    expect(addressees(file).sort()).toEqual([...names].sort());
    expect(done.files).toMatchObject([{ n: 1, letters: 4, bytes: file.length }]);
    expect(done.files[0].sha256).toBe(createHash('sha256').update(file).digest('hex'));
    for (const id of ids) expect(await letter(id)).toMatchObject({ status: 'prepared', batch: { id: batch!.id } });
    expect((await letter(ids[0]!)).address).toEqual(['Zoë Peeters', 'Kerkstraat 12 bus 3', '9000 Gent']);
  });

  it('pressing twice, also at the same moment, makes one batch', async () => {
    await lettersOf(people(3));
    const presses = await Promise.all(Array.from({ length: 6 }, () => press({ printGroup: 'North' })));
    expect(new Set(presses.flat().map(({ id }) => id)).size).toBe(1);
    expect((await press({ printGroup: 'North' }))[0]).toMatchObject({ id: presses[0]![0]!.id });
    await Promise.all([batchWorker(bode).turn(), batchWorker(bode).turn()]);
    await prepareAll(bode);
    expect((await get('batches')).items).toMatchObject([{ state: 'prepared', letters: 3 }]);
    const nothing = await system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(409);
    expect(nothing.body.code).toBe('NOTHING_TO_PREPARE');

    // No press that came to nothing leaves a number out.
    await lettersOf(people(1));
    const [next] = await press({ printGroup: 'North' });
    expect(next!.number).toBe((await get(`batches/${presses[0]![0]!.id}`)).number + 1);
    await prepareAll(bode);
  });

  it('L06: without a print group it makes one batch for each that has letters', async () => {
    const north = await lettersOf(people(2), { branch: 'B1' });
    const south = await lettersOf(people(3), { branch: 'B2' });
    const batches = await press();
    expect(batches).toMatchObject([{ printGroup: 'North' }, { printGroup: 'South' }]);
    await prepareAll(bode);
    for (const id of north) expect((await letter(id)).batch.id).toBe(batches[0]!.id);
    for (const id of south) expect((await letter(id)).batch.id).toBe(batches[1]!.id);
    expect(await press()).toEqual([]);
  });

  it('takes at most as many letters as asked for; the others go on waiting', async () => {
    await lettersOf(people(5));
    const [batch] = await press({ limit: 2 });
    await prepareAll(bode);
    expect(await get(`batches/${batch!.id}`)).toMatchObject({ limit: 2, letters: 2, state: 'prepared' });
    expect((await get('letters')).items).toHaveLength(3);
  });

  it('prints in the order of country and postcode, with the pieces counted', async () => {
    const place = (postcode: string, city: string, country: string) => ({
      client: { postal: { street: 'Dorp', houseNumber: '1', postcode, city, country } },
    });
    await lettersOf(['Abroad'], place('1010', 'Wien', 'AT'));
    await lettersOf(['Last'], place('9990', 'Maldegem', 'BE'));
    await lettersOf(['First'], place('1000', 'Brussel', 'België'));
    await lettersOf(['Between'], place('2000', 'Antwerpen', ''));
    const [batch] = await press();
    await prepareAll(bode);
    const letters = printedLetters(await pdf(batch!.id), PROFILE);
    expect(letters.map(({ sequence, address }) => [sequence, address[0]])).toEqual([
      [1, 'First'],
      [2, 'Between'],
      [3, 'Last'],
      [4, 'Abroad'],
    ]);
  });

  it('N16: an address that does not fit is held with its reason, never printed outside the window', async () => {
    const wide = `Jan ${'van der Wijdebreedte-'.repeat(6)}Lang`;
    const [held] = await lettersOf([wide]);
    await lettersOf(['An Peeters']);
    const [batch] = await press();
    await prepareAll(bode);
    expect(await letter(held!)).toMatchObject({ status: 'held', reason: 'ADDRESS_DOES_NOT_FIT', batch: null });
    expect(addressees(await pdf(batch!.id))).toEqual(['An Peeters']);
  });

  it('L22: a letter that was superseded meanwhile drops out; a batch with nothing left is discarded', async () => {
    const client = { externalId: 'superseded' };
    const [old] = await lettersOf(['Bo Claes'], { ref: 'loan-1', client });
    await system()
      .post('/api/v1/messages')
      .send(request({ type: 'HR2', supersedes: 'loan-1', client: { name: 'Bo Claes', ...client } }))
      .expect(202);
    const [batch] = await press();
    await prepareAll(bode);
    expect(await letter(old!)).toMatchObject({ status: 'withdrawn', reason: 'NOT_RELEVANT' });
    expect(await get(`batches/${batch!.id}`)).toMatchObject({ state: 'discarded', letters: 0 });
  });

  it('killed at any moment, the next worker finishes it: every letter exactly once', async () => {
    const names = people(130);
    await lettersOf(names);
    const [batch] = await press();
    let kills = 0;
    for (let n = 1; (await get(`batches/${batch!.id}`)).state === 'preparing'; n++) {
      for (const when of ['before', 'after'] as const) {
        const killed = await batchWorker(bode, dyingTenancy(bode.tenancy, n, when))
          .turn()
          .catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
            return 'killed';
          });
        if (killed === 'killed') kills++;
        bode.clock.advance(61_000);
        // So often in a row that it is given up in between; somebody has it go on.
        await system().post(`/api/v1/batches/${batch!.id}/try-again`);
      }
    }
    expect(kills).toBeGreaterThan(10);
    const done = await get(`batches/${batch!.id}`);
    expect(done).toMatchObject({ state: 'prepared', letters: 130, sheets: 130 });
    const letters = printedLetters(await pdf(batch!.id), PROFILE);
    expect(letters.map(({ sequence }) => sequence)).toEqual(names.map((_, i) => i + 1));
    expect(letters.map(({ address }) => address[0]).sort()).toEqual(names);
  }, 120_000);

  it('shows how far it is while it draws', async () => {
    await lettersOf(people(3));
    const [batch] = await press();
    expect(await get(`batches/${batch!.id}`)).toMatchObject({ state: 'preparing', rendered: 0, files: [] });
    for (const path of ['letters.pdf', 'files/1.pdf', 'manifest.json', 'manifest.csv']) {
      const early = await system().get(`/api/v1/batches/${batch!.id}/${path}`).expect(409);
      expect(early.body.code).toBe('FILE_NOT_READY');
    }
  });
});

describe('undoing and withdrawing (L05, L07)', () => {
  const prepared = async (count = 3) => {
    const ids = await lettersOf(people(count));
    const [batch] = await press();
    await prepareAll(bode);
    return { ids, batchId: batch!.id };
  };
  const withdraw = async (id: string) =>
    (await system().post(`/api/v1/messages/${id}/withdraw`).send({ reason: 'returned' }).expect(200)).body.outcome;

  it('a discarded batch gives its letters back, and they can be prepared again', async () => {
    const { ids, batchId } = await prepared();
    expect((await step(batchId, 'discard').expect(200)).body.state).toBe('discarded');
    for (const id of ids) expect(await letter(id)).toMatchObject({ status: 'pending', batch: null, address: null });
    const gone = await system().get(`/api/v1/batches/${batchId}/files/1.pdf`).expect(409);
    expect(gone.body.code).toBe('WRONG_BATCH_STATE');
    const [again] = await press();
    await prepareAll(bode);
    expect(again!.id).not.toBe(batchId);
    expect(addressees(await pdf(again!.id)).sort()).toEqual(people(3));
  });

  it('a batch discarded while it is being prepared is not finished', async () => {
    const ids = await lettersOf(people(2));
    const [batch] = await press();
    await step(batch!.id, 'discard').expect(200);
    await prepareAll(bode);
    expect(await get(`batches/${batch!.id}`)).toMatchObject({ state: 'discarded', files: [] });
    for (const id of ids) expect((await letter(id)).status).toBe('pending');
  });

  it('a letter withdrawn before the first download is left out of revision 2', async () => {
    const { ids, batchId } = await prepared();
    const { name } = await clientOf(ids[1]!);
    expect(await withdraw(ids[1]!)).toBe('withdrawn');
    expect(await get(`batches/${batchId}`)).toMatchObject({ state: 'preparing', revision: 2 });
    await prepareAll(bode);
    expect(await get(`batches/${batchId}`)).toMatchObject({ state: 'prepared', revision: 2, letters: 2, sheets: 2 });
    expect(addressees(await pdf(batchId)).sort()).toEqual(people(3).filter((one) => one !== name));
    expect(await letter(ids[1]!)).toMatchObject({ status: 'withdrawn', reason: 'WITHDRAWN' });
    const manifest = await get(`batches/${batchId}/manifest.json`);
    expect(manifest.pieces).toHaveLength(2);
  });

  it('after the download it goes on the pull list', async () => {
    const { ids, batchId } = await prepared();
    await pdf(batchId);
    expect(await withdraw(ids[0]!)).toBe('pull-requested');
    expect(await withdraw(ids[0]!)).toBe('pull-requested');
    const { pull, state, revision } = await get(`batches/${batchId}`);
    expect({ pull, state, revision }).toMatchObject({
      pull: [{ id: ids[0], state: 'requested' }],
      state: 'prepared',
      revision: 1,
    });
    const { pieces } = await get(`batches/${batchId}/manifest.json`);
    expect(pieces.filter((piece: { pull: string | null }) => piece.pull === 'requested')).toMatchObject([
      { letter: ids[0] },
    ]);
    const told = (await get(`messages/${ids[0]}/timeline`)).items.map(({ what }: { what: string }) => what);
    expect(told.filter((what: string) => what === 'pull-requested')).toHaveLength(1);
  });

  /** Three letters, printed and counted; one of them was withdrawn after the file was fetched. */
  const checkedWithPull = async (reason = 'returned') => {
    const { ids, batchId } = await prepared();
    await pdf(batchId);
    await system().post(`/api/v1/messages/${ids[0]}/withdraw`).send({ reason }).expect(200);
    await step(batchId, 'printed').expect(200);
    await step(batchId, 'checked', { counts: { letters: 3, sheets: 3 } }).expect(200);
    return { ids, batchId };
  };

  it('N09 posting asks for each letter on the pull list: pulled, and it is withdrawn; the count still balances', async () => {
    const { ids, batchId } = await checkedWithPull('renewed');
    const { pull } = await get(`batches/${batchId}`);
    const open = await step(batchId, 'posted').expect(422);
    expect(open.body).toMatchObject({ code: 'PULL_LIST_OPEN', errors: [{ field: 'pulled' }] });
    expect(open.body.detail).toContain(String(pull[0].sequence));
    await step(batchId, 'posted', { pulled: [ids[0]], notFound: [ids[0]] }).expect(422);
    await step(batchId, 'posted', { pulled: [ids[0], ids[1]] }).expect(422);
    await step(batchId, 'posted', { pulled: ['x'] }).expect(422);
    expect((await get(`batches/${batchId}`)).state).toBe('checked');

    const posted = (await step(batchId, 'posted', { pulled: [ids[0]] }).expect(200)).body;
    expect(posted).toMatchObject({ state: 'posted', letters: 3, pulled: 1, notFound: 0, pull: [{ state: 'pulled' }] });
    expect(await letter(ids[0]!)).toMatchObject({
      status: 'withdrawn',
      reason: 'WITHDRAWN',
      batch: { id: batchId },
    });
    expect(JSON.stringify(await get(`messages/${ids[0]}/why`))).toContain('Cancelled: renewed');
    expect((await letter(ids[1]!)).status).toBe('posted');
    const told = (await get(`messages/${ids[0]}/timeline`)).items.map(({ what }: { what: string }) => what);
    expect(told.slice(-3)).toEqual(['printed', 'checked', 'pulled']);
    const manifest = await get(`batches/${batchId}/manifest.json`);
    expect(manifest).toMatchObject({ letters: 3, pulled: 1, notFound: 0 });
    const states = manifest.pieces.map(({ letter, pull }: { letter: string; pull: string | null }) => [letter, pull]);
    expect(new Map(states)).toEqual(new Map(ids.map((id, i) => [id, i === 0 ? 'pulled' : null])));
    expect((await step(batchId, 'posted').expect(200)).body).toMatchObject({ state: 'posted', pulled: 1 });
  });

  it('N09 a letter that is not found in the pile is posted, and says so', async () => {
    const { ids, batchId } = await checkedWithPull();
    const posted = (await step(batchId, 'posted', { notFound: [ids[0]] }).expect(200)).body;
    expect(posted).toMatchObject({ pulled: 0, notFound: 1, pull: [{ id: ids[0], state: 'not-found' }] });
    expect((await letter(ids[0]!)).status).toBe('posted');
    const told = (await get(`messages/${ids[0]}/timeline`)).items.map(({ what }: { what: string }) => what);
    expect(told.slice(-2)).toEqual(['pull-not-found', 'posted']);
  });

  it('N09 a letter to be pulled does not come back with the letters of a discarded batch', async () => {
    const { ids, batchId } = await prepared();
    await pdf(batchId);
    expect(await withdraw(ids[0]!)).toBe('pull-requested');
    await step(batchId, 'discard').expect(200);
    expect(await letter(ids[0]!)).toMatchObject({ status: 'withdrawn', reason: 'WITHDRAWN', batch: null });
    expect((await letter(ids[1]!)).status).toBe('pending');
  });

  it('a posted letter can be withdrawn no more', async () => {
    const { ids, batchId } = await prepared();
    await step(batchId, 'printed').expect(200);
    await step(batchId, 'checked', { counts: { letters: 3, sheets: 3 } }).expect(200);
    await step(batchId, 'posted').expect(200);
    const refused = await system().post(`/api/v1/messages/${ids[0]}/withdraw`).send({}).expect(409);
    expect(refused.body.code).toBe('NOT_WITHDRAWABLE');
  });

  const clientOf = async (id: string) => get(`clients/${(await letter(id)).client}`);
});

describe('through the print room (L05, N11)', () => {
  it('printed, checked, posted: the letters go along, and the counts must be those of the batch', async () => {
    const ids = await lettersOf(people(2));
    const [batch] = await press();
    await prepareAll(bode);
    const tooEarly = await step(batch!.id, 'posted').expect(409);
    expect(tooEarly.body).toMatchObject({ code: 'WRONG_BATCH_STATE', detail: expect.stringContaining('prepared') });
    await step(batch!.id, 'printed').expect(200);
    expect((await letter(ids[0]!)).status).toBe('printed');
    for (const counts of [
      { letters: 1, sheets: 2 },
      { letters: 2, sheets: 3 },
    ]) {
      const wrong = await step(batch!.id, 'checked', { counts }).expect(422);
      expect(wrong.body.code).toBe('COUNTS_DIFFER');
    }
    expect((await get(`batches/${batch!.id}`)).state).toBe('printed');
    await step(batch!.id, 'checked', { counts: { letters: 2, sheets: 2 } }).expect(200);
    await step(batch!.id, 'posted').expect(200);
    const posted = await step(batch!.id, 'posted').expect(200);
    expect(posted.body).toMatchObject({ state: 'posted', postedAt: bode.clock.now().toISOString() });
    for (const id of ids) expect((await letter(id)).status).toBe('posted');
    expect((await step(batch!.id, 'discard').expect(409)).body.code).toBe('WRONG_BATCH_STATE');
    const told = (await get(`messages/${ids[0]}/timeline`)).items.map(({ what }: { what: string }) => what);
    expect(told.slice(-4)).toEqual(['prepared', 'printed', 'checked', 'posted']);
  });
});
