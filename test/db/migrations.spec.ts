import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Foundation0001 } from '../../migrations/0001-foundation.js';
import { migrations } from '../../migrations/index.js';
import { newId } from '../../src/common/ids.js';
import { ownerDataSource } from '../../src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const databases: TestDatabase[] = [];
const sources: DataSource[] = [];
afterEach(async () => {
  for (const source of sources.splice(0)) await source.destroy();
  for (const database of databases.splice(0)) await database.drop();
});

/** A migrated database, as its owner. */
async function migrated(): Promise<DataSource> {
  const database = await createTestDatabase();
  databases.push(database);
  const source = await ownerDataSource(database.url).initialize();
  sources.push(source);
  return source;
}

/** Everything the schema is made of, as words of SQL. */
async function schemaOf(source: DataSource): Promise<string[]> {
  const found: { what: string }[] = await source.query(`
    SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS what
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'policy ' || tablename || ' ' || policyname FROM pg_policies WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'right ' || table_name || ' ' || privilege_type FROM information_schema.role_table_grants
    WHERE table_schema = 'public' AND grantee = 'bode_app'`);
  return found.map(({ what }) => what).sort();
}

async function undo(source: DataSource, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await source.undoLastMigration();
}

describe('migrations', () => {
  it('can be undone one by one, and what is left is what stood before; done again, they make the same', async () => {
    const source = await migrated();
    const whole = await schemaOf(source);
    const organisationId = newId();
    await source.query(
      `INSERT INTO organisation (id, name, language, country, zone, envelope_profile)
       VALUES ($1, 'Bib Noord', 'nl', 'BE', 'Europe/Brussels', 'be-right')`,
      [organisationId],
    );
    const due = `INSERT INTO due_work (organisation_id, kind, next_due_at) VALUES ($1, $2, now())`;
    for (const kind of ['email', 'event']) await source.query(due, [organisationId, kind]);

    await undo(source, migrations.length - 1);
    const first = await migrated();
    await undo(first, migrations.length);
    const leftovers = (await schemaOf(first)).filter((what) => !what.includes('schema_migration'));
    expect(leftovers).toEqual([]);
    const runner = first.createQueryRunner();
    await new Foundation0001().up(runner);
    await runner.release();
    expect(await schemaOf(source)).toEqual(await schemaOf(first));
    expect(await source.query(`SELECT kind FROM due_work`)).toEqual([{ kind: 'email' }]);

    await source.runMigrations();
    expect(await schemaOf(source)).toEqual(whole);
  });

  it('give what stands in a database of 0.1.0 its names and its keys (N16, C16)', async () => {
    const source = await migrated();
    await undo(source, migrations.length - 3);
    const [organisationId, userId] = [newId(), newId()];
    await source.query(
      `INSERT INTO organisation (id, name, language, country, zone, envelope_profile)
       VALUES ($1, 'Bib Noord', 'nl', 'BE', 'Europe/Brussels', 'be-right')`,
      [organisationId],
    );
    const runner = source.createQueryRunner();
    await runner.query(`SELECT set_config('app.organisation_id', $1, false)`, [organisationId]);
    await runner.query(
      `INSERT INTO envelope_profile (organisation_id, code, name, envelope_width, envelope_height, window_width,
                                     window_height, side, side_distance, bottom_distance, fold)
       VALUES ($1, 'be-right', 'DL, venster rechts (België)', 220, 110, 90, 45, 'right', 15, 20, 105)`,
      [organisationId],
    );
    await runner.query(
      `INSERT INTO user_account (organisation_id, id, side, name, email)
       VALUES ($1, $2, 'client', 'Zoë Peeters', 'zoe@klant.example')`,
      [organisationId, userId],
    );

    await source.runMigrations();

    expect(await runner.query(`SELECT names FROM envelope_profile`)).toEqual([
      { names: { nl: 'DL, venster rechts (België)', en: 'DL, window on the right (Belgium)' } },
    ]);
    const keys: { key: string }[] = await runner.query(`SELECT key FROM user_key WHERE user_id = $1`, [userId]);
    await runner.release();
    expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining(['zoe', 'peeters', 'klant.example']));
  });

  it('check every foreign key by the key it refers to, however empty the table is (the plan of a check outlives it)', async () => {
    const source = await migrated();
    const referred: { name: string; id: string; type: string; keys: string[] }[] = await source.query(`
      SELECT c.confrelid::regclass::text AS name, a.attname AS id, format_type(a.atttypid, a.atttypmod) AS type,
             (SELECT array_agg(i.indexrelid::regclass::text) FROM pg_index i
              WHERE i.indrelid = c.confrelid AND i.indisunique AND i.indkey::int2[] @> c.confkey
                AND c.confkey @> i.indkey::int2[]) AS keys
      FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey) AND a.attname <> 'organisation_id'
      WHERE c.contype = 'f' AND cardinality(c.confkey) = 2
      GROUP BY c.confrelid, c.confkey, a.attname, a.atttypid, a.atttypmod`);
    const runner = source.createQueryRunner();
    await runner.query(`SET plan_cache_mode = force_generic_plan`);
    const plans: Record<string, string> = {};
    for (const { name, id, type } of referred) {
      // What PostgreSQL asks when it checks one (ri_triggers.c, RI_FKey_check).
      await runner.query(
        `PREPARE check_${name}_${id} (uuid, ${type}) AS
         SELECT 1 FROM ONLY ${name} x WHERE organisation_id = $1 AND ${id} = $2 FOR KEY SHARE OF x`,
      );
      const plan: object[] = await runner.query(`EXPLAIN EXECUTE check_${name}_${id} (NULL, NULL)`);
      plans[`${name}.${id}`] = /using (\w+)/.exec(JSON.stringify(plan))?.[1] ?? 'the whole table';
    }
    await runner.release();

    expect(referred.length).toBeGreaterThan(15);
    for (const { name, id, keys } of referred)
      expect({ name, by: keys }).toEqual({ name, by: expect.arrayContaining([plans[`${name}.${id}`]]) });
  });
});
