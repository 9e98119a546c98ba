import { z } from 'zod';
import { withoutExtraFields } from '../common/extra-fields.js';
import { day } from '../common/moment.js';

/** A whole case, as `POST /cases` and an event bring it; without its client, which is said beside it in an event. */
export const caseFields = {
  /** Its name in the caller's system. */
  id: z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  type: z.string().trim().min(1, 'must not be empty').max(100, 'must have at most 100 characters'),
  startDate: day('must be a date as 2026-11-22'),
  /** Role → id of a user (A10). */
  roles: z.record(z.string().min(1).max(60), z.uuid()).default({}),
  data: z.record(z.string(), z.unknown()).default({}),
};

/** Body of `POST /cases`. */
export const newCase = z.preprocess(
  withoutExtraFields,
  z.strictObject({ ...caseFields, client: z.string().min(1).max(200) }),
);

export type CaseInput = z.output<typeof newCase>;
