import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDataDir } from '../../../src/config/data-dir.js';
import { loadConfig } from '../../../src/config/load.js';

const folders: string[] = [];
let project: string;
let outside: string;
/** Who has to enter the folder, as in a real start: root runs the database as nobody, anybody else as themselves. */
const enteredBy = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bode-data-dir-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  project = join(folder, 'home', 'project');
  outside = join(folder, 'outside');
  await mkdir(project, { recursive: true });
});

afterAll(async () => {
  for (const folder of folders) {
    await chmod(join(folder, 'home', 'project'), 0o755);
    await rm(folder, { recursive: true, force: true });
  }
});

/** Root isn't stopped by a read-only folder, and nobody else's database by a home that is closed to others. */
async function close(): Promise<void> {
  if (enteredBy) await chmod(join(project, '..'), 0o700);
  else await chmod(project, 0o555);
}

describe('the data folder', () => {
  it('is ./data, made open for passing through whatever the umask says', async () => {
    const umask = process.umask(0o077);
    try {
      const place = await chooseDataDir(undefined, enteredBy, { project, outside });
      expect(place).toEqual({ path: join(project, 'data'), note: undefined });
    } finally {
      process.umask(umask);
    }
    expect((await stat(join(project, 'data'))).mode & 0o777).toBe(0o755);
  });

  it('is the same one outside at each start where ./data can not work, and says so', async () => {
    await close();
    const place = await chooseDataDir(undefined, enteredBy, { project, outside });
    expect(place.path).toMatch(/outside\/project-[0-9a-f]{8}$/);
    expect(place.note).toMatch(/data can't be (written|entered)/);
    expect(await chooseDataDir(undefined, enteredBy, { project, outside })).toEqual(place);
  });

  it('is never another one while ./data holds a database', async () => {
    await mkdir(join(project, 'data', 'postgres'), { recursive: true });
    await close();
    if (!enteredBy) await chmod(join(project, 'data'), 0o555);
    await expect(chooseDataDir(undefined, enteredBy, { project, outside })).rejects.toThrow(
      'The data of this project is in',
    );
    if (!enteredBy) await chmod(join(project, 'data'), 0o755);
  });

  it('is never another one than DATA_DIR', async () => {
    await close();
    await expect(chooseDataDir('elsewhere', enteredBy, { project, outside })).rejects.toThrow(/^DATA_DIR .*elsewhere/);
  });
});

describe('the secret of a development machine', () => {
  it('is made once, readable by its owner only', async () => {
    const env = { DATA_DIR: join(project, 'data') };
    const first = await loadConfig(env);
    expect(first.secretKeys).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    expect((await loadConfig(env)).secretKeys).toEqual(first.secretKeys);
    const path = join(project, 'data', 'secret-key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readFile(path, 'utf8')).trim()).toBe(first.secretKeys[0]);
  });

  it('is one even when two start at the same moment', async () => {
    const env = { DATA_DIR: join(project, 'data') };
    await mkdir(env.DATA_DIR);
    const [one, other] = await Promise.all([loadConfig(env), loadConfig(env)]);
    expect(one.secretKeys).toEqual(other.secretKeys);
  });

  it('is left alone when SECRET_KEY is set', async () => {
    const given = 'g'.repeat(32);
    const config = await loadConfig({ DATA_DIR: join(project, 'data'), SECRET_KEY: given });
    expect(config.secretKeys).toEqual([given]);
    await expect(stat(join(project, 'data', 'secret-key'))).rejects.toThrow('ENOENT');
  });
});
