import { z } from 'zod';
import { day, moment } from '../common/moment.js';
import { isReasonCode, type ReasonCode } from '../common/reasons.js';
import { STATUSES, type MessageStatus } from './states.js';

/** @param what the values are, for the description of the API */
const list = <T extends z.ZodType>(item: T, what: string) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
      z.array(item).max(20).optional(),
    )
    .describe(`${what}, or several with commas between them`);

const dayOrMoment = z.union([
  day('must be a date as 2026-11-21'),
  moment('must be a date as 2026-11-21 or a time with its offset'),
]);

/** The query of `GET /messages` and of the page that shows it: the same words, so that a page's address is its state. */
export const messageFilter = z.object({
  client: z.string().max(200).optional().describe('External id of the client that messages are for or about'),
  status: list(z.enum(STATUSES as [MessageStatus, ...MessageStatus[]]), 'A status'),
  type: list(z.string().max(10), 'Code of a message type'),
  class: z
    .string()
    .regex(/^[A-Z0-9]$/, 'must be the first character of a type code')
    .optional()
    .describe('First character of type codes'),
  format: z.enum(['email', 'letter']).optional(),
  branch: z.string().max(60).optional().describe('Code of a branch'),
  printGroup: z
    .uuid('must be the id of a print group')
    .optional()
    .describe('Id of a print group: messages of the branches that print there'),
  domain: z.string().max(255).optional().describe('Mail domain that messages went to'),
  // A06
  rule: z.uuid('must be the id of a rule').optional().describe('Id of a rule: what it sent, and failed to send'),
  kind: z.string().max(200).optional().describe('Kind of an event: what was made of it, by whatever rule'),
  reason: list(
    z.custom<ReasonCode>((code) => typeof code === 'string' && isReasonCode(code), 'must be a reason code'),
    'A reason code',
  ),
  from: dayOrMoment.optional().describe('First day, or a time with its offset, at which messages were made'),
  to: dayOrMoment.optional().describe('Last day, or the time before which messages were made'),
  // A05
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The address that messages went to, or with an @ before it the domain; the number of a message, your reference, ' +
        'or the number or name of a client or a user: all that fit it. Of more than 40 people of one name none (TOO_MANY_NAMES)',
    ),
  attention: z
    .enum(['1', 'true', 'on'])
    .transform(() => true)
    .optional()
    .describe('Only what asks for somebody'),
});

export type MessageFilter = z.output<typeof messageFilter>;

/** A filter whose `q` has been understood, and that may ask more than a caller's. */
export type LineFilter = Omit<MessageFilter, 'q'> & {
  /** Of a client, only what goes to the client itself, or to others about it. */
  addressee?: 'client' | 'other';
  /** What `q` can mean: lines of which any of these is true. */
  meant?: readonly Meaning[];
};

/** What is asked of a list. */
export type ListFilter = LineFilter & Pick<MessageFilter, 'q'>;

/** One thing that `q` can mean, which one index answers. */
export type Meaning =
  | { by: 'address' | 'domain' | 'number' | 'ref'; value: string }
  /** Ids of clients, whom or about whom lines are, or of users. */
  | { by: 'client' | 'about' | 'user'; ids: readonly string[] };

export const messagePage = messageFilter.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the "next" of an earlier answer')
    .optional()
    .describe('"next" of the answer before'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('How many at most'),
});
