import { Injectable } from '@nestjs/common';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import type { ReasonCode } from '../common/reasons.js';
import type { NdjsonRow } from '../http/ndjson.js';
import { parseClient, type ClientInput } from './client-input.js';
import { ClientWriter } from './client-writer.service.js';

/** Up to this many rows each has its own result in the answer; above, only the refused ones are named. */
const MAX_RESULTS = 1_000;
const MAX_PROBLEMS = 1_000;
const MAX_LINES = 100_000;

export interface ImportedClient {
  /** Place in the stream. */
  index: number;
  externalId: string;
}

export interface RefusedClient {
  index: number;
  externalId: string | null;
  problem: { code: ReasonCode; errors: FieldProblem[] };
}

export type ImportResult = ImportedClient | RefusedClient;

export type ImportAnswer =
  { results: ImportResult[] } | { accepted: number; refused: number; problems: RefusedClient[] };

/** Takes a stream of clients, batch by batch; what was written stays written when the connection breaks. */
@Injectable()
export class ClientImport {
  constructor(private readonly writer: ClientWriter) {}

  async take(organisationId: string, batches: AsyncIterable<NdjsonRow[]>): Promise<ImportAnswer> {
    const results: ImportResult[] = [];
    const problems: RefusedClient[] = [];
    let rows = 0;
    let accepted = 0;
    let cutShort = false;
    for await (const batch of batches) {
      cutShort = batch.length > MAX_LINES - rows;
      const taken = await this.takeBatch(organisationId, batch.slice(0, MAX_LINES - rows), rows);
      rows += taken.length;
      for (const row of taken) {
        if (!('problem' in row)) accepted++;
        else if (problems.length < MAX_PROBLEMS) problems.push(row);
        if (results.length <= MAX_RESULTS) results.push(row);
      }
      if (cutShort) break;
    }
    if (rows <= MAX_RESULTS) return { results };
    if (cutShort) problems.unshift(tooMany(rows));
    return { accepted, refused: rows - accepted, problems };
  }

  private async takeBatch(organisationId: string, batch: readonly NdjsonRow[], from: number): Promise<ImportResult[]> {
    const read = batch.map((row) =>
      'unreadable' in row ? { ok: false as const, externalId: null, errors: [row.unreadable] } : parseClient(row.value),
    );
    const clients: ClientInput[] = read.flatMap((row) => (row.ok ? [row.client] : []));
    const problems = clients.length > 0 ? await this.writer.write(organisationId, clients) : [];
    let next = 0;
    return read.map((row, i): ImportResult => {
      const index = from + i;
      if (!row.ok) return refused(index, row.externalId, row.errors);
      const problem = problems[next++];
      const { externalId } = row.client;
      return problem ? refused(index, externalId, [problem]) : { index, externalId };
    });
  }
}

function refused(index: number, externalId: string | null, errors: FieldProblem[]): RefusedClient {
  return { index, externalId, problem: { code: errors[0]!.code, errors } };
}

/** The rest of the stream was not read; posting what follows goes on. */
function tooMany(index: number): RefusedClient {
  return refused(index, null, [fieldProblem('', 'TOO_MANY_ROWS', `at most ${MAX_LINES} lines; the rest was not read`)]);
}
