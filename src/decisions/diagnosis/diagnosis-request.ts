import { z } from 'zod';
import { withoutExtraFields } from '../../common/extra-fields.js';
import { day } from '../../common/moment.js';
import { ABOUT, PROCEDURES } from './diagnosis-input.js';

const name = z.string().min(1).max(1_000);
const date = day('must be a day, as 2026-11-02');

/** The body of `POST /diagnoses`. */
export const diagnosisRequest = z.preprocess(
  withoutExtraFields,
  z
    .strictObject({
      procedure: z.enum(PROCEDURES),
      /** A user or contact by id, a client by external id. */
      person: z.strictObject({ kind: z.enum(['user', 'contact', 'client']), id: name }).optional(),
      client: name.optional(),
      case: name.optional(),
      rule: name.optional(),
      type: name.optional(),
      kind: name.optional(),
      message: name.optional(),
      about: z.enum(ABOUT).optional(),
      address: name.optional(),
      from: date.optional(),
      to: date.optional(),
    })
    .refine(({ from, to }) => !from || !to || from <= to, { message: 'must not be before from', path: ['to'] }),
);

/** The body of `POST /diagnoses/{id}/answers`. */
export const diagnosisAnswer = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    answer: name,
    /** Of the run as it was read: another by now is a CONFLICT. */
    revision: z.int().min(1),
  }),
);

/** The query of `GET /diagnoses`. */
export const diagnosisQuery = z.strictObject({
  client: name.optional(),
  outcome: name.optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/, 'must be one that a list gave')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
