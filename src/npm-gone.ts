import { readFileSync } from 'node:fs';
import { setInterval as ticks } from 'node:timers/promises';
import type { Environment } from './config/config.js';

const EVERY_MS = 500;

/**
 * Settles when the `npm start` that runs us is gone; never when something else does.
 *
 * npm runs its scripts in a shell, and who kills npm, in whatever way, ends npm or that shell and not what runs inside.
 * Bode would go on where nobody sees it, and hold port and database against the next `npm start`.
 */
export async function npmGone(env: Environment): Promise<void> {
  if (env.npm_lifecycle_event !== 'start') return new Promise(() => undefined);
  const before = launchers();
  for await (const _ of ticks(EVERY_MS, undefined, { ref: false })) {
    if (launchers() !== before) return;
  }
}

/** The processes between npm and us, npm included. Some shells give their place to the one program they run. */
function launchers(): string {
  const parent = process.ppid;
  const { name, parent: above } = processOf(parent);
  return name === 'sh' ? `${above} ${parent}` : `${parent}`;
}

/** Name and parent of a process as Linux tells them (proc(5), stat); elsewhere shells of npm give up their place. */
function processOf(pid: number): { name?: string; parent?: string } {
  try {
    const [, name, parent] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!;
    return { name, parent };
  } catch {
    return {};
  }
}
