import { firstRow } from '../src/database/sql.js';
import { foundOrganisation } from '../src/founding/found-organisation.js';
import { LIBRARY, type BenchHouse } from './bench-house.js';
import { cpuSoFar } from './cpu-time.js';
import { median } from './send-wire.js';

const ROUNDS = 5;
const SHORT = 1_000;

/** What sends, and how it is watched. */
export interface LongQueueBench {
  house: BenchHouse;
  /** Queues that many mails more for an organisation. */
  fill(organisationId: string, count: number): Promise<void>;
  /** One turn of the worker. */
  turn(): Promise<boolean>;
  /** Mails that the server took so far. */
  taken(): Promise<number>;
}

/**
 * The CPU time of a mail (this process and PostgreSQL) of an organisation with `length` mails waiting, divided by that of
 * one with 1,000. Both are in the same house and send in turn, five times each, so that whatever else the machine does
 * falls on both.
 */
export async function longQueueRatio(bench: LongQueueBench, length: number): Promise<number> {
  const { house, fill } = bench;
  const long = await foundOrganisation(house.tenancy, { ...LIBRARY, name: 'Bibliotheek Langerij' }, new Date());
  await fill(long.id, length);
  await house.analyze();
  const figures = { short: [] as number[], long: [] as number[] };
  for (let round = 1; round <= ROUNDS; round++) {
    await fill(house.library.id, SHORT);
    // A turn of each; whichever has waited longer goes first.
    for (let turn = 1; turn <= 2; turn++) {
      const id = await next(house);
      if (id) figures[id === long.id ? 'long' : 'short'].push(await cpuOfTurn(bench));
    }
    // What a turn of the short queue left, so that the next round begins with 1,000 again.
    while ((await next(house)) === house.library.id) await bench.turn();
  }
  console.log(
    `CPU a mail with ${SHORT} waiting ${figures.short.join(', ')} µs, with ${length} ${figures.long.join(', ')}`,
  );
  return median(figures.long) / median(figures.short);
}

/** @returns microseconds of CPU a mail */
async function cpuOfTurn({ house, turn, taken }: LongQueueBench): Promise<number> {
  const [before, cpu] = [await taken(), cpuSoFar(house.config.dataDir)];
  await turn();
  const used = cpuSoFar(house.config.dataDir) - cpu;
  return Math.round(used / ((await taken()) - before));
}

/** The organisation whose turn comes next. */
async function next({ tenancy }: BenchHouse): Promise<string | undefined> {
  const row = await tenancy.global((tx) =>
    firstRow<{ id: string }>(
      tx,
      `SELECT organisation_id AS id FROM due_work WHERE kind = 'email' ORDER BY next_due_at LIMIT 1`,
    ),
  );
  return row?.id;
}
