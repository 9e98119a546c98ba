import { z } from 'zod';
import { withoutExtraFields } from '../common/extra-fields.js';
import { isId } from '../common/ids.js';
import { day } from '../common/moment.js';

const id = (of: string) => z.string().toLowerCase().refine(isId, `must be the id of ${of}`);

/** The body of `POST /explain` (N02): an event that happened, or what is to be imagined. */
export const explainRequest = z.preprocess(
  withoutExtraFields,
  z
    .strictObject({
      /** Id of an event that was stored: decided again as things stand now. Beside it nothing else is said. */
      event: id('an event').nullish(),
      /** External id. */
      client: z.string().min(1).max(200).nullish(),
      /** One of these three says what is asked about. */
      kind: z.string().min(1).max(100).nullish(),
      rule: id('a rule').nullish(),
      type: z.string().min(1).max(20).nullish(),
      /** The user the event is about. */
      user: id('a user').nullish(),
      /** The case's name in the caller's system. */
      case: z.string().min(1).max(200).nullish(),
      /** Left out: today. */
      date: day('must be a day as 2026-11-22').nullish(),
      data: z.record(z.string(), z.unknown()).default({}),
      origin: z.enum(['interactive', 'integration', 'system']).default('interactive'),
    })
    .refine(({ event, kind, rule, type }) => event ?? kind ?? rule ?? type, {
      message: 'say an event, a kind of event, a rule or a type',
      path: ['rule'],
    })
    .superRefine(({ event, client, kind, rule, type, user, case: ofCase, date }, { addIssue }) => {
      if (!event) return;
      const beside = Object.entries({ client, kind, rule, type, user, case: ofCase, date });
      for (const [field, said] of beside) {
        if (said) addIssue({ code: 'custom', path: [field], message: 'must be left out where an event is named' });
      }
    }),
);

export type ExplainRequest = z.output<typeof explainRequest>;
