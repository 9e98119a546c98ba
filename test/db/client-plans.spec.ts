import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { fillLibrary } from '../../bench/busy-library.js';
import { newId } from '../../src/common/ids.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary } from '../support/builders.js';
import { openDesk, type Desk } from '../support/plan-desk.js';
import { planFault, PlanSpy } from '../support/plan-spy.js';

const MESSAGES = 12_000;
const CLIENTS = 3_000;
/** Rows that one statement may read: a page of fifty, each with the rows it is joined to, from up to eight streams. */
const PAGE = 1_000;
/** With figures from before there was the rule, its index with the status looks no better than the one without. */
const OF_RULE = MESSAGES;

/** What stands under client L77: an employer with hundreds of employments. */
const BELOW = { first: 1_000, last: 2_499 };

let bode: TestApp;
let spy: PlanSpy;
let owner: Client;
let old: Desk;
let young: Desk;

beforeAll(async () => {
  bode = await startTestApp();
  spy = new PlanSpy(bode.app.get(DataSource));
  owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  const tables = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables.rows) await owner.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
  old = await openDesk(bode, bode.library);
  await fill(old);
}, 120_000);

/**
 * A library in which one rule wrote half of all there is (one in a hundred waits for a correction), in which client L77 has
 * hundreds of mails to its user, and whose clients hang in a tree, half of them right under L77.
 */
async function fill({ library: { organisationId } }: Desk): Promise<void> {
  await fillLibrary(bode.databaseUrl, organisationId, { messages: MESSAGES, clients: CLIENTS });
  await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
  await owner.query(
    `INSERT INTO rule (organisation_id, id, name, type_code, trigger_kind, recipients, scope, created_at)
     VALUES ($1, $2, 'Placed', 'HR1', 'placed', '{client}', 'all', now())`,
    [organisationId, newId()],
  );
  await owner.query(
    `INSERT INTO user_account (organisation_id, id, side, name, email)
     VALUES ($1, $2, 'client', 'Noor Maes', $3)`,
    [organisationId, newId(), `noor+${organisationId}@firma.example`],
  );
  await owner.query(
    `UPDATE message SET rule_id = (SELECT id FROM rule WHERE organisation_id = $1), event_kind = 'placed'
     WHERE organisation_id = $1 AND number % 2 = 1`,
    [organisationId],
  );
  await owner.query(
    `UPDATE message SET client_id = NULL,
            user_id = (SELECT id FROM user_account WHERE organisation_id = $1 AND side = 'client'),
            about_client_id = (SELECT id FROM client WHERE organisation_id = $1 AND external_id = 'L77')
     WHERE organisation_id = $1 AND number % 40 = 3 AND format = 'email'`,
    [organisationId],
  );
  // What a reason that nearly no line of the rule has is looked for among.
  await owner.query(
    `UPDATE message SET reason = 'GAVE_UP' WHERE organisation_id = $1 AND rule_id IS NULL AND status = 'sent'`,
    [organisationId],
  );
  await owner.query(
    `UPDATE client c SET parent_id = p.id, kind = CASE WHEN n % 3 = 0 THEN 'employer' ELSE c.kind END,
            flags = CASE WHEN n % 500 = 7 THEN '{moved}' ELSE c.flags END
     FROM (SELECT id, substr(external_id, 2)::int AS n FROM client WHERE organisation_id = $1) one
     JOIN client p ON p.organisation_id = $1
       AND p.external_id = 'L' || CASE WHEN n BETWEEN ${BELOW.first} AND ${BELOW.last} THEN 77 ELSE n / 20 END
     WHERE c.organisation_id = $1 AND c.id = one.id`,
    [organisationId],
  );
}

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
  'rule={rule}&reason=GAVE_UP',
  'rule={rule}&reason=NO_POSTAL_ADDRESS,BOUNCED_UNKNOWN_USER&status=held',
  'kind=placed&reason=GAVE_UP',
  'q=L77',
  'q=noor maes',
  'q=noor maes&status=not_sent',
  'q=@bib7.example&rule={rule}',
  'kind=placed&status=held',
  'kind=placed&attention=1',
];

/** The cursor of a page in the middle of the names. */
const MIDDLE = `${newId()}Marie3`;

const PAGES = [
  '/clients/L77',
  '/clients/L1000',
  '/clients',
  '/clients?q=2900000000077',
  '/clients?show=all',
  `/clients?show=all&cursor=${MIDDLE}`,
  `/clients?show=kind:employer&cursor=${MIDDLE}`,
  '/clients?show=branch:B2',
  '/clients?show=flagged',
  '/messages?q=L77',
];

const FROM_BEFORE = 'with figures from before the library came';

describe.each([
  ['before the planner has any figures', async () => old],
  [
    FROM_BEFORE,
    async () => {
      await owner.query('ANALYZE');
      young = await openDesk(bode, await buildLibrary(bode.app, { name: 'Bib Zuid' }));
      await fill(young);
      return young;
    },
  ],
  [
    'with figures of today',
    async () => {
      await owner.query('ANALYZE');
      return young;
    },
  ],
])('as the bound role, %s: clients, what concerns one, and what a rule sent (design §9)', (figures, prepare) => {
  let by: Desk;
  let rule: string;
  beforeAll(async () => {
    by = await prepare();
    const { organisationId } = by.library;
    await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
    rule = (await owner.query<{ id: string }>('SELECT id FROM rule WHERE organisation_id = $1', [organisationId]))
      .rows[0]!.id;
  }, 120_000);

  const faultsOf = async (ask: () => Promise<unknown>, most = PAGE) => {
    const plans = await spy.watch(ask);
    expect(plans).not.toEqual([]);
    return plans.map((plan) => planFault(plan, most)).filter((found) => found !== null);
  };

  it.each(LISTS)('GET /messages?%s: by indexes, a bounded number of rows', async (query) => {
    const most = figures === FROM_BEFORE && /rule|kind/.test(query) ? OF_RULE : PAGE;
    expect(await faultsOf(() => by.get(`/messages?${query.replace('{rule}', rule)}`), most)).toEqual([]);
  });

  it.each(PAGES)('the page %s, of everybody and of one branch', async (path) => {
    expect(await faultsOf(() => by.page(path))).toEqual([]);
    expect(await faultsOf(() => by.pageOfBranch(path))).toEqual([]);
  });

  it('the lines of the client and those about it are merged in their order', async () => {
    const found = await owner.query<{ number: number }>(
      `SELECT m.number::float8 AS number FROM message m
       JOIN client c ON c.organisation_id = $1 AND c.id IN (m.client_id, m.about_client_id)
       WHERE m.organisation_id = $1 AND c.external_id = 'L77' ORDER BY m.number DESC LIMIT 50`,
      [by.library.organisationId],
    );
    const numbers = found.rows.map(({ number }) => number);
    expect(numbers).toHaveLength(50);
    expect(await by.numbers('client=L77', 'all')).toEqual(numbers);
  });
});
