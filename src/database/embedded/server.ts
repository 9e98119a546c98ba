import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { anyProcessIn, pidFilePath, readPidFile, type PidFile } from './pid-file.js';
import { run, type Outcome } from './run.js';
import { SETTINGS_FILE, settingsText, type ServerSettings } from './server-settings.js';

const LOG_FILE = 'bode-postgres.log';

/** How long a server may take to start or stop before it is given up on; the server itself goes on. */
const WAIT_SECONDS = 60;

/** `running` may also mean starting, recovering or stopping. */
export async function isRunning(cluster: Cluster): Promise<boolean> {
  const { code } = await control(cluster, ['status']);
  return code === 0;
}

/**
 * Starts the server on a free loopback port, and waits until it takes connections or has failed.
 *
 * @returns why it failed, in the server's own words; undefined when it runs
 */
export async function startServer(cluster: Cluster, settings: ServerSettings): Promise<string | undefined> {
  const file = join(cluster.dir, SETTINGS_FILE);
  await writeFile(file, settingsText({ ...settings, port: await freePort() }), { mode: 0o600 });
  if (cluster.account) await chown(file, cluster.account.uid, cluster.account.gid);
  const log = join(cluster.dir, LOG_FILE);
  // A log for each run: an older one would hide why this one failed. The last one is kept to look into a crash.
  await rename(log, `${log}.previous`).catch(() => undefined);
  const { code, output } = await control(cluster, ['start', '-w', '-t', String(WAIT_SECONDS), '-l', log]);
  if (code === 0) return undefined;
  return (await readFile(log, 'utf8').catch(() => '')).trim() || output;
}

/**
 * A fast stop: open transactions are rolled back, everything committed is written out.
 *
 * Waits for that very server. `pg_ctl stop -w` waits for there being none, and so for a minute in vain when another
 * Bode starts the next one at once.
 *
 * @returns why it did not stop; undefined when it did
 */
export async function stopServer(cluster: Cluster): Promise<string | undefined> {
  const server = await readPidFile(cluster.dir);
  const { code, output } = await control(cluster, ['stop', '-m', 'fast', '-W']);
  if (code !== 0) return output;
  for (const until = Date.now() + WAIT_SECONDS * 1_000; Date.now() < until; await pause(50)) {
    if (!server || !(await serves(server, cluster))) return undefined;
  }
  return `it still works after ${WAIT_SECONDS} s`;
}

/** A server that has ended leaves no postmaster.pid of its own, save when it crashed. */
async function serves({ pid }: PidFile, cluster: Cluster): Promise<boolean> {
  return (await readPidFile(cluster.dir))?.pid === pid && (await anyProcessIn(cluster.dir)) !== false;
}

/**
 * Removes a postmaster.pid whose number was given to another program after a power cut; PostgreSQL itself can't tell
 * and would refuse to start for ever.
 */
export async function removeStalePidFile(cluster: Cluster): Promise<boolean> {
  if ((await anyProcessIn(cluster.dir)) !== false) return false;
  await rm(pidFilePath(cluster.dir), { force: true });
  return true;
}

async function control(cluster: Cluster, args: readonly string[]): Promise<Outcome> {
  return run(cluster.binaries.pgCtl, [...args, '-D', cluster.dir], { account: cluster.account, cwd: cluster.dataDir });
}

/** Another program may take the port in between; the start then fails, and is tried again with another port. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((settle, fail) => {
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', settle);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((settle) => probe.close(() => settle()));
  return port;
}
