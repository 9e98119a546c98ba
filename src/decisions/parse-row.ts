import { z } from 'zod';
import { problemsOf, type FieldProblem } from '../common/field-problem.js';
import { unstorable } from '../common/storable.js';

/** A row as it was sent: parsed JSON, or the problem that kept it from being read. */
export type RawRow = { value: unknown } | { unreadable: FieldProblem };

export type ParsedRow<Body> =
  { ok: true; request: Body } | { ok: false; key: string | null; errors: [FieldProblem, ...FieldProblem[]] };

/** Judges one row of a batch by itself: what is wrong with it, field by field. */
export function parseRow<Body>(schema: z.ZodType<Body>, row: RawRow): ParsedRow<Body> {
  if ('unreadable' in row) return { ok: false, key: null, errors: [row.unreadable] };
  const { value } = row;
  const fault = unstorable(value);
  if (fault) return { ok: false, key: keyOf(value), errors: [fault] };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, request: parsed.data };
  const [first, ...others] = problemsOf(flattenUnions(parsed.error), value);
  return { ok: false, key: keyOf(value), errors: [first!, ...others] };
}

function keyOf(input: unknown): string | null {
  if (input === null || typeof input !== 'object') return null;
  const key = (input as Record<string, unknown>)['key'];
  return typeof key === 'string' && key.isWellFormed() ? key.slice(0, 200) : null;
}

/** For a union zod reports that no branch of it fits; what helps is what is wrong with the object. */
function flattenUnions(error: z.ZodError): z.ZodError {
  return new z.ZodError(
    error.issues.flatMap((issue) => {
      if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
      const deepest = issue.errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
      if (depth(deepest) === 0) return [issue];
      return deepest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
    }),
  );
}

function depth(issues: readonly { path: PropertyKey[]; code?: string }[]): number {
  return Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}
