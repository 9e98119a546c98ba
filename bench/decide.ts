import { newId } from '../src/common/ids.js';
import { EventIntake } from '../src/decisions/event-intake.service.js';
import { rows } from '../src/database/sql.js';
import { openBenchHouse } from './bench-house.js';
import { BenchOffice } from './decide-office.js';
import { timeWhatIf } from './what-if.js';

/**
 * Events per second by `POST /events` in bulk, down to stored decisions and messages (100 rules, three levels of clients,
 * five users each), against the bare bulk insert of the same rows, five times in turn. Then what an event costs with
 * 1,000 rules of other triggers against 10, and with 20 rules of five conditions that it sets off; and what a what-if
 * takes against a single read of the same client over HTTP (N02).
 */
const ROUNDS = 5;
const EVENTS = Number(process.argv[2] ?? 2_000);
const BATCH = 500;
const KINDS = 100;
/** In the order in which their foreign keys can be filled. */
const TABLES = ['event', 'decision', 'message', 'message_event'] as const;

type Row = Record<string, unknown>;
type Rows = Record<(typeof TABLES)[number], Row[]>;

const house = await openBenchHouse();
const office = new BenchOffice(house);
await office.build();
await house.analyze();
await office.within((tx) =>
  tx.query(`UPDATE message_type SET module = 'dossier' WHERE organisation_id = $1 AND code = 'RSO'`, [
    house.library.id,
  ]),
);
await office.rules(kinds('event', KINDS));
const intake = house.app.get(EventIntake);
let posted = 0;
let copies = 0;

await post(EVENTS, (n) => `event-${n % KINDS}`);
const stored = await readBack();
const ours: number[] = [];
const bare: number[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  bare.push(await insertCopies(stored));
  ours.push(await post(EVENTS, (n) => `event-${n % KINDS}`));
  console.log(`round ${round}: bare insert ${bare.at(-1)!.toFixed(0)}/s, Bode ${ours.at(-1)!.toFixed(0)}/s`);
}
const traceBytes = median(stored.decision.map(({ trace }) => Buffer.byteLength(JSON.stringify(trace))));

const times = await timeWhatIf(
  house,
  (n) => office.department(n),
  (n) => `event-${n % KINDS}`,
);

await office.switchRules('event-', false);
await office.rules(['alone']);
await office.rules(kinds('other', 10));
await office.rules(kinds('more', 990));
const otherRules = await costOfOthers();
await office.rules(
  Array.from({ length: 20 }, () => 'twenty'),
  fiveConditions(),
);
const twenty = await post(500, () => 'twenty');
await house.close();

console.log(
  JSON.stringify({
    bench: 'decide',
    ratio: round2(median(ours.map((rate, i) => rate / bare[i]!))),
    target: 0.3,
    eventsPerSecond: Math.round(median(ours)),
    bareInsertPerSecond: Math.round(median(bare)),
    traceBytes,
    traceTarget: 4096,
    otherRulesRatio: round2(otherRules),
    otherRulesTarget: 1.1,
    eventsPerSecondOfTwentyRules: Math.round(twenty),
    whatIfP95ByRead: round2(times.whatIfP95 / times.readP95),
    whatIfMedianByRead: round2(times.whatIfMedian / times.readMedian),
    whatIfTarget: 4,
    whatIfP95Milliseconds: round2(times.whatIfP95),
    readP95Milliseconds: round2(times.readP95),
  }),
);

/** @returns events per second */
async function post(count: number, kindOf: (n: number) => string): Promise<number> {
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, () =>
    Array.from({ length: Math.min(BATCH, count) }, () => {
      const n = posted++;
      const data = { items: [{ title: 'Jaarrekening', itemId: String(n) }], pages: 12, kind: 'report', by: 'Jan' };
      return { value: { key: `decide-${n}`, kind: kindOf(n), client: office.department(n), data } };
    }),
  );
  const started = process.hrtime.bigint();
  for (const batch of batches) await intake.take({ organisationId: house.library.id, userId: null }, batch);
  return (batches.length * Math.min(BATCH, count)) / secondsSince(started);
}

/** What an event costs with 1,000 rules of other triggers, as a multiple of that with 10; in turn, for a fair middle. */
async function costOfOthers(): Promise<number> {
  const ratios: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    await office.switchRules('more-', false);
    const few = await post(BATCH, () => 'alone');
    await office.switchRules('more-', true);
    ratios.push(few / (await post(BATCH, () => 'alone')));
  }
  return median(ratios);
}

/** The rows of the last events, as they were stored. */
async function readBack(): Promise<Rows> {
  return office.within(async (tx) => {
    const all = {} as Rows;
    for (const table of TABLES) {
      const found = await rows<{ row: Row }>(
        tx,
        `SELECT to_jsonb(t) AS row FROM ${table} t WHERE organisation_id = $1`,
        [house.library.id],
      );
      all[table] = found.map(({ row }) => row);
    }
    return all;
  });
}

/** Inserts the rows once more under other ids, 500 events a transaction. @returns events per second */
async function insertCopies(all: Rows): Promise<number> {
  copies++;
  const ids = new Map<unknown, string>();
  const other = (id: unknown) => {
    if (!ids.has(id)) ids.set(id, newId());
    return ids.get(id)!;
  };
  const copied: Rows = {
    event: all.event.map((row) => ({ ...row, id: other(row['id']), key: `copy-${copies}-${String(row['key'])}` })),
    decision: all.decision.map((row) => ({ ...row, id: other(row['id']), event_id: other(row['event_id']) })),
    message: all.message.map((row) => ({
      ...row,
      id: other(row['id']),
      decision_id: other(row['decision_id']),
      number: Number(row['number']) + copies * 100_000_000,
    })),
    message_event: all.message_event.map((row) => ({
      ...row,
      id: other(row['id']),
      message_id: other(row['message_id']),
    })),
  };
  const batches = Math.ceil(all.event.length / BATCH);
  const part = (list: Row[], i: number) => {
    const size = Math.ceil(list.length / batches);
    return list.slice(i * size, (i + 1) * size);
  };
  const written = await writtenColumns(office);
  const started = process.hrtime.bigint();
  for (let i = 0; i < batches; i++) {
    await office.within(async (tx) => {
      for (const table of TABLES) {
        const columns = written.get(table)!;
        await tx.query(
          `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1)`,
          [JSON.stringify(part(copied[table], i))],
        );
      }
    });
  }
  return all.event.length / secondsSince(started);
}

/** The columns of each table, without those that the database makes of others. */
async function writtenColumns(office: BenchOffice): Promise<Map<string, string>> {
  const found: { table: string; columns: string }[] = await office.within((tx) =>
    tx.query(
      `SELECT attrelid::regclass::text AS table, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
       FROM pg_attribute
       WHERE attrelid = ANY ($1::regclass[]) AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
       GROUP BY attrelid`,
      [TABLES],
    ),
  );
  return new Map(found.map(({ table, columns }) => [table, columns]));
}

function kinds(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
}

function fiveConditions(): object[] {
  return [
    { field: 'event.data.pages', operator: 'more', value: 10 },
    { field: 'event.data.kind', operator: 'equals', value: 'report' },
    { field: 'event.data.by', operator: 'present', value: null },
    { field: 'client.kind', operator: 'equals', value: 'afdeling' },
    { field: 'client.flags', operator: 'absent', value: null },
  ];
}

function secondsSince(started: bigint): number {
  return Number(process.hrtime.bigint() - started) / 1e9;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
