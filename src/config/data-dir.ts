import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { StartFault } from './start-fault.js';

/** A user of the operating system, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface DataDir {
  readonly path: string;
  /** Why the data is not in `./data`; undefined when it is where one expects it. */
  readonly note: string | undefined;
}

/**
 * Chooses the folder for everything Bode keeps outside a database server, and makes it.
 *
 * `./data` may not do: the project may be read-only, or lie under a home that the account of the embedded PostgreSQL
 * can't enter (root's home is closed to others, and PostgreSQL refuses to run as root). Then a fixed folder outside the
 * project is taken, the same one at each start. Data that is in `./data` already is never left for another folder, and
 * a folder asked for by DATA_DIR is never replaced.
 *
 * @param asked DATA_DIR, if set
 * @param enteredBy the account that has to reach files inside, if it isn't ours
 * @param project the folder of this checkout
 * @param outside where the folder goes that stands in for `./data`
 * @throws StartFault when no folder works
 */
export async function chooseDataDir(
  asked: string | undefined,
  enteredBy?: Account,
  { project = process.cwd(), outside = sharedPlace() } = {},
): Promise<DataDir> {
  const first = resolve(project, asked ?? 'data');
  const fault = await whyUnusable(first, enteredBy);
  if (!fault) return { path: first, note: undefined };
  if (asked !== undefined) throw new StartFault(`DATA_DIR ${first} ${fault}. Choose another folder, or open this one.`);
  if (await exists(join(first, 'postgres'))) {
    throw new StartFault(`The data of this project is in ${first}, but that folder ${fault}. Open it again.`);
  }
  const second = join(outside, nameFor(project));
  const secondFault = await whyUnusable(second, enteredBy);
  if (!secondFault) return { path: second, note: `${first} ${fault}` };
  throw new StartFault(
    `There is no folder for the data: ${first} ${fault}; ${second} ${secondFault}. Set DATA_DIR to a folder that works.`,
  );
}

function sharedPlace(): string {
  return process.getuid?.() === 0 ? '/var/lib/bode' : join(homedir(), '.local', 'share', 'bode');
}

/** After the project's own path, so that two checkouts don't share one database. */
function nameFor(project: string): string {
  const mark = createHash('sha256').update(project).digest('hex').slice(0, 8);
  return `${basename(project) || 'root'}-${mark}`;
}

async function whyUnusable(path: string, enteredBy: Account | undefined): Promise<string | undefined> {
  try {
    await makeEnterable(path);
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return `can't be written (${(error as NodeJS.ErrnoException).code})`;
  }
  if (enteredBy && !(await canEnter(path, enteredBy))) {
    return `can't be entered by user ${enteredBy.uid}, as whom PostgreSQL runs when root starts Bode`;
  }
  return undefined;
}

/**
 * Makes the missing folders, open for passing through whatever the umask says: what is secret inside is closed by
 * itself. Folders that exist are somebody else's choice and stay as they are.
 */
async function makeEnterable(path: string): Promise<void> {
  if (await exists(path)) return;
  await makeEnterable(dirname(path));
  await mkdir(path);
  await chmod(path, 0o755);
}

/** Asked of the system itself, because mode bits don't tell of access lists or remote mounts. */
async function canEnter(path: string, account: Account): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', 'cd "$0"', path], { ...account, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
