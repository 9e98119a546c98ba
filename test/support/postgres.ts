import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The server of a test run, started by Jest's global setup; its addresses travel to the workers in the environment. */
export interface TestServer {
  /** Of somebody who may create databases. */
  adminUrl: string;
  /** Of the role that owns the databases and runs the migrations. */
  ownerUrl: string;
}

/** The migrated, empty database that each test database is a copy of. */
export const TEMPLATE = 'bode_test_template';

export interface TestDatabase {
  /** As the owner; the application takes the bound role by itself. */
  url: string;
  drop(): Promise<void>;
}

/**
 * A database of its own for a spec file: migrated, empty, in about 0.1 s. Drop it in `afterAll`, after the app has closed.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl } = testServer();
  const url = new URL(ownerUrl);
  const name = `bode_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER "${url.username}"`);
  url.pathname = name;
  return { url: url.href, drop: () => asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

export function testServer(): TestServer {
  const { BODE_TEST_ADMIN_URL: adminUrl, BODE_TEST_OWNER_URL: ownerUrl } = process.env;
  if (!adminUrl || !ownerUrl) {
    throw new Error(
      'There is no test server here: tests that need a database belong outside test/unit (jest.config.js)',
    );
  }
  return { adminUrl, ownerUrl };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
