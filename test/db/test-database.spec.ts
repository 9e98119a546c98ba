import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { BOUND_ROLE } from '../../src/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

describe('a database for a spec file', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => database.drop());

  it('is migrated, and lets its owner take the bound role', async () => {
    const client = new Client({ connectionString: database.url, options: `-c role=${BOUND_ROLE}` });
    await client.connect();
    const { rows } = await client.query('SELECT current_user AS role, count(*)::int AS rows FROM organisation');
    await client.end();
    expect(rows).toEqual([{ role: BOUND_ROLE, rows: 0 }]);
  });
});
