import { spawn } from 'node:child_process';
import type { Account } from '../../config/data-dir.js';

export interface Outcome {
  /** The exit code; -1 when a signal ended the program. */
  readonly code: number;
  /** What it wrote, to both streams. */
  readonly output: string;
}

/** How long the streams may stay open after a program has ended: a server that it started may have inherited them. */
const STREAMS_LINGER_MS = 500;

/**
 * Runs a program of PostgreSQL to its end.
 *
 * @param cwd a folder that the account may enter: the programs fail in one they can't
 * @throws when the program can't be started at all (missing, or the account may not reach it)
 */
export async function run(
  program: string,
  args: readonly string[],
  { account, cwd }: { account?: Account | undefined; cwd: string },
): Promise<Outcome> {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: cleanEnvironment(),
      // A session of its own: Ctrl-C in the terminal reaches only us, so the database outlives the app that drains.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', fail);
    child.once('exit', () =>
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, STREAMS_LINGER_MS).unref(),
    );
    child.once('close', (code) => settle({ code: code ?? -1, output: Buffer.concat(chunks).toString().trim() }));
  });
}

/**
 * Nothing of ours that could lead the programs astray: PGDATA and its like to another cluster, LD_LIBRARY_PATH to other
 * libraries than their own. Messages in English.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C' };
}
