import { reasonText } from '../../../src/messages/reason-text.js';
import { blockFolder, breakOff, prepareAll, tryInVain } from '../print-room.js';
import { request } from '../requests.js';
import { ask, ofProblem, onLine, type House, type Scenario, type Scenarios, type Told } from './scenario.js';

/** What can stop a letter or a batch on its way through the print room (L05, L06, N11, N16, N17). */
export const letterReasons: Scenarios = {
  ADDRESS_DOES_NOT_FIT: held(`Jan ${'van der Wijdebreedte-'.repeat(6)}Lang`),
  // A character for private use, which no font is likely to have.
  GLYPH_MISSING: held('Jan \u{10fdf7}'),

  NOTHING_TO_PREPARE: async (house) => {
    await prepareAll(house.bode);
    return ofProblem(await house.bode.system().post('/api/v1/batches').send({ printGroup: 'South' }));
  },

  FILE_NOT_READY: async (house) => {
    const path = await begun(house, 1);
    const answer = await house.bode.system().get(`${path}/letters.pdf`);
    await prepareAll(house.bode);
    return ofProblem(answer);
  },

  WRONG_BATCH_STATE: async (house) => {
    const path = await begun(house, 1);
    await prepareAll(house.bode);
    return ofProblem(await house.bode.system().post(`${path}/posted`));
  },

  COUNTS_DIFFER: async (house) => {
    const path = await begun(house, 2);
    await prepareAll(house.bode);
    await house.bode.system().get(`${path}/letters.pdf`).expect(200);
    await house.bode.system().post(`${path}/printed`).expect(200);
    const counts = { letters: 1, sheets: 2 };
    return ofProblem(await house.bode.system().post(`${path}/checked`).send({ counts }));
  },

  BATCH_NOT_WRITTEN: async (house) => {
    const path = await begun(house, 1);
    const unblock = await blockFolder(house.bode, path.split('/').at(-1)!);
    await tryInVain(house.bode);
    return givenUp(house, path, unblock);
  },

  BATCH_BROKE_OFF: async (house) => {
    const path = await begun(house, 1);
    await breakOff(house.bode);
    return givenUp(house, path, async () => undefined);
  },

  // Somebody broke the organisation's zone by hand: no date of a letter can be told.
  BATCH_FAILED: async (house) => {
    const { tenancy, library } = house.bode;
    const setZone = (zone: string) =>
      tenancy.within(library.organisationId, (tx) =>
        tx.query(`UPDATE organisation SET zone = $2 WHERE id = $1`, [library.organisationId, zone]),
      );
    const path = await begun(house, 1);
    await setZone('Nowhere/Land');
    await tryInVain(house.bode);
    return givenUp(house, path, () => setZone('Europe/Brussels'));
  },

  PULL_LIST_OPEN: async (house) => {
    const path = await begun(house, 1);
    await prepareAll(house.bode);
    await house.bode.system().get(`${path}/letters.pdf`).expect(200);
    const { body } = await house.bode.system().get(`${path}/manifest.json`).expect(200);
    await house.bode.system().post(`/api/v1/messages/${body.pieces[0].letter}/withdraw`).send({}).expect(200);
    await house.bode.system().post(`${path}/printed`).expect(200);
    const counts = { letters: 1, sheets: 1 };
    await house.bode.system().post(`${path}/checked`).send({ counts }).expect(200);
    return ofProblem(await house.bode.system().post(`${path}/posted`));
  },

  // A file holds at most 2,000 letters.
  FILES_SEVERAL: async (house) => {
    const path = await begun(house, 2_001);
    await prepareAll(house.bode);
    return ofProblem(await house.bode.system().get(`${path}/letters.pdf`));
  },
};

/** Somebody without an e-mail address, whose letter is prepared. */
function held(name: string): Scenario {
  return async (house) => {
    const [id] = await ask(house, { client: { name, emails: [] } });
    await house.bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
    await prepareAll(house.bode);
    return onLine(house, id!);
  };
}

/** What a batch says once it was given up; then what was wrong is mended, and it is made, so that no letter waits. */
async function givenUp({ bode }: House, path: string, mend: () => Promise<unknown>): Promise<Told> {
  const { failure } = (await bode.system().get(path).expect(200)).body;
  await mend();
  await bode.system().post(`${path}/try-again`).expect(200);
  await prepareAll(bode);
  return { code: failure.code, sentence: reasonText(failure.code, failure.which ?? null, 'en') };
}

/** The path of a batch that is about to be prepared. */
async function begun({ bode }: House, letters: number): Promise<string> {
  const lines = Array.from({ length: letters }, () =>
    JSON.stringify(request({ branch: 'B2', client: { emails: [] } })),
  );
  await bode.system().post('/api/v1/messages').type('application/x-ndjson').send(lines.join('\n')).expect(202);
  const { body } = await bode.system().post('/api/v1/batches').send({ printGroup: 'South' }).expect(202);
  return `/api/v1/batches/${body.batches[0].id}`;
}
