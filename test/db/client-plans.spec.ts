import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app.js';
import { fillLibrary } from '../support/busy-library.js';
import { Office } from '../support/office.js';
import { openDesk, type Desk } from '../support/plan-desk.js';
import { planFault, PlanSpy } from '../support/plan-spy.js';

const MESSAGES = 12_000;
const CLIENTS = 3_000;
/** Rows that one statement may read: a page of fifty, each with the rows it is joined to, from up to eight streams. */
const PAGE = 1_000;

let bode: TestApp;
let spy: PlanSpy;
let owner: Client;
let by: Desk;
/** Wrote half of all messages, one in a hundred of which waits for a correction. */
let rule: string;

/** A library in which one rule wrote half of all there is, and in which client L77 has hundreds of mails to its user. */
beforeAll(async () => {
  bode = await startTestApp();
  spy = new PlanSpy(bode.app.get(DataSource));
  owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  const { organisationId } = bode.library;
  by = await openDesk(bode, bode.library);
  await fillLibrary(bode.databaseUrl, organisationId, { messages: MESSAGES, clients: CLIENTS });
  const office = new Office(bode);
  rule = await office.rule({ scope: 'all', trigger_kind: 'placed', trigger_case_type: null });
  const user = await office.user();
  await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
  await owner.query(
    `UPDATE message SET rule_id = $2, event_kind = 'placed' WHERE organisation_id = $1 AND number % 2 = 1`,
    [organisationId, rule],
  );
  await owner.query(
    `UPDATE message SET client_id = NULL, user_id = $2,
            about_client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = 'L77')
     WHERE organisation_id = $1 AND number % 40 = 3 AND format = 'email'`,
    [organisationId, user],
  );
}, 120_000);

afterAll(async () => {
  await owner.end();
  await bode.close();
});

const LISTS = [
  'client=L77',
  'client=L77&status=not_sent',
  'client=L77&attention=1',
  'client=L77&cursor=6000',
  'rule={rule}',
  'rule={rule}&status=held',
  'rule={rule}&status=returned,held',
  'rule={rule}&status=sending',
  'rule={rule}&attention=1',
  'rule={rule}&format=letter',
  'rule={rule}&status=held&kind=placed',
  'rule={rule}&reason=RENDER_ERROR',
  'rule={rule}&reason=NO_POSTAL_ADDRESS,BOUNCED_UNKNOWN_USER&status=held',
  'kind=placed&reason=RENDER_ERROR',
  'kind=placed&status=held',
  'kind=placed&attention=1',
];

describe.each([
  ['before the planner has any figures', async () => undefined],
  ['with figures of today', async () => void (await owner.query('ANALYZE'))],
])('as the bound role, %s: what concerns a client, and what a rule sent (design §9)', (_, prepare) => {
  beforeAll(prepare, 120_000);

  const faultsOf = async (ask: () => Promise<unknown>) => {
    const plans = await spy.watch(ask);
    expect(plans).not.toEqual([]);
    return plans.map((plan) => planFault(plan, PAGE)).filter((found) => found !== null);
  };

  it.each(LISTS)('GET /messages?%s: by indexes, a bounded number of rows', async (query) => {
    expect(await faultsOf(() => by.get(`/messages?${query.replace('{rule}', rule)}`))).toEqual([]);
  });

  it.each(['/clients/L77', '/clients?q=2900000000077'])('the page %s, of everybody and of one branch', async (path) => {
    expect(await faultsOf(() => by.page(path))).toEqual([]);
    expect(await faultsOf(() => by.pageOfBranch(path))).toEqual([]);
  });

  it('the lines of the client and those about it are merged in their order', async () => {
    const found = await owner.query<{ number: number }>(
      `SELECT m.number::float8 AS number FROM message m
       JOIN client c ON c.organisation_id = $1 AND c.id IN (m.client_id, m.about_client_id)
       WHERE m.organisation_id = $1 AND c.external_id = 'L77' ORDER BY m.number DESC LIMIT 50`,
      [bode.library.organisationId],
    );
    const numbers = found.rows.map(({ number }) => number);
    expect(numbers).toHaveLength(50);
    expect(await by.numbers('client=L77', 'all')).toEqual(numbers);
  });
});
