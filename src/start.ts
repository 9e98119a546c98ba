import type { Environment } from './config/config.js';
import { loadConfig, type Config } from './config/load.js';
import { serverAccount } from './database/embedded/account.js';
import { startEmbedded } from './database/embedded/embedded.js';
import { migrate } from './database/migrate.js';
import { startBode } from './main.js';
import { stopSignal } from './stop-signal.js';

/**
 * `bode start`: everything up, until it is asked to stop; then everything down, the database last.
 *
 * @throws StartFault when the operator can mend what is wrong
 */
export async function start(env: Environment): Promise<void> {
  // Listened to from the beginning, so that Ctrl-C while the database comes up stops it too.
  const asked = stopSignal();
  const config = await loadConfig(env, serverAccount());
  const database = await openDatabase(config);
  try {
    const bode = await startBode({ ...config, databaseUrl: database.url });
    const signal = await asked;
    console.log(`${signal}: finishing what is under way …`);
    await bode.close();
  } finally {
    await database.stop();
  }
}

/** `bode migrate`: brings the schema up to date and starts nothing. */
export async function migrateOnly(env: Environment): Promise<void> {
  const database = await openDatabase(await loadConfig(env, serverAccount()));
  try {
    const done = await migrate(database.url);
    console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The schema is up to date.');
  } finally {
    await database.stop();
  }
}

/** The PostgreSQL of DATABASE_URL, which is not ours to stop, or the embedded one. */
async function openDatabase(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  console.log(`Data: ${config.dataDir}${config.dataDirNote ? ` (${config.dataDirNote})` : ''}`);
  const database = await startEmbedded({ dataDir: config.dataDir, log: console.log });
  if (database.adopted) console.log('The last run was cut short; its database went on and nothing is lost.');
  return database;
}
