import type { Request } from 'express';
import { refuse } from '../common/problem.js';
import type { ReasonCode } from '../common/reasons.js';
import { readNdjson } from '../http/ndjson.js';
import { isRefused } from './intake.js';
import { takeStream, type StreamAnswer, type Take } from './intake-stream.js';

const MAX_ARRAY = 1_000;
const ROWS_PER_TRANSACTION = 500;

/** Takes in what a system posts: one object, an array of at most 1,000, or NDJSON (design §8). */
export async function takeBody<Row extends { replayed?: true; warnings: readonly ReasonCode[] }>(
  request: Request,
  body: unknown,
  take: Take<Row>,
): Promise<StreamAnswer<Row>> {
  if (request.is('application/x-ndjson')) return takeStream(take, readNdjson(request, ROWS_PER_TRANSACTION));
  return Array.isArray(body) ? takeArray(body, take) : { results: [await takeOne(body, take)] };
}

async function takeArray<Row>(body: readonly unknown[], take: Take<Row>): Promise<StreamAnswer<Row>> {
  if (body.length > MAX_ARRAY) refuse('TOO_MANY_ROWS', 413, { which: `${body.length} > ${MAX_ARRAY}` });
  const results = [];
  for (let at = 0; at < body.length; at += ROWS_PER_TRANSACTION) {
    const rows = body.slice(at, at + ROWS_PER_TRANSACTION).map((value) => ({ value }));
    results.push(...(await take(rows, at)));
  }
  return { results };
}

/** A single object is answered as such: its problem is the problem of the request. */
async function takeOne<Row extends object>(body: unknown, take: Take<Row>): Promise<Row> {
  if (body === null || typeof body !== 'object')
    refuse('NOT_JSON', 400, { which: 'an object, an array or NDJSON is expected' });
  const [result] = await take([{ value: body }], 0);
  if (!isRefused(result!)) return result!;
  const { code, errors } = result.problem;
  return refuse(code, code === 'KEY_REUSED' ? 409 : 422, { which: errors[0]!.field, errors });
}
