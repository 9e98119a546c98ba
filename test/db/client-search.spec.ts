import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ClientSearch } from '../../src/clients/client-search.service.js';
import { newId } from '../../src/common/ids.js';
import { boundOptions } from '../../src/database/data-source.js';
import { rows } from '../../src/database/sql.js';
import { Tenancy, type Tx } from '../../src/database/tenancy.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

describe('the search for a client, as the bound role (L24, design §9)', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource(boundOptions(database.url, [])).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it.each([
    ['a card', '290012345678', 'all' as const],
    ['two words', 'marie peeters', 'all' as const],
    ['two words, in one branch', 'marie peeters', [newId()]],
  ])('reads the keys of %s by their range in an index, whatever the number of clients', async (_, query, branchIds) => {
    const organisationId = newId();
    const plan = await new Tenancy(source).within(organisationId, async (tx) => {
      // The tables are empty: without this the plan would read them whole.
      await tx.query('SET LOCAL enable_seqscan = off');
      return explain(tx, (spy) => new ClientSearch().find(spy, { organisationId, branchIds }, query, 50));
    });
    expect(plan).toMatch(/Index Cond: .*organisation_id = .*of_address = false.*key >= .*key < /);
    expect(plan).not.toMatch(/Seq Scan|Filter: .*key >=/);
  });
});

/** The plan of the one statement that `work` makes. */
async function explain(tx: Tx, work: (spy: Tx) => Promise<unknown>): Promise<string> {
  const asked: [sql: string, parameters: unknown[]][] = [];
  const query = async (sql: string, parameters: unknown[]) => {
    asked.push([sql, parameters]);
    return [];
  };
  await work({ query } as unknown as Tx);
  const [[sql, parameters]] = asked as [[string, unknown[]]];
  const lines = await rows<{ 'QUERY PLAN': string }>(tx, `EXPLAIN ${sql}`, parameters);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}
