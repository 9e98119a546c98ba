import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { chmod } from 'node:fs/promises';
import { openCluster } from '../../src/database/embedded/cluster.js';
import { startEmbedded } from '../../src/database/embedded/embedded.js';
import { stopServer } from '../../src/database/embedded/server.js';
import { migrate } from '../../src/database/migrate.js';
import { TEMPLATE, type TestServer } from './postgres.js';

const PREFIX = 'bode-test-server-';
const PID_FILE = 'jest-pid';

/**
 * One server for a whole run of Jest, with one migrated database that all others are copied from.
 *
 * @param given a server to use instead of one of our own; its user may create databases and roles
 */
export async function startTestServer(given: string | undefined): Promise<TestServer & { stop(): Promise<void> }> {
  const server = given ? { adminUrl: given, ownerUrl: given, stop: async () => undefined } : await ownServer();
  const admin = new Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE} OWNER ${admin.escapeIdentifier(new URL(server.ownerUrl).username)}`);
  await admin.end();
  const template = new URL(server.ownerUrl);
  template.pathname = TEMPLATE;
  await migrate(template.href);
  return server;
}

async function ownServer(): Promise<TestServer & { stop(): Promise<void> }> {
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  // PostgreSQL has to enter it, and as root we start it as another user.
  await chmod(dataDir, 0o755);
  await writeFile(join(dataDir, PID_FILE), String(process.pid));
  const database = await startEmbedded({
    dataDir,
    log: () => undefined,
    // Nothing here has to survive a power cut, and the tests are quicker without waiting for the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 },
  });
  return {
    adminUrl: database.adminUrl,
    ownerUrl: database.url,
    stop: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Servers of runs that were killed before they could stop theirs. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const dataDir = join(tmpdir(), name);
    const pid = Number(await readFile(join(dataDir, PID_FILE), 'utf8').catch(() => '0'));
    // Without a number it may be a run that is just beginning.
    if (pid === 0 || isAlive(pid)) continue;
    await stopServer(await openCluster(dataDir, () => undefined));
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
