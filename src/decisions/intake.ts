import { createHash } from 'node:crypto';
import { canonicalJson } from '../common/canonical-json.js';
import type { FieldProblem } from '../common/field-problem.js';
import type { ReasonCode } from '../common/reasons.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { LineTitle } from '../messages/line-title.js';
import type { MessageStatus } from '../messages/states.js';
import type { Outcome } from './trace.js';
import type { DecidedLine } from './lines.js';

/** One row of an answer to `POST /messages`. */
export type IntakeResult = AcceptedRow | RefusedRow;

export interface AcceptedRow {
  key: string;
  decisionId: string;
  outcome: Outcome;
  /** Codes an interactive caller is told at once. */
  warnings: ReasonCode[];
  messages: AnsweredMessage[];
  replayed?: true;
}

export interface AnsweredMessage {
  id: string;
  number: number;
  format: Format;
  status: MessageStatus;
  reason: ReasonCode | null;
}

export interface RefusedRow {
  index: number;
  key: string | null;
  problem: { code: ReasonCode; errors: FieldProblem[] };
}

/** Tells a row that was refused from what was read of it. */
export function isRefused(row: object): row is RefusedRow {
  return 'problem' in row;
}

/** The answer for a row that is not taken: the first thing that is wrong gives the code. */
export function refusedRow(
  index: number,
  key: string | null,
  errors: readonly [FieldProblem, ...FieldProblem[]],
): RefusedRow {
  return { index, key, problem: { code: errors[0].code, errors: [...errors] } };
}

/** What tells a replay from another request under the same key: the request's meaning, not its spelling. */
export function requestHash(request: object): Buffer {
  return createHash('sha256').update(canonicalJson(request)).digest();
}

/** The title of one line; a line without a subject has its type's code. */
export function titleOfLine(line: DecidedLine, data: Record<string, unknown>, typeCode: string): LineTitle {
  const given = data['title'];
  if (typeof given === 'string' && given.trim() !== '') return { title: cut(given), otherItems: 0 };
  const items = Array.isArray(data['items']) ? (data['items'] as unknown[]) : [];
  const first = textField(items[0], 'title');
  if (first) return { title: cut(first), otherItems: items.length - 1 };
  const subject = line.mail?.subject ?? line.letter?.subject;
  return { title: cut(subject || typeCode), otherItems: 0 };
}

/** The id of the first item that a message is about; null where it names none. */
export function itemOf(data: Record<string, unknown>): string | null {
  const items = Array.isArray(data['items']) ? (data['items'] as unknown[]) : [];
  const item = textField(items[0], 'itemId');
  return item === null ? null : cut(item);
}

function textField(value: unknown, field: string): string | null {
  if (value === null || typeof value !== 'object') return null;
  const text = (value as Record<string, unknown>)[field];
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' && text.trim() !== '' ? text : null;
}

/** Lists show one line; what the library sent stays whole in the event. */
function cut(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299).toWellFormed()}…` : line;
}
