import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { StartFault } from '../../config/start-fault.js';
import { openCluster, removeDrafts, type Cluster } from './cluster.js';
import { takeCluster } from './holder.js';
import { OWNER, prepareOwner } from './owner.js';
import { pidFilePath, readPidFile } from './pid-file.js';
import { isRunning, removeStalePidFile, startServer, stopServer } from './server.js';
import { serverSettings, type ServerSettings } from './server-settings.js';

export interface EmbeddedDatabase {
  /** Of the role that owns the database; no superuser. */
  readonly url: string;
  /** Of the superuser, to the maintenance database. */
  readonly adminUrl: string;
  readonly dataDir: string;
  /** Whether the server was left running by a process that was killed. */
  readonly adopted: boolean;
  /** Stops the server; call it after the app has closed. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: (line: string) => void;
  /** Instead of, or beside, the usual settings of the server. */
  settings?: ServerSettings;
}

/** Locks left by a crash, a port taken in between, a server that is just stopping: they pass within seconds. */
const START_PATIENCE_MS = 15_000;
/** Recovery after a crash reads the log of what was committed; on a slow disk that takes minutes. */
const RECOVERY_PATIENCE_MS = 10 * 60_000;
const NEWS_EVERY_MS = 5_000;

/**
 * The embedded PostgreSQL of a data folder: made, started or adopted, and held by this process alone.
 *
 * @throws StartFault with a remedy: no binaries for this platform, another version's or another user's files, another
 * live Bode on the same folder, or a server that doesn't come up
 */
export async function startEmbedded({ dataDir, log, settings }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const cluster = await openCluster(dataDir, log);
  const { admin, adminUrl, adopted } = await hold(cluster, { ...serverSettings, ...settings }, log);
  if (adopted) log('The last run was cut short, but its database kept running: nothing is lost.');
  await removeDrafts(dataDir);
  const url = new URL(adminUrl);
  url.username = OWNER;
  url.password = await prepareOwner(admin);
  url.pathname = OWNER;
  return {
    url: url.href,
    adminUrl,
    dataDir,
    adopted,
    stop: async () => {
      // The lock is let go by the stop itself, so that no other Bode comes in between.
      const fault = await stopServer(cluster);
      if (fault) log(`The database did not stop: ${fault}`);
      await admin.end().catch(() => undefined);
    },
  };
}

/** Brings the server up and makes it ours. One that its last holder is just stopping ends our connection as well. */
async function hold(cluster: Cluster, settings: ServerSettings, log: (line: string) => void): Promise<Up> {
  for (;;) {
    const up = await bringUp(cluster, settings, log);
    // The server ends this connection when it stops; without a listener that would be an uncaught error.
    up.admin.on('error', () => undefined);
    try {
      await takeCluster(up.admin, cluster.dataDir, log);
      return up;
    } catch (error) {
      await up.admin.end();
      if (error instanceof StartFault) throw error;
      log(`The database was stopped meanwhile, and is started again: ${(error as Error).message}`);
    }
  }
}

interface Up {
  admin: Client;
  adminUrl: string;
  adopted: boolean;
}

/** Starts the server, or finds it running, and goes on trying for as long as there is hope. */
async function bringUp(cluster: Cluster, settings: ServerSettings, log: (line: string) => void): Promise<Up> {
  const began = Date.now();
  let news = began + NEWS_EVERY_MS;
  let started = false;
  let fault = '';
  for (;;) {
    let waiting = false;
    if (await isRunning(cluster)) {
      const up = await connect(cluster);
      if ('admin' in up) return { ...up, adopted: !started };
      fault = up.fault;
      waiting = up.waiting;
      if (await removeStalePidFile(cluster)) continue;
    } else {
      const failed = await startServer(cluster, settings);
      if (!failed) {
        started = true;
        continue;
      }
      fault = failed;
    }
    const waited = Date.now() - began;
    if (waited > (waiting ? RECOVERY_PATIENCE_MS : START_PATIENCE_MS)) throw new StartFault(noStart(cluster, fault));
    if (Date.now() > news) {
      log(`The database is not ready yet, after ${Math.round(waited / 1000)} s: ${fault.split('\n').at(-1)}`);
      news = Date.now() + NEWS_EVERY_MS;
    }
    await pause(250);
  }
}

function noStart(cluster: Cluster, fault: string): string {
  return (
    `The database in ${cluster.dir} does not start:\n${fault}\n` +
    `If no PostgreSQL works there any more, remove ${pidFilePath(cluster.dir)} and try again.`
  );
}

/** `57P03`, cannot_connect_now: the server is starting, recovering or stopping. */
const NOT_NOW = '57P03';

async function connect(
  cluster: Cluster,
): Promise<{ admin: Client; adminUrl: string } | { fault: string; waiting: boolean }> {
  const file = await readPidFile(cluster.dir);
  if (!file) return { fault: 'the server is just starting', waiting: true };
  const adminUrl = `postgresql://postgres:${cluster.password}@127.0.0.1:${file.port}/postgres`;
  const admin = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  try {
    await admin.connect();
    return { admin, adminUrl };
  } catch (error) {
    const waiting = error instanceof DatabaseError && error.code === NOT_NOW;
    return { fault: `port ${file.port}: ${(error as Error).message}`, waiting };
  }
}
