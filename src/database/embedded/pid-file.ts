import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server says of itself in `postmaster.pid`. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
}

/** Where PostgreSQL writes which process serves a cluster. */
export function pidFilePath(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/**
 * Lines of the file (PostgreSQL, miscadmin.h): process id, data directory, start time, port, socket directory, listen
 * address, shared memory, status. A server that is just starting has written only some of them.
 */
function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** What the file of a cluster says; undefined where there is none, or none that can be read. */
export async function readPidFile(clusterDir: string): Promise<PidFile | undefined> {
  return parsePidFile(await readFile(pidFilePath(clusterDir), 'utf8').catch(() => ''));
}

/**
 * Whether some process works in the cluster: each of a server's processes stays in its folder for life, and belongs to
 * the folder's owner.
 *
 * After a power cut the number in postmaster.pid may be that of another program, and PostgreSQL then refuses to start.
 * Only where this answers `false` may the file be removed; `undefined` means that the system doesn't tell (no /proc, or
 * it is closed to us).
 */
export async function anyProcessIn(clusterDir: string): Promise<boolean | undefined> {
  const folder = await realpath(clusterDir);
  const owner = (await stat(folder)).uid;
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (pids.length === 0) return undefined;
  let closed = false;
  for (const pid of pids) {
    try {
      if ((await stat(`/proc/${pid}`)).uid !== owner) continue;
      if ((await readlink(`/proc/${pid}/cwd`)) === folder) return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Anything else means that it has ended meanwhile.
      if (code === 'EACCES' || code === 'EPERM') closed = true;
    }
  }
  return closed ? undefined : false;
}
