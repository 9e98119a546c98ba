import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { fillLibrary } from '../../bench/busy-library.js';
import { rows } from '../../src/database/sql.js';
import { takeNumbers } from '../../src/database/tenancy.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { PlanSpy, type SpiedPlan } from '../support/plan-spy.js';
import { batchWorker } from '../support/print-room.js';
import { request } from '../support/requests.js';

const MESSAGES = 15_000;
const CLIENTS = MESSAGES / 5;
/**
 * Rows of growing tables that a statement may read for each letter it is about. Without figures the planner goes through
 * the few message types first, and reads a line once for each of them.
 */
const OF_A_LETTER = 100;

let bode: TestApp;
let spy: PlanSpy;
let owner: Client;
beforeAll(async () => {
  bode = await startTestApp();
  bode.clock.advance(Date.now() - bode.clock.now().getTime());
  spy = new PlanSpy(bode.app.get(DataSource));
  owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  // What the planner knows is what the test says it knows.
  for (const table of ['message', 'message_event', 'decision', 'event', 'client']) {
    await owner.query(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
  }
}, 60_000);
afterAll(async () => {
  await owner.end();
  await bode.close();
});

const read = <Row>(sql: string, ...parameters: unknown[]) => {
  const { organisationId } = bode.library;
  return bode.tenancy.within(organisationId, (tx) => rows<Row>(tx, sql, [organisationId, ...parameters]));
};
/** Lines with this status, the newest first; looked up before anything is watched. */
const lines = async (status: string, count: number) =>
  read<{ id: string; client: string }>(
    `SELECT m.id, c.external_id AS client FROM message m
     JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
     WHERE m.organisation_id = $1 AND m.status = $2 ORDER BY m.number DESC LIMIT $3`,
    status,
    count,
  );
const post = (path: string, body: object) => bode.system().post(`/api/v1/${path}`).send(body);

const faults = (plans: readonly SpiedPlan[], most: number) =>
  plans
    .filter(({ examined, readWhole }) => readWhole.length > 0 || examined > most)
    .map(({ sql, examined, returned, text }) => `${examined} rows read for ${returned}\n${sql}\n${text}`);

/** What is done, given lines that were looked up, and how many letters it is about. */
const WORK: { what: string; letters: number; prepare(): Promise<() => Promise<unknown>> }[] = [
  {
    what: 'Resend makes twenty letters and links every failed line to them (D06, Dd4)',
    letters: 20,
    prepare: async () => {
      const ids = (await lines('not_sent', 20)).map(({ id }) => id);
      return async () => {
        const { body } = await post('messages/resend', { ids }).expect(200);
        expect(body.results).toHaveLength(20);
      };
    },
  },
  {
    what: 'a corrected address releases what is held, and a wrong one says what is wrong today (L21)',
    letters: 10,
    prepare: async () => {
      const [held] = await lines('held', 1);
      const path = `/api/v1/clients/${held!.client}`;
      const put = async (postcode: string) =>
        bode
          .system()
          .put(path)
          .send({
            name: 'Marie',
            emails: [],
            postal: { street: 'Kerkstraat', houseNumber: '1', postcode, city: 'Gent' },
          })
          .expect(200);
      await put('xx');
      return async () => {
        await put('yy');
        await put('9000');
      };
    },
  },
  {
    what: 'a newer message takes the place of thirty older ones (L22)',
    letters: 30,
    prepare: async () => {
      const refs = await read<{ ref: string; client: string }>(
        `SELECT m.ref, c.external_id AS client FROM message m
         JOIN client c ON c.organisation_id = m.organisation_id AND c.id = m.client_id
         WHERE m.organisation_id = $1 AND m.status = 'not_sent' ORDER BY m.number LIMIT 30`,
      );
      const requests = refs.map(({ ref, client }) => request({ client, supersedes: ref }));
      return () => post('messages', requests).expect(202);
    },
  },
];

describe.each([
  ['before the planner has any figures', async () => undefined],
  ['with figures of today', () => owner.query('ANALYZE')],
])('letters in a busy library, as the bound role, %s (design §9)', (name, prepareFigures) => {
  beforeAll(async () => {
    if (name.startsWith('before')) {
      // The batches that are filled in have numbers already.
      await takeNumbers(bode.tenancy, bode.library.organisationId, 'batch', MESSAGES);
      await fillLibrary(bode.databaseUrl, bode.library.organisationId, { messages: MESSAGES, clients: CLIENTS });
    }
    await prepareFigures();
  }, 120_000);

  it.each(WORK)('$what', async ({ letters, prepare }) => {
    const work = await prepare();
    const plans = await spy.watch(work);
    expect(plans).not.toEqual([]);
    expect(faults(plans, letters * OF_A_LETTER)).toEqual([]);
  });

  it('a batch is begun, frozen, drawn, stepped through and left by a letter (L05, N09)', async () => {
    const limit = 60;
    const plans = await spy.watch(async () => {
      const { body } = await post('batches', { printGroup: 'North', limit }).expect(202);
      const path = `batches/${body.batches[0].id}`;
      while (await batchWorker(bode).turn());
      const batch = (await bode.system().get(`/api/v1/${path}`).expect(200)).body;
      expect(batch).toMatchObject({ state: 'prepared', letters: limit });
      await bode.system().get(`/api/v1/${path}/letters.pdf`).expect(200);
      const { pieces } = (await bode.system().get(`/api/v1/${path}/manifest.json`).expect(200)).body;
      await post(`messages/${pieces[0].letter}/withdraw`, {}).expect(200);
      await post(`${path}/printed`, {}).expect(200);
      await post(`${path}/checked`, { counts: { letters: batch.letters, sheets: batch.sheets } }).expect(200);
      await post(`${path}/posted`, { pulled: [pieces[0].letter] }).expect(200);
    });
    expect(plans.length).toBeGreaterThan(20);
    // A piece of it is read with its client, its branch and its place in the file. All that waits in the group is looked
    // at once, to be put in order; nothing else depends on it.
    const orders = plans.filter(({ sql }) => sql.startsWith('SELECT m.id, c.postal, o.country FROM message'));
    expect(orders).toHaveLength(1);
    expect(
      faults(
        plans.filter((plan) => !orders.includes(plan)),
        15 * limit,
      ),
    ).toEqual([]);
  }, 120_000);
});
