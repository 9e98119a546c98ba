import type { z, ZodError } from 'zod';
import './plain-issues.js';
import { reasonSentence, type ReasonCode } from './reasons.js';

/** What is wrong with one field of what was sent, and by its code what to do about it. */
export interface FieldProblem {
  /** Path of the field, as `client.postal.postcode` or `data.items[2].title`; empty for the whole row. */
  field: string;
  code: ReasonCode;
  /** The sentence, in English: the API speaks English, the pages have the code. */
  detail: string;
}

/** What is wrong with one field, for a program: the code, and its sentence in English. */
export function fieldProblem(field: string, code: ReasonCode, which = ''): FieldProblem {
  return { field, code, detail: reasonSentence(code, 'en', which) };
}

/** Zod's findings in our codes. */
export function problemsOf(error: ZodError, input: unknown): FieldProblem[] {
  return error.issues.flatMap((issue): FieldProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => fieldProblem(pathText([...issue.path, key]), 'UNKNOWN_FIELD'));
    }
    const path = sentPath(input, issue.path);
    const field = pathText(path);
    if (valueAt(input, path) === undefined) return [fieldProblem(field, 'MISSING', wantedThere(issue) ?? field)];
    return [fieldProblem(field, 'BAD_VALUE', issue.message)];
  });
}

/** What could be said in a field that is missing, where that is not plain from its name. */
function wantedThere({ code, message }: z.core.$ZodIssue): string | null {
  return code === 'invalid_value' || code === 'custom' ? message : null;
}

/** A schema may part one text into a list (`status=sent,bounced`): the field is what was sent, not its parts. */
function sentPath(input: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const length = path.findIndex((_, at) => typeof valueAt(input, path.slice(0, at)) === 'string');
  return length < 0 ? path : path.slice(0, length);
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
