import { fieldProblem } from '../common/field-problem.js';
import type { ReasonCode } from '../common/reasons.js';
import type { NdjsonRow } from '../http/ndjson.js';
import { isRefused, type RefusedRow } from './intake.js';
import type { RawRow } from './parse-row.js';

/** Up to this many rows each has its own result in the answer; above, only the refused ones are named. */
const MAX_RESULTS = 1_000;
const MAX_PROBLEMS = 1_000;
const MAX_LINES = 100_000;

/** Takes some rows in, in one transaction. `firstIndex`: place of the first of them in the whole stream. */
export type Take<Row> = (rows: readonly RawRow[], firstIndex: number) => Promise<(Row | RefusedRow)[]>;

export type StreamAnswer<Row> =
  | { results: (Row | RefusedRow)[] }
  | {
      accepted: number;
      replayed: number;
      refused: number;
      problems: RefusedRow[];
      /** How many of the accepted rows were warned about, by code. */
      warnings: Partial<Record<ReasonCode, number>>;
    };

/** Takes a whole stream in, batch by batch; what was taken stays taken when the connection breaks. */
export async function takeStream<Row extends { replayed?: true; warnings: readonly ReasonCode[] }>(
  take: Take<Row>,
  batches: AsyncIterable<NdjsonRow[]>,
): Promise<StreamAnswer<Row>> {
  const results: (Row | RefusedRow)[] = [];
  const problems: RefusedRow[] = [];
  const warnings: Partial<Record<ReasonCode, number>> = {};
  const count = { accepted: 0, replayed: 0, refused: 0 };
  let rows = 0;
  for await (const batch of batches) {
    const room = MAX_LINES - rows;
    const taken = await take(batch.slice(0, room), rows);
    for (const row of taken) {
      if (isRefused(row)) {
        count.refused++;
        if (problems.length < MAX_PROBLEMS) problems.push(row);
      } else if (row.replayed) count.replayed++;
      else {
        count.accepted++;
        for (const code of row.warnings) warnings[code] = (warnings[code] ?? 0) + 1;
      }
      if (results.length <= MAX_RESULTS) results.push(row);
    }
    rows += taken.length;
    if (batch.length > room) {
      problems.unshift(tooMany(rows));
      break;
    }
  }
  return results.length <= MAX_RESULTS && rows < MAX_LINES ? { results } : { ...count, problems, warnings };
}

/** The rest of the stream was not read; posting what follows goes on. */
function tooMany(row: number): RefusedRow {
  const errors = [fieldProblem('', 'TOO_MANY_ROWS', `at most ${MAX_LINES} lines; the rest was not read`)];
  return { index: row, key: null, problem: { code: 'TOO_MANY_ROWS', errors } };
}
