import { z } from 'zod';
import { wholeClient } from '../clients/client-input.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { moment } from '../common/moment.js';

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
