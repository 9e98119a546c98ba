import { spawn } from 'node:child_process';
import type { Account } from '../../config/data-dir.js';

export interface Outcome {
  /** The exit code; -1 when a signal ended the program. */
  readonly code: number;
  /** What it wrote, to both streams. */
  readonly output: string;
}

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
    // Not 'close': a server started by pg_ctl may keep the streams open for as long as it lives.
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      settle({ code: code ?? -1, output: Buffer.concat(chunks).toString().trim() });
    });
  });
}

/** Without PGDATA, PGPORT and their like, which would lead the programs to another cluster; messages in English. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TZ', 'LD_LIBRARY_PATH'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C' };
}
