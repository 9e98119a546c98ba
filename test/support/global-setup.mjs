import './typescript.mjs';

/** Runs once before the tests that need a database, outside Jest's transform. */
export default async function setUp() {
  const { startTestServer } = await import('./test-server.ts');
  const server = await startTestServer(process.env.TEST_DATABASE_URL);
  process.env.BODE_TEST_ADMIN_URL = server.adminUrl;
  process.env.BODE_TEST_OWNER_URL = server.ownerUrl;
  // The one way from here to the teardown, which is loaded by itself.
  globalThis.bodeTestServer = server;
}
