import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { faultOfJson, NOT_UTF8 } from './bodies.js';

/** One line of a stream: its JSON, or what keeps it from being read. */
export type NdjsonRow = { value: unknown } | { unreadable: FieldProblem };

const MAX_LINE_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads newline-delimited JSON as it comes in, in batches. A broken line is the problem of its own row; blank lines are
 * no rows. Memory holds one batch and one line, whatever the length of the stream.
 *
 * @param size rows in a batch
 */
export async function* readNdjson(stream: AsyncIterable<Buffer>, size: number): AsyncGenerator<NdjsonRow[]> {
  let batch: NdjsonRow[] = [];
  for await (const line of lines(stream)) {
    const row = parseLine(line);
    if (!row) continue;
    batch.push(row);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** A line too long to be read is cut to one byte more than the limit, which tells it apart. */
async function* lines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer) => {
    const room = MAX_LINE_BYTES + 1 - length;
    if (room > 0 && part.length > 0) {
      parts.push(part.subarray(0, room));
      length += Math.min(part.length, room);
    }
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(parts);
}

function parseLine(line: Buffer): NdjsonRow | null {
  if (line.length > MAX_LINE_BYTES) return { unreadable: fieldProblem('', 'BODY_TOO_LARGE', 'a line of at most 1 MB') };
  let text: string;
  try {
    text = utf8.decode(line);
  } catch {
    return { unreadable: fieldProblem('', 'NOT_JSON', NOT_UTF8) };
  }
  if (text.trim() === '') return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { unreadable: fieldProblem('', 'NOT_JSON', faultOfJson(error)) };
  }
}
