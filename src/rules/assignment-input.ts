import { z } from 'zod';
import { withoutExtraFields } from '../common/extra-fields.js';
import { day } from '../common/moment.js';

const DATE = 'must be a date as 2026-11-22';

/** The question that must be answered (A26, Ad3): not answering it is told apart from a wrong answer. */
const answer = z.boolean().nullish();

const what = {
  client: z.string().min(1).max(200),
  /** Id of a rule, or of a rule set: one of both. */
  rule: z.uuid().nullish(),
  ruleSet: z.uuid().nullish(),
  startsOn: day(DATE),
  /** The last day, included; left out: until further notice. */
  endsOn: day(DATE).nullish(),
};

/** Body of `POST /assignments`. */
export const newAssignment = z.preprocess(withoutExtraFields, z.strictObject({ ...what, applyToOpenCases: answer }));

/** Query of `GET /assignments/preview`. */
export const previewQuery = z.strictObject(what);

/** Body of `PATCH /assignments/{id}`: a change of dates saves them, and does nothing else (A28, Ad6). */
export const assignmentDates = z.preprocess(
  withoutExtraFields,
  z.strictObject({ startsOn: day(DATE).optional(), endsOn: day(DATE).nullish() }),
);

/** Body of `POST /rule-sets/{id}/rules`. */
export const addedRule = z.preprocess(withoutExtraFields, z.strictObject({ rule: z.uuid(), applyToOpenCases: answer }));

export type AssignmentInput = z.output<typeof previewQuery>;
export type AssignmentDates = z.output<typeof assignmentDates>;
