import { Client } from 'pg';
import { ownerDataSource } from './data-source.js';

/** Any number that no other program on the same cluster uses for its own lock. */
const MIGRATION_LOCK = 0x626f6465; // "bode"

/**
 * Brings the schema up to date, as its owner.
 *
 * Several replicas may start at once: whoever gets the lock migrates, the others wait and then find nothing to do. The
 * lock is held on a connection of its own, because TypeORM runs its migrations on connections it chooses itself.
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new Client({ connectionString: url, application_name: 'bode migrate lock' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await ownerDataSource(url).initialize();
    try {
      const done = await source.runMigrations();
      return done.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await lock.end();
  }
}
