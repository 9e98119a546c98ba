import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiler takes seconds, and much longer on a machine that is busy with other tests. */
jest.setTimeout(180_000);

const repository = fileURLToPath(new URL('../..', import.meta.url));
let project: string;

/** A project as small as can be, with our scripts and our compilers. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'bode-build-'));
  mkdirSync(join(project, 'src'));
  for (const file of ['package.json', 'tsconfig.json']) {
    cpSync(join(repository, file), join(project, file));
  }
  for (const script of ['build-when-stale.mjs', 'build.mjs']) {
    cpSync(join(repository, 'src', script), join(project, 'src', script));
  }
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

/** Starts, and kills the build with all it runs as soon as it has begun. */
async function startAndKill(): Promise<void> {
  const build = spawn(process.execPath, ['src/build-when-stale.mjs'], { cwd: project, detached: true });
  await once(build.stdout, 'data');
  process.kill(-build.pid!, 'SIGKILL');
  await once(build, 'close');
}

function run(...options: string[]): string {
  const program = [...options, 'dist/bode/cli.js'];
  const { stdout, stderr } = spawnSync(process.execPath, program, { cwd: project, encoding: 'utf8' });
  return stdout + stderr;
}

const fresh = { status: 0, output: '' };

describe('the build before a start', () => {
  it('is made where there is none, into the files that the command line tool expects', () => {
    expect(start().output).toContain('Building');
    expect(run()).toBe('bode\n');
  });

  it('is left alone while nothing has changed', () => {
    expect(start()).toEqual(fresh);
  });

  it('is made anew when a source is gone', () => {
    rmSync(join(project, 'src', 'other.ts'));
    expect(start().output).toContain('The sources have changed');
    expect(start()).toEqual(fresh);
  });

  it('leaves the earlier one as it is when it is killed, and is made by the next start', async () => {
    writeFileSync(join(project, 'src', 'cli.ts'), 'console.log("later");\n');
    await startAndKill();
    expect(run()).toBe('bode\n');
    expect(start().output).toContain('The sources have changed');
    expect(run()).toBe('later\n');
  });

  it('keeps only files of its own, and the lines of the sources for a stack', () => {
    writeFileSync(join(project, 'dist', 'bode', 'chunk-OLD.js'), '');
    writeFileSync(join(project, 'src', 'cli.ts'), 'export interface Lost {}\n\nthrow new Error("wrong");\n');
    expect(start().status).toBe(0);
    expect(readdirSync(join(project, 'dist', 'bode')).toSorted()).toEqual(['cli.js', 'cli.js.map']);
    expect(run('--enable-source-maps')).toMatch(/src\/cli\.ts:3:7/);
  });

  it('is not taken for a good one when it has failed', () => {
    const faults = { 'const text: = 1;': /cli\.ts:1/, "import './nowhere.js';": /Could not resolve ".\/nowhere\.js"/ };
    for (const [fault, told] of Object.entries(faults)) {
      writeFileSync(join(project, 'src', 'cli.ts'), `${fault}\n`);
      for (const { status, output } of [start(), start()]) {
        expect(output).toMatch(told);
        expect(status).toBe(1);
      }
    }
  });
});
