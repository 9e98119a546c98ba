import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server says of itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
}

export function pidFilePath(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/**
 * Lines of the file (PostgreSQL, miscadmin.h): process id, data directory, start time, port, socket directory, listen
 * address, shared memory, status. A server that is just starting has written only some of them.
 */
export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

export async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  return parsePidFile(await readFile(pidFilePath(clusterDir), 'utf8').catch(() => ''));
}

/**
 * Whether some process works in the cluster: each of a server's processes stays in its folder for life.
 *
 * After a power cut the number in postmaster.pid may be that of another program, and PostgreSQL then refuses to start.
 * Only where this answers `false` may the file be removed; `undefined` means that the system doesn't tell (no /proc, or
 * processes of others are hidden from us).
 */
export async function anyProcessIn(clusterDir: string): Promise<boolean | undefined> {
  const folder = await realpath(clusterDir);
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return undefined;
  let hidden = false;
  for (const pid of pids) {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => {
      // ENOENT and ESRCH: it has ended meanwhile.
      if (error.code === 'EACCES' || error.code === 'EPERM') hidden = true;
      return undefined;
    });
    if (cwd === folder) return true;
  }
  return hidden ? undefined : false;
}
