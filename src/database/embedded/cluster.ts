import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../../config/data-dir.js';
import { StartFault } from '../../config/start-fault.js';
import { prepareBinaries, type Binaries } from './binaries.js';
import { accountFor, giveTo } from './ownership.js';
import { run } from './run.js';
import { SETTINGS_FILE } from './server-settings.js';

/** The files of one PostgreSQL cluster, and what runs on them. */
export interface Cluster {
  readonly dir: string;
  readonly dataDir: string;
  readonly binaries: Binaries;
  /** Undefined: ourselves. */
  readonly account: Account | undefined;
  /** Of the superuser `postgres`; kept inside the cluster, readable by its owner only. */
  readonly password: string;
}

const PASSWORD_FILE = 'bode-password';
const DRAFT_PREFIX = 'postgres-making-';

/** Where the cluster of a data folder is. */
export function clusterDir(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * The cluster of the data folder, made if it isn't there yet (about a second).
 *
 * @throws StartFault when the cluster is of another major version, or belongs to another user
 */
export async function openCluster(dataDir: string, log: (line: string) => void): Promise<Cluster> {
  const dir = clusterDir(dataDir);
  const account = await accountFor(dir);
  const binaries = await prepareBinaries(dataDir, account);
  await checkOwner(dir, account);
  if (!(await isCluster(dir))) {
    log(`Making the database in ${dir} …`);
    await makeCluster(dir, dataDir, binaries, account);
  }
  await checkVersion(dir, binaries);
  const password = (await readFile(join(dir, PASSWORD_FILE), 'utf8')).trim();
  return { dir, dataDir, binaries, account, password };
}

/** Removes what starts that were killed while they made a cluster left behind. For the holder of the folder only. */
export async function removeDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(DRAFT_PREFIX)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function isCluster(dir: string): Promise<boolean> {
  return (await statusOf(join(dir, 'PG_VERSION'))) !== undefined;
}

/** Undefined when there is nothing; a folder that is closed to us is something. */
async function statusOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/**
 * Made aside and moved into place when it is whole, so that a kill at any moment leaves no half cluster behind.
 *
 * ICU sorts Dutch names as people expect; C.UTF-8 exists on each Linux, where nl_NL often doesn't.
 */
async function makeCluster(
  dir: string,
  dataDir: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<void> {
  const draft = await mkdtemp(join(dataDir, DRAFT_PREFIX));
  try {
    const files = join(draft, 'files');
    const passwordFile = join(draft, PASSWORD_FILE);
    await mkdir(files, { mode: 0o700 });
    await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true });
    if (account) await giveTo(draft, account);
    const made = await run(
      binaries.initdb,
      [
        `--pgdata=${files}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--locale-provider=icu',
        '--icu-locale=nl-NL',
        '--no-instructions',
      ],
      { account, cwd: dataDir },
    );
    if (made.code !== 0) throw new StartFault(`The database could not be made in ${dir}:\n${made.output}`);
    await appendFile(join(files, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`, { flush: true });
    await rename(passwordFile, join(files, PASSWORD_FILE));
    await rename(files, dir).catch(async (error: unknown) => {
      // Another start was quicker; its cluster is as good as ours.
      if (!(await isCluster(dir))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Before anything is read there: what belongs to another user is closed to us. */
async function checkOwner(dir: string, account: Account | undefined): Promise<void> {
  const owner = (await statusOf(dir))?.uid;
  if (owner === undefined) return;
  if (account && owner !== account.uid) return giveTo(dir, account);
  const ours = process.getuid?.();
  if (!account && ours !== undefined && owner !== ours) {
    throw new StartFault(
      `The database in ${dir} belongs to user ${owner}, and Bode runs as user ${ours}. ` +
        `Start Bode as that user or as root, or give the files to this one: chown -R ${ours} ${dir}`,
    );
  }
}

async function checkVersion(dir: string, binaries: Binaries): Promise<void> {
  const version = (await readFile(join(dir, 'PG_VERSION'), 'utf8')).trim();
  if (version === String(binaries.major)) return;
  throw new StartFault(
    `The database in ${dir} was made by PostgreSQL ${version}, and this Bode brings PostgreSQL ${binaries.major}. ` +
      `Start the Bode that made it and dump the database with pg_dump, or set DATABASE_URL to a PostgreSQL ${version} ` +
      'that has it; to begin anew, set DATA_DIR to an empty folder.',
  );
}
