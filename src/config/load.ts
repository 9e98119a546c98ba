import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Environment, type Settings } from './config.js';
import { chooseDataDir, type Account } from './data-dir.js';

/** The settings with the folder and the secrets that are really used. The database's address is settled at start. */
export interface Config extends Settings {
  readonly dataDir: string;
  /** Why the data is not in `./data`, for the console. */
  readonly dataDirNote: string | undefined;
  /** At least one: the first signs, all verify. */
  readonly secretKeys: readonly [string, ...string[]];
}

/**
 * The configuration of this process, from the environment and the data folder.
 *
 * @param databaseAccount the account of the embedded PostgreSQL, where it isn't ours
 * @throws StartFault with every fault of the environment, or when no data folder works
 */
export async function loadConfig(env: Environment, databaseAccount?: Account): Promise<Config> {
  const settings = readConfig(env);
  const place = await chooseDataDir(settings.dataDir, settings.databaseUrl ? undefined : databaseAccount);
  const [first, ...others] = settings.secretKeys;
  return Object.freeze({
    ...settings,
    dataDir: place.path,
    dataDirNote: place.note,
    secretKeys: Object.freeze([first ?? (await keptSecret(place.path)), ...others] as const),
  });
}

/**
 * The secret kept in the data folder, made at the first start. A new one at each start would sign everybody out and
 * lose the bounces of mails that are on their way.
 */
async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret-key');
  const kept = await readFile(path, 'utf8').catch(ignoreMissing);
  if (kept) return kept.trim();
  // Written beside and linked into place: a crash leaves no half secret, and of two starts at once one wins.
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return (await readFile(path, 'utf8')).trim();
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
