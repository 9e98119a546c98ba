import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiler takes seconds, and much longer on a machine that is busy with other tests. */
jest.setTimeout(180_000);

const repository = fileURLToPath(new URL('../..', import.meta.url));
let project: string;

/** A project as small as can be, with our script and our compiler. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'bode-build-'));
  mkdirSync(join(project, 'src'));
  for (const file of ['package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(repository, file), join(project, file));
  }
  cpSync(join(repository, 'src', 'build-when-stale.mjs'), join(project, 'src', 'build-when-stale.mjs'));
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'ormconfig.ts'), 'export const name = "bode";\n');
  writeFileSync(join(project, 'src', 'cli.ts'), 'import { name } from "../ormconfig.js";\nconsole.log(name);\n');
  writeFileSync(join(project, 'src', 'other.ts'), 'export const other = 1;\n');
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function start(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/build-when-stale.mjs'], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const fresh = { status: 0, output: '' };

describe('the build before a start', () => {
  it('is made where there is none, into the folders that the command line tool expects', () => {
    expect(start().output).toContain('Building');
    expect(spawnSync(process.execPath, ['dist/src/cli.js'], { cwd: project, encoding: 'utf8' }).stdout).toBe('bode\n');
  });

  it('is left alone while nothing has changed', () => {
    expect(start()).toEqual(fresh);
  });

  it('is made anew when a source is gone', () => {
    rmSync(join(project, 'src', 'other.ts'));
    expect(start().output).toContain('The sources have changed');
    expect(start()).toEqual(fresh);
  });

  it('is not taken for a good one when it has failed', () => {
    writeFileSync(join(project, 'src', 'cli.ts'), 'const text: string = 1;\nconsole.log(text);\n');
    for (const { status, output } of [start(), start()]) {
      expect(output).toContain("Type 'number' is not assignable to type 'string'");
      expect(status).toBe(1);
    }
  });
});
