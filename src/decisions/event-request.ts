import { z } from 'zod';
import { wholeClient } from '../clients/client-input.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { isId } from '../common/ids.js';
import { caseFields } from '../rules/case-input.js';

const userId = z.string().toLowerCase().refine(isId, 'must be the id of a user');

/** A case that an event brings along; only the one that opens it does (design §5). */
const wholeCase = z.preprocess(withoutExtraFields, z.strictObject(caseFields));

export type WholeCase = z.output<typeof wholeCase>;

/** The body of `POST /events`, one row of it (design §8). */
export const eventRequest = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    key: z.string().min(1, 'must have 1 to 200 characters').max(200, 'must have 1 to 200 characters'),
    kind: z.string().min(1, 'must have 1 to 100 characters').max(100, 'must have 1 to 100 characters'),
    client: z.union([z.string().min(1).max(200), wholeClient]).nullish(),
    user: userId.nullish(),
    case: z.union([z.string().min(1).max(200), wholeCase]).nullish(),
    data: z.record(z.string(), z.unknown()).default({}),
    origin: z.enum(['interactive', 'integration']).optional(),
    run: z.string().min(1).max(200).nullish(),
  }),
);

export type EventRequest = z.output<typeof eventRequest>;
