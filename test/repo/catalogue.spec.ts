import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TENANT_TABLES } from '../../migrations/index.js';
import { BOUND_ROLE } from '../../src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

/** Known before the organisation is (design §9): these, and only these. */
const GLOBAL = [
  'api_key',
  'due_work',
  'login',
  'mail_relay',
  'organisation',
  'relay_bounce',
  'session',
  'sign_in_tries',
];
/** TypeORM's own list of what has run. */
const OF_THE_OWNER = ['schema_migration'];

let database: TestDatabase;
let owner: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function rows<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(sql, parameters)).rows;
}

async function tables(): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
     ORDER BY relname`,
  );
  return found.map(({ name }) => name);
}

describe('the catalogue (design §9)', () => {
  it('has the global tables, and tables of organisations', async () => {
    expect((await tables()).filter((name) => !GLOBAL.includes(name))).toEqual(
      [...TENANT_TABLES, ...OF_THE_OWNER].sort(),
    );
  });

  it('has no tables without a primary key', async () => {
    const without = await rows(
      `SELECT relname FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p')`,
    );
    expect(without).toEqual([]);
  });

  it('leads every key, constraint and index of a tenant’s table with the organisation', async () => {
    const found = await rows<{ name: string; leads: string }>(
      `SELECT c.relname || '.' || i.relname AS name, a.attname AS leads
       FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
       WHERE c.relname = ANY ($1)`,
      [TENANT_TABLES],
    );
    expect(found.length).toBeGreaterThan(TENANT_TABLES.length);
    expect(found.filter(({ leads }) => leads !== 'organisation_id')).toEqual([]);
  });

  it('leads every foreign key between tenants’ tables with the organisation, on both sides', async () => {
    const found = await rows<{ name: string; from: string; to: string; target: string }>(
      `SELECT f.conrelid::regclass || '.' || f.conname AS name, a.attname AS from, b.attname AS to,
              f.confrelid::regclass::text AS target
       FROM pg_constraint f
       JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
       JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = f.confkey[1]
       WHERE f.contype = 'f' AND f.conrelid::regclass::text = ANY ($1)`,
      [TENANT_TABLES],
    );
    expect(found.length).toBeGreaterThan(TENANT_TABLES.length);
    const own = ({ target }: { target: string }) => (target === 'organisation' ? 'id' : 'organisation_id');
    expect(found.filter((key) => key.from !== 'organisation_id' || key.to !== own(key))).toEqual([]);
  });

  it('binds every tenant’s table by row level security, its owner too, by one and the same policy', async () => {
    const found = await rows<{ name: string; using: string; check: string }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS bound,
              p.polcmd = '*' AND p.polpermissive AND p.polroles = '{0}' AS "forAll",
              pg_get_expr(p.polqual, c.oid) AS using, pg_get_expr(p.polwithcheck, c.oid) AS check
       FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid
       WHERE c.relname = ANY ($1) AND c.relkind IN ('r', 'p') ORDER BY c.relname`,
      [TENANT_TABLES],
    );
    // What it says in words of SQL is PostgreSQL's to choose; that it works is tried in test/db/tenancy.spec.ts.
    const policy = found[0]!.using;
    expect(policy).toMatch(/organisation_id = .*current_setting\('app\.organisation_id'/s);
    const same = { bound: true, forAll: true, using: policy, check: policy };
    expect(found).toEqual([...TENANT_TABLES].sort().map((name) => ({ name, ...same })));
  });

  it('gives the bound role nothing of its own and no way around', async () => {
    const owned = await rows(
      `SELECT relname FROM pg_class WHERE pg_has_role($1, relowner, 'USAGE') AND relnamespace = 'public'::regnamespace`,
      [BOUND_ROLE],
    );
    expect(owned).toEqual([]);
    const [role] = await rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, has_schema_privilege(oid, 'public', 'CREATE') AS makes
       FROM pg_roles WHERE rolname = $1`,
      [BOUND_ROLE],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      makes: false,
    });
  });

  it('lets the bound role add to history, and never change it', async () => {
    for (const table of ['message_event', 'staff_action']) {
      const [may] = await rows(
        `SELECT has_table_privilege($1, $2, 'SELECT, INSERT') AS add,
                has_table_privilege($1, $2, 'UPDATE') OR has_table_privilege($1, $2, 'DELETE')
                OR has_table_privilege($1, $2, 'TRUNCATE') AS change`,
        [BOUND_ROLE, table],
      );
      expect({ table, ...may }).toEqual({ table, add: true, change: false });
    }
  });
});
