import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a process of its own, in its own process group, that brings up the database of a folder and holds it. */
export function spawnHolder(dataDir: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--no-warnings', '--import', './test/support/typescript.mjs', 'test/support/hold-database.ts', dataDir],
    { cwd: project, detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
}

/** What the process says once its database is up. */
export async function untilUp(holder: ChildProcess): Promise<{ url: string; adopted: boolean }> {
  let text = '';
  for await (const chunk of holder.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text) as { url: string; adopted: boolean };
  }
  throw new Error(`The process ended before its database was up: ${text}`);
}

/** kill -9: the process gets no chance to tidy up. */
export async function kill(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  if (holder.exitCode === null && holder.signalCode === null) await once(holder, 'exit');
}
