import type { z } from 'zod';
import { problemsOf } from '../common/field-problem.js';
import { ApiProblem } from '../common/problem.js';
import { unstorable } from '../common/storable.js';

/**
 * A body or query as its schema understands it.
 *
 * @throws ApiProblem 422 that names every field and its fault
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const fault = unstorable(input);
  if (fault) throw new ApiProblem(fault.code, 422, { errors: [fault] });
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const errors = problemsOf(parsed.error, input ?? {});
  throw new ApiProblem(errors[0]!.code, 422, { which: errors[0]!.field, errors });
}
