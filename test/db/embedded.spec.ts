import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { serverAccount } from '../../src/database/embedded/account.js';
import { clusterDir } from '../../src/database/embedded/cluster.js';
import { startEmbedded, type EmbeddedDatabase } from '../../src/database/embedded/embedded.js';
import { readPidFile } from '../../src/database/embedded/pid-file.js';
import { migrate } from '../../src/database/migrate.js';
import { kill, spawnHolder, untilUp } from '../support/holder-process.js';

/** Servers are made, killed and recovered here, which takes its time on a busy machine. */
jest.setTimeout(90_000);

/** A stopped cluster with one row in it, which each test works on a copy of: making one takes a second. */
let original: string;
const opened: EmbeddedDatabase[] = [];
const folders: string[] = [];

beforeAll(async () => {
  original = await emptyFolder();
  const database = await startEmbedded({ dataDir: original, log: () => undefined });
  await ask(database.url, "CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')");
  await database.stop();
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.stop();
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bode-embedded-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function copyOfOriginal(): Promise<string> {
  const folder = await emptyFolder();
  await promisify(execFile)('cp', ['-a', clusterDir(original), folder]);
  return folder;
}

async function open(dataDir: string): Promise<EmbeddedDatabase & { lines: string[] }> {
  const lines: string[] = [];
  const database = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
  opened.push(database);
  return { ...database, lines };
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(sql);
    return rows;
  } finally {
    await client.end();
  }
}

const kept = [{ text: 'kept' }];

describe('the embedded database', () => {
  it('keeps what was committed from one start to the next', async () => {
    const database = await open(await copyOfOriginal());
    expect(database.adopted).toBe(false);
    expect(await ask(database.url, 'TABLE note')).toEqual(kept);
  });

  it('gives a role that owns the database but is no superuser, and a server that writes through', async () => {
    const database = await open(await copyOfOriginal());
    expect(
      await ask(
        database.url,
        `SELECT rolsuper, rolbypassrls, pg_get_userbyid(datdba) = rolname AS owner, current_setting('fsync') AS fsync
         FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()`,
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false, owner: true, fsync: 'on' }]);
  });

  it.each(['the owner that Bode makes', 'an owner made by the README’s line'])(
    'is migrated by %s, who may then work as the bound role',
    async (owner) => {
      const database = await open(await copyOfOriginal());
      let { url } = database;
      if (owner.includes('README')) {
        await ask(database.adminUrl, `CREATE ROLE outside LOGIN CREATEROLE PASSWORD 'secret'`);
        await ask(database.adminUrl, `CREATE DATABASE outside OWNER outside`);
        url = Object.assign(new URL(url), { username: 'outside', password: 'secret', pathname: '/outside' }).href;
      }
      const settings = await ask(url, `SELECT current_setting('createrole_self_grant') AS granted`);
      expect(settings).toEqual([{ granted: '' }]);
      expect(await migrate(url)).not.toEqual([]);
      expect(await migrate(url)).toEqual([]);
      const bound = Object.assign(new URL(url), { search: '?options=-c%20role%3Dbode_app' }).href;
      expect(await ask(bound, `SELECT current_user AS name, count(*)::int AS rows FROM organisation`)).toEqual([
        { name: 'bode_app', rows: 0 },
      ]);
    },
  );

  it('sorts Dutch names as people expect', async () => {
    const database = await open(await copyOfOriginal());
    const rows = await ask(
      database.url,
      "SELECT name FROM unnest(ARRAY['Zwart', 'Özdemir', 'de Vries', 'Ploeg', 'Évrard', 'Faber']) AS name ORDER BY name",
    );
    expect(rows.map((row) => (row as { name: string }).name)).toEqual([
      'de Vries',
      'Évrard',
      'Faber',
      'Özdemir',
      'Ploeg',
      'Zwart',
    ]);
  });

  it('takes over the server of a process that was killed, and finds everything committed', async () => {
    const dataDir = await copyOfOriginal();
    const holder = spawnHolder(dataDir);
    const { url } = await untilUp(holder);
    await ask(url, "INSERT INTO note VALUES ('just before the kill')");
    await kill(holder);
    const database = await open(dataDir);
    expect(database.adopted).toBe(true);
    expect(database.lines).toEqual(['The last run was cut short, but its database kept running: nothing is lost.']);
    expect(await ask(database.url, 'TABLE note')).toEqual([...kept, { text: 'just before the kill' }]);
  });

  it('recovers when the server was killed together with its process', async () => {
    const dataDir = await copyOfOriginal();
    const holder = spawnHolder(dataDir);
    const { url } = await untilUp(holder);
    await ask(url, "INSERT INTO note VALUES ('just before the power cut')");
    const server = await readPidFile(clusterDir(dataDir));
    process.kill(server?.pid ?? 0, 'SIGKILL');
    await kill(holder);
    const database = await open(dataDir);
    expect(database.adopted).toBe(false);
    expect(await ask(database.url, 'TABLE note')).toEqual([...kept, { text: 'just before the power cut' }]);
  });

  it.each([0, 300, 900])('starts again after a kill %i ms into the making of the database', async (delay) => {
    const dataDir = await emptyFolder();
    const holder = spawnHolder(dataDir);
    while (!(await readdir(dataDir)).some((name) => name.startsWith('postgres-making-'))) await pause(5);
    await pause(delay);
    await kill(holder);
    const database = await open(dataDir);
    expect(await ask(database.url, 'SELECT current_user AS name')).toEqual([{ name: 'bode' }]);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('refuses a folder on which another process works, and names that process', async () => {
    const dataDir = await copyOfOriginal();
    const holder = spawnHolder(dataDir);
    const { url } = await untilUp(holder);
    await expect(open(dataDir)).rejects.toThrow(`Another Bode (process ${holder.pid}) is running on the data in`);
    expect(await ask(url, 'TABLE note')).toEqual(kept);
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    expect((await open(dataDir)).adopted).toBe(false);
  });

  it('outlives a Ctrl-C that reaches the whole process group, so that the app can drain', async () => {
    const holder = spawnHolder(await copyOfOriginal());
    const { url } = await untilUp(holder);
    process.kill(-(holder.pid ?? 0), 'SIGINT');
    await pause(500);
    expect(await ask(url, 'TABLE note')).toEqual(kept);
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    await expect(ask(url, 'TABLE note')).rejects.toThrow('ECONNREFUSED');
  });

  it('starts although postmaster.pid names a process that is another program by now', async () => {
    const dataDir = await copyOfOriginal();
    const other = spawn('sleep', ['60'], { cwd: '/', ...serverAccount() });
    const pidFile = join(clusterDir(dataDir), 'postmaster.pid');
    await writeFile(pidFile, `${other.pid}\n${clusterDir(dataDir)}\n1700000000\n1\n\n127.0.0.1\n  0  0\nready   \n`);
    await chmod(pidFile, 0o644);
    try {
      const database = await open(dataDir);
      expect(await ask(database.url, 'TABLE note')).toEqual(kept);
    } finally {
      other.kill();
    }
  });

  it('waits for a server that is just stopping', async () => {
    const dataDir = await copyOfOriginal();
    const said: string[] = [];
    const first = await startEmbedded({ dataDir, log: (line) => said.push(line) });
    const [, database] = await Promise.all([first.stop(), open(dataDir)]);
    expect(await ask(database.url, 'TABLE note')).toEqual(kept);
    // The next server runs at once, which is not the one that was to stop.
    expect(said).toEqual([]);
  });

  it('waits for its last holder, who stops the server, and starts it again', async () => {
    const dataDir = await copyOfOriginal();
    const first = await open(dataDir);
    const second = open(dataDir);
    await pause(1_000);
    await first.stop();
    expect((await second).adopted).toBe(false);
    expect(await ask((await second).url, 'SELECT text FROM note')).toEqual(kept);
  });

  it('says what to do about files of another version', async () => {
    const dataDir = await copyOfOriginal();
    await writeFile(join(clusterDir(dataDir), 'PG_VERSION'), '13\n');
    await expect(open(dataDir)).rejects.toThrow(/was made by PostgreSQL 13, and this Bode brings PostgreSQL 18/);
  });

  it('writes neither statements nor values into its log', async () => {
    const dataDir = await copyOfOriginal();
    const database = await open(dataDir);
    await ask(database.url, 'CREATE TABLE address (email text PRIMARY KEY)');
    await ask(database.url, "INSERT INTO address VALUES ('mevrouw@example.org')");
    await expect(ask(database.url, "INSERT INTO address VALUES ('mevrouw@example.org')")).rejects.toThrow('duplicate');
    const log = await readFile(join(clusterDir(dataDir), 'bode-postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('mevrouw');
  });
});
