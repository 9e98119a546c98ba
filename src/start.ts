import type { Environment } from './config/config.js';
import { loadConfig, type Config } from './config/load.js';
import { serverAccount } from './database/embedded/account.js';
import { startEmbedded } from './database/embedded/embedded.js';
import { demoWelcome } from './demo/welcome.js';
import { startBode } from './main.js';
import { npmGone } from './npm-gone.js';
import { stopSignal } from './stop-signal.js';

/**
 * `bode start`: everything up, until it is asked to stop; then everything down, the database last.
 *
 * @throws StartFault when the operator can mend what is wrong
 */
export async function start(env: Environment): Promise<void> {
  // Listened to from the beginning, so that Ctrl-C while the database comes up doesn't leave it running.
  const asked = Promise.race([stopSignal(), npmGone(env).then(() => 'npm is gone')]);
  const config = await load(env);
  const bode = await startBode(config);
  console.log(`Bode is ready: ${bode.url}`);
  if (config.demo) console.log(demoWelcome(bode.url));
  const why = await asked;
  console.log(`${why}: finishing what is under way …`);
  await bode.close();
}

/** `bode migrate`: brings the schema up to date and starts nothing else. */
export async function migrateOnly(env: Environment): Promise<void> {
  const config = await load(env);
  if (config.databaseUrl) return migrateAndTell(config.databaseUrl);
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: console.log });
  try {
    await migrateAndTell(embedded.url);
  } finally {
    await embedded.stop();
  }
}

async function load(env: Environment): Promise<Config> {
  const config = await loadConfig(env, serverAccount());
  console.log(`Data: ${config.dataDir}${config.dataDirNote ? `, because ${config.dataDirNote}` : ''}`);
  return config;
}

async function migrateAndTell(databaseUrl: string): Promise<void> {
  const { migrate } = await import('./database/migrate.js');
  const done = await migrate(databaseUrl);
  console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The schema is up to date.');
}
