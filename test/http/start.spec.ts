import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

jest.setTimeout(180_000);

const project = fileURLToPath(new URL('../..', import.meta.url));
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bode-start-'));
  await chmod(dataDir, 0o755);
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

interface Run {
  process: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

/**
 * The command line tool as a process of its own, with nothing in its environment but what is given.
 *
 * @param inside what runs it, with the command as its arguments
 */
function bode(args: string[], env: Record<string, string> = {}, inside: readonly string[] = []): Run {
  const node = [process.execPath, '--no-warnings', '--import', './test/support/typescript.mjs', 'src/cli.ts'];
  const [program = '', ...rest] = [...inside, ...node, ...args];
  const child = spawn(program, rest, {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    detached: true,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk));
  return { process: child, output: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
}

/** A relay that isn't there: what is to be sent stays queued. */
function start(env: Record<string, string> = {}, inside?: readonly string[]): Run {
  const settings = { PORT: '0', DATA_DIR: dataDir, SMTP_URL: 'smtp://127.0.0.1:1', LOG_LEVEL: 'warn' };
  return bode(['start'], { ...settings, ...env }, inside);
}

async function address(run: Run): Promise<string> {
  for (;;) {
    const url = /Bode is ready: (\S+)/.exec(run.output())?.[1];
    if (url) return url;
    if (run.process.exitCode !== null) throw new Error(`Bode did not start:\n${run.output()}`);
    await pause(50);
  }
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/health/ready`)).ok;
}

describe('bode start', () => {
  it('starts with a database of its own, and again after a kill -9', async () => {
    const first = start();
    expect(await isReady(await address(first))).toBe(true);
    first.process.kill('SIGKILL');
    await first.ended;

    const second = start();
    expect(await isReady(await address(second))).toBe(true);

    // npm passes the terminal's Ctrl-C on, so that it arrives twice.
    second.process.kill('SIGINT');
    await pause(20);
    second.process.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain('SIGINT: finishing what is under way');
  });

  it('stops what it has started when it is asked to stop meanwhile', async () => {
    const run = start();
    while (!run.output().includes('Data: ')) await pause(20);
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);

    // The database was stopped with it: the next one finds nothing to take over.
    const migrate = bode(['migrate'], { DATA_DIR: dataDir });
    expect(await migrate.ended).toBe(0);
    expect(migrate.output()).toBe(`Data: ${dataDir}\nThe schema is up to date.\n`);
  });

  // Each stands by while what it runs goes on, and tells it nothing when it is killed.
  const shell = ['sh', '-c', '"$0" "$@"; exit'];
  it.each([
    ['its shell', shell],
    ['npm itself, above its shell', [...shell, ...shell]],
  ])('ends with the npm start that it runs in, killed as %s', async (_, inside) => {
    const run = start({ npm_lifecycle_event: 'start' }, inside);
    await address(run);
    run.process.kill('SIGKILL');
    await run.ended;
    expect(run.output()).toContain('npm is gone: finishing what is under way');
  });

  it('lists all missing settings of production at once, and starts nothing', async () => {
    const run = bode(['start'], { NODE_ENV: 'production', DATA_DIR: join(dataDir, 'unused') });
    expect(await run.ended).toBe(1);
    for (const name of ['SECRET_KEY', 'PUBLIC_URL', 'RETURN_PATH_DOMAIN', 'SMTP_URL']) {
      expect(run.output()).toContain(`${name} is missing; for example ${name}=`);
    }
    expect(run.output()).not.toContain('    at ');
  });
});

describe('bode', () => {
  it('says what it can do', async () => {
    const run = bode([]);
    expect(await run.ended).toBe(0);
    expect(run.output()).toMatch(/Usage: bode COMMAND\n\n {2}start .*\n {2}migrate /);
  });

  it.each([
    [['stat'], 'There is no command "stat".'],
    [['toString'], 'There is no command "toString".'],
    [['start', 'now'], '"bode start" takes no arguments.'],
  ])('refuses %j', async (args, sentence) => {
    const run = bode(args);
    expect(await run.ended).toBe(2);
    expect(run.output()).toContain(sentence);
  });
});
