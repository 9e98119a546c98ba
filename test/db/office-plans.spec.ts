import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { fillLibrary } from '../../bench/busy-library.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildLibrary } from '../support/builders.js';
import { fillOffice } from '../support/busy-office.js';
import { openDesk, type Desk } from '../support/plan-desk.js';
import { OFFICE, planFault, PlanSpy } from '../support/plan-spy.js';

const MESSAGES = 12_000;
const CLIENTS = 12_000;
/** Rows that one statement may read: a page of fifty, each with the rows it is joined to. */
const PAGE = 1_000;
/** A search for a word looks at its 500 best candidates, and at the keys of each for the other words. */
const SEARCH = 10 * 500;
/** Where many rows are found by what names them, an office this small may be read by one index of its own instead. */
const KNOWN = CLIENTS + PAGE;
/** A list of rules says of each how often it is assigned. */
const ASSIGNED = CLIENTS + PAGE;

let bode: TestApp;
let spy: PlanSpy;
let owner: Client;
let by: Desk;
/** Ids of something to ask for. */
let some: { rule: string; set: string; case: string; decision: string; event: string; user: string; group: string };

beforeAll(async () => {
  bode = await startTestApp();
  spy = new PlanSpy(bode.app.get(DataSource), OFFICE);
  owner = new Client({ connectionString: bode.databaseUrl });
  await owner.connect();
  const tables = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables.rows) await owner.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off)`);
  const { organisationId } = bode.library;
  by = await openDesk(bode, bode.library);
  await fillLibrary(bode.databaseUrl, organisationId, { messages: MESSAGES, clients: CLIENTS });
  await fillOffice(bode.databaseUrl, organisationId);
  // The keys of all organisations stand in one table.
  const { organisationId: neighbour } = await buildLibrary(bode.app, { name: 'Office next door' });
  await owner.query(
    `INSERT INTO api_key (id, organisation_id, name, secret_hash, scopes)
     SELECT gen_random_uuid(), $1, 'Key ' || n, decode(md5(n::text), 'hex'), '{}' FROM generate_series(1, 5000) n`,
    [neighbour],
  );
  await owner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
  const found = await owner.query<typeof some>(
    `SELECT rule_id AS rule, (SELECT id FROM rule_set LIMIT 1) AS set, f.external_id AS "case", d.id AS decision,
            d.event_id AS event, (SELECT id FROM user_account WHERE email = 'marie.77@firma37.example') AS "user",
            (SELECT id FROM client_group LIMIT 1) AS "group"
     FROM decision d JOIN case_file f ON f.organisation_id = d.organisation_id AND f.id = d.case_id
     WHERE d.organisation_id = $1 ORDER BY d.id LIMIT 1`,
    [organisationId],
  );
  some = found.rows[0]!;
}, 120_000);

afterAll(async () => {
  await owner.end();
  await bode.close();
});

/** Lists of the API; `{rule}` and the like stand for something that is there. */
const LISTS: [path: string, most: number][] = [
  ['/rules', ASSIGNED],
  ['/rules?kind=kind-3', ASSIGNED],
  ['/rules?q=regel 7', ASSIGNED],
  ['/rules/{rule}', PAGE],
  ['/rule-sets', ASSIGNED],
  ['/rule-sets/{set}', PAGE],
  ['/assignments', PAGE],
  ['/assignments?client=L77', PAGE],
  ['/assignments?rule={rule}', PAGE],
  ['/assignments?ruleSet={set}', PAGE],
  ['/cases', PAGE],
  ['/cases?client=L77', PAGE],
  ['/cases?open=true', PAGE],
  ['/cases?open=false', PAGE],
  ['/cases/{case}', PAGE],
  ['/cases/{case}/plan', PAGE],
  ['/decisions?client=L77', PAGE],
  ['/decisions?client=L77&rule={rule}', PAGE],
  ['/decisions/{decision}', PAGE],
  ['/events/{event}', PAGE],
  ['/diagnoses', PAGE],
  ['/diagnoses?outcome=NO_RULE', PAGE],
  ['/diagnoses?client=L77', PAGE],
  ['/users', PAGE],
  ['/users?side=client', PAGE],
  ['/users?side=staff', PAGE],
  ['/users?active=false', PAGE],
  ['/users?q=marie77', SEARCH],
  ['/users?q=gebruiker', SEARCH],
  ['/users?q=marie.77@firma37.example', SEARCH],
  ['/users?q=marie77 gebruiker77', SEARCH],
  ['/users?q=zzz', SEARCH],
  ['/users/{user}', PAGE],
  ['/contacts', PAGE],
  ['/contacts?client=L77', PAGE],
  ['/contacts?client=nobody', PAGE],
  ['/groups', KNOWN],
  ['/groups/{group}/clients', PAGE],
  ['/groups/{group}/clients?q=marie', SEARCH],
  ['/api-keys', PAGE],
  ['/staff-routing', PAGE],
  ['/messages?rule={rule}', PAGE],
  ['/messages?kind=kind-3', PAGE],
  ['/messages?kind=kind-3&status=sent', PAGE],
  ['/messages?kind=kind-3&rule={rule}&cursor=4000', PAGE],
  ['/messages?kind=message.requested', PAGE],
];

const PAGES: [path: string, most: number][] = [
  ['/rules', ASSIGNED],
  ['/clients/L77/rules', KNOWN],
  ['/clients/L77/people', KNOWN],
  ['/clients/L77/decisions', KNOWN],
  ['/diagnoses', PAGE],
  ['/diagnoses/new?procedure=A&client=L77', KNOWN],
  ['/users', PAGE],
  ['/users?q=marie77', SEARCH],
  ['/users/{user}', PAGE],
  ['/contacts', PAGE],
  ['/organisation/groups', KNOWN],
  ['/organisation/groups/{group}', KNOWN],
  ['/rule-sets', ASSIGNED],
  ['/organisation/api-keys', PAGE],
  ['/cases/{case}', PAGE],
  ['/messages?rule={rule}', PAGE],
];

const filled = (path: string) =>
  encodeURI(path.replaceAll(/\{(\w+)\}/g, (_, name: string) => some[name as keyof typeof some]));

describe.each([
  ['before the planner has any figures', async () => undefined],
  ['with figures of today', async () => void (await owner.query('ANALYZE'))],
])('what surrounds clients, as the bound role, %s (design §9)', (_, prepare) => {
  beforeAll(prepare, 120_000);

  it.each(LISTS)('GET %s: by indexes, a bounded number of rows', async (path, most) => {
    const plans = await spy.watch(() => by.get(filled(path)));
    expect(plans).not.toEqual([]);
    expect(plans.map((plan) => planFault(plan, most)).filter((found) => found !== null)).toEqual([]);
  });

  it.each(PAGES)('the page %s: by indexes, a bounded number of rows', async (path, most) => {
    const plans = await spy.watch(() => by.page(filled(path)));
    expect(plans).not.toEqual([]);
    expect(plans.map((plan) => planFault(plan, most)).filter((found) => found !== null)).toEqual([]);
  });
});
