import type { Config } from './config/load.js';
import { makeLog } from './config/log.js';
import { startEmbedded } from './database/embedded/embedded.js';

export interface Bode {
  /** Where this process answers. */
  url: string;
  /** Stops taking requests, finishes those under way and the work in hand, and lets go of the database. */
  close(): Promise<void>;
}

/**
 * Starts one Bode: database, schema, app. What it began before something failed is stopped again.
 *
 * @throws StartFault where the operator can mend it
 */
export async function startBode(config: Config): Promise<Bode> {
  const log = makeLog(config.logLevel);
  // Six megabytes of program: read while the database comes up, they cost a start the longer of the two, not both.
  const app = import('./app.open.js');
  // A fault is met where it is awaited, and not by Node as one that nobody waits for.
  app.catch(() => undefined);
  const { databaseUrl, dataDir } = config;
  const embedded = databaseUrl === undefined ? await startEmbedded({ dataDir, log: (line) => log.info(line) }) : null;
  try {
    const { openApp } = await app;
    const { url, close } = await openApp(config, databaseUrl ?? embedded!.url, log);
    return { url, close: () => close().finally(() => embedded?.stop()) };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
