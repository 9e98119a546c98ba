import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from '../../src/database/embedded/account.js';
import { findPackage, prepareBinaries } from '../../src/database/embedded/binaries.js';

const folders: string[] = [];
let dataDir: string;
let packageDir: string;

/** The package as npm unpacks it when install scripts are off: without the links of the libraries. */
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bode-binaries-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  await mkdir(dataDir);
  packageDir = join(folder, 'home', 'package');
  await cp(findPackage(), packageDir, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
});

afterAll(async () => {
  for (const folder of folders) {
    await chmod(join(folder, 'home', 'package', 'native', 'lib'), 0o755);
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the programs of the embedded database', () => {
  it('get the links of their libraries where no install script made them', async () => {
    const binaries = await prepareBinaries(dataDir, serverAccount(), packageDir);
    expect(binaries).toMatchObject({ major: 18, pgCtl: join(packageDir, 'native', 'bin', 'pg_ctl') });
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('are copied once into the data folder where the package is closed to their account or to us', async () => {
    // Root may do everything itself but starts the server as another user; anybody else is stopped by a read-only folder.
    await chmod(join(packageDir, 'native', 'lib'), 0o555);
    await chmod(join(packageDir, '..'), process.getuid?.() === 0 ? 0o700 : 0o755);
    const binaries = await prepareBinaries(dataDir, serverAccount(), packageDir);
    const [copy, ...others] = await readdir(dataDir);
    expect(others).toEqual([]);
    expect(binaries.pgCtl).toBe(join(dataDir, copy ?? '', 'native', 'bin', 'pg_ctl'));

    const before = await lstat(join(dataDir, copy ?? ''));
    expect(await prepareBinaries(dataDir, serverAccount(), packageDir)).toEqual(binaries);
    expect((await lstat(join(dataDir, copy ?? ''))).ino).toBe(before.ino);
  });

  it('are missed with a remedy where the platform has none', () => {
    expect(() => findPackage('aix', 'ppc64')).toThrow(/no embedded PostgreSQL for aix ppc64.*set DATABASE_URL/);
  });
});
