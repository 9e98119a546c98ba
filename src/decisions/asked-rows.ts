import type { z } from 'zod';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { refusedRow, requestHash, type RefusedRow } from './intake.js';
import { parseRow, type RawRow } from './parse-row.js';
import { SeenKeys } from './seen-keys.js';

/** A row that could be read. */
export interface AskedRow<Request> {
  /** Place in this batch. */
  position: number;
  /** Place in the whole stream, for problems. */
  row: number;
  request: Request;
  hash: Buffer;
}

/** One that is taken up, with what it refers to. */
export type AcceptedAs<Request, Found> = AskedRow<Request> & { found: Found };

/**
 * Reads the rows of a batch one by one. Those that can't be read are answered in `results`, the others are left.
 *
 * @param firstIndex index of the first row in the whole stream, for problems
 */
export function readRows<Request extends object, Answer>(
  schema: z.ZodType<Request>,
  raw: readonly RawRow[],
  firstIndex: number,
  results: (Answer | RefusedRow)[],
): AskedRow<Request>[] {
  return raw.flatMap((given, position) => {
    const parsed = parseRow(schema, given);
    const row = firstIndex + position;
    if (parsed.ok) return [{ position, row, request: parsed.request, hash: requestHash(parsed.request) }];
    results[position] = refusedRow(row, parsed.key, parsed.errors);
    return [];
  });
}

/** What rows are sorted by. */
interface Sorting<Request, Known, Found, Answer> {
  /** Events that were stored before, by key. */
  known: ReadonlyMap<string, Known>;
  /** What a new row refers to; a problem refuses it. It is asked in order, and may change what later rows find. */
  find(request: Request): Found | { problem: FieldProblem };
  /** The answer to a row that says again what is stored. */
  replay(event: Known): Answer;
}

/**
 * Sorts the rows of a batch in their order (design §8). Those that are refused, or stored already, are answered in
 * `results`.
 *
 * @returns those to be taken up, and the places of those that say again what an earlier one says, with its place
 */
export function sortRows<Request extends { key: string }, Known extends { hash: Buffer }, Found extends object, Answer>(
  asked: readonly AskedRow<Request>[],
  { known, find, replay }: Sorting<Request, Known, Found, Answer>,
  results: (Answer | RefusedRow)[],
): { accepted: AcceptedAs<Request, Found>[]; repeats: { position: number; of: number }[] } {
  const accepted: AcceptedAs<Request, Found>[] = [];
  const repeats: { position: number; of: number }[] = [];
  const keys = new SeenKeys(known);
  for (const one of asked) {
    const { position, row, request, hash } = one;
    const refuse = (problem: FieldProblem) => (results[position] = refusedRow(row, request.key, [problem]));
    const verdict = keys.judge(request.key, hash);
    if (verdict.kind === 'reused') refuse(fieldProblem('key', 'KEY_REUSED'));
    else if (verdict.kind === 'stored') results[position] = replay(verdict.event);
    else if (verdict.kind === 'twin') repeats.push({ position, of: verdict.position });
    else {
      const found = find(request);
      if (isProblem(found)) refuse(found.problem);
      else {
        accepted.push({ ...one, found });
        keys.accept(request.key, hash, position);
      }
    }
  }
  return { accepted, repeats };
}

function isProblem(found: object): found is { problem: FieldProblem } {
  return 'problem' in found;
}
