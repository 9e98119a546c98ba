import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tick of `/proc`, in microseconds: Linux tells times of processes in hundredths of a second (`USER_HZ`). */
const TICK = 10_000;

/**
 * CPU time so far of this process and of the PostgreSQL of this house, in microseconds. Where there is no `/proc`, of this
 * process alone.
 */
export function cpuSoFar(dataDir: string): number {
  const { user, system } = process.cpuUsage();
  return user + system + postgresSoFar(dataDir);
}

function postgresSoFar(dataDir: string): number {
  try {
    const server = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => statOf(Number(pid)))
      .reduce((sum, stat) => sum + timeOf(stat, server), 0);
  } catch {
    return 0;
  }
}

/** The server's own time holds that of its children which have ended. */
function timeOf(stat: Stat | null, server: number): number {
  if (stat?.pid === server) return stat.own + stat.ofEndedChildren;
  return stat?.parent === server ? stat.own : 0;
}

interface Stat {
  pid: number;
  parent: number;
  own: number;
  ofEndedChildren: number;
}

/** See proc_pid_stat(5); null: it has ended meanwhile. */
function statOf(pid: number): Stat | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold blanks and brackets; after it the fields count from the third.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    return {
      pid,
      parent: field(4),
      own: (field(14) + field(15)) * TICK,
      ofEndedChildren: (field(16) + field(17)) * TICK,
    };
  } catch {
    return null;
  }
}
