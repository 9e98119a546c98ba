import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFault } from '../../config/start-fault.js';

/** Any number; the lock lives in the cluster's own `postgres` database, which nothing else uses. */
const HOLDER_LOCK = 0x686f6c64; // "hold"

/**
 * A killed process's connection is closed by the system, but the server may take a moment to notice; and one whose
 * terminal was closed, or whose npm was killed, finishes what is under way.
 */
const PATIENCE_MS = 10_000;
/** After this whoever waits is told for what. */
const NEWS_MS = 2_000;

/**
 * Makes this process the one that works on the cluster, for as long as the connection is open.
 *
 * A lock of the server itself, because it is let go at the very moment its holder dies: a lock file would outlive a
 * kill -9, and its process number may mean another program by then.
 *
 * @param admin an open connection of the superuser to the database `postgres`
 * @throws StartFault when another live Bode holds it
 */
export async function takeCluster(admin: Client, dataDir: string, log: (line: string) => void): Promise<void> {
  const began = Date.now();
  let told = false;
  for (;;) {
    const { rows } = await admin.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [HOLDER_LOCK]);
    if (rows[0]?.taken) break;
    const waited = Date.now() - began;
    if (waited > PATIENCE_MS) throw new StartFault(await inUse(admin, dataDir));
    if (waited > NEWS_MS && !told) {
      log('Another Bode still works on the data: waiting for it to finish …');
      told = true;
    }
    await pause(100);
  }
  await admin.query(`SET application_name = 'bode holder ${process.pid}'`);
}

async function inUse(admin: Client, dataDir: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.objid = $1`,
    [HOLDER_LOCK],
  );
  const pid = /^bode holder (\d+)$/.exec(rows[0]?.name ?? '')?.[1];
  return (
    `Another Bode${pid ? ` (process ${pid})` : ''} is running on the data in ${dataDir}. ` +
    'Stop it first, or give this one a folder of its own with DATA_DIR; ' +
    'several processes on one database need a PostgreSQL server of their own (DATABASE_URL).'
  );
}
