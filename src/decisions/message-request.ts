import { z } from 'zod';
import { wholeClient } from '../clients/client-input.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { problemsOf, type FieldProblem } from '../common/field-problem.js';
import { moment } from '../common/moment.js';
import { unstorable } from '../common/storable.js';

const time = moment('must be a time as 2026-11-21T08:14:00+01:00');

/** The body of `POST /messages`, one row of it (design §8). */
export const messageRequest = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    key: z.string().min(1, 'must have 1 to 200 characters').max(200, 'must have 1 to 200 characters'),
    type: z.string().max(20),
    client: z.union([z.string().min(1).max(200), wholeClient]),
    branch: z.string().min(1).max(60).nullish(),
    data: z.record(z.string(), z.unknown()).default({}),
    ref: z.string().min(1).max(200).nullish(),
    dueAt: time.nullish(),
    validUntil: time.nullish(),
    supersedes: z.string().min(1).max(200).nullish(),
    priority: z.int().min(1).max(9).default(5),
    run: z.string().min(1).max(200).nullish(),
    origin: z.enum(['interactive', 'integration']).default('integration'),
  }),
);

export type MessageRequest = z.output<typeof messageRequest>;

export type ParsedRequest =
  { ok: true; request: MessageRequest } | { ok: false; key: string | null; errors: FieldProblem[] };

export function parseMessageRequest(input: unknown): ParsedRequest {
  const fault = unstorable(input);
  if (fault) return { ok: false, key: keyOf(input), errors: [fault] };
  const parsed = messageRequest.safeParse(input);
  if (parsed.success) return { ok: true, request: parsed.data };
  return { ok: false, key: keyOf(input), errors: problemsOf(flattenUnions(parsed.error), input) };
}

function keyOf(input: unknown): string | null {
  if (input === null || typeof input !== 'object') return null;
  const key = (input as Record<string, unknown>)['key'];
  return typeof key === 'string' && key.isWellFormed() ? key.slice(0, 200) : null;
}

/** For `client` zod reports that no branch of the union fits; what helps is what is wrong with the object. */
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
