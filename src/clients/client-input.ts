import { z } from 'zod';
import { withoutExtraFields } from '../common/extra-fields.js';
import { problemsOf, type FieldProblem } from '../common/field-problem.js';
import { unstorable } from '../common/storable.js';
import { CLIENT_FLAGS } from './client.entity.js';
import { CONFIRMATIONS } from '../organisations/confirmation.js';

/** Library systems send house numbers and postcodes as numbers as often as text. */
const textual = (max: number) => z.union([z.string().max(max), z.number().transform(String)]);

const text = (max: number) => z.string().max(max);

export const postalInput = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    organisation: text(1000).optional(),
    extra: text(1000).optional(),
    street: text(1000).optional(),
    houseNumber: textual(1000).optional(),
    box: textual(1000).optional(),
    postcode: textual(1000).optional(),
    city: text(1000).optional(),
    region: text(1000).optional(),
    country: text(1000).optional(),
  }),
);

const DATE_EXPECTED = 'must be a date as 1984-03-12';

const fields = {
  cardNumbers: z.array(textual(60)).max(20).default([]),
  parent: z.string().min(1).max(200).nullish(),
  kind: text(60).default('client'),
  name: text(300),
  // The calendar of the database has no year 0.
  birthDate: z.iso
    .date(DATE_EXPECTED)
    .refine((date) => date >= '0001', DATE_EXPECTED)
    .nullish(),
  salutation: text(300).nullish(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'must be a language of two small letters, as nl')
    .nullish(),
  emails: z.array(text(1000).nullable()).max(20).default([]),
  postal: postalInput.nullish(),
  flags: z.array(z.enum(CLIENT_FLAGS)).default([]),
  branch: z.string().min(1).max(60).nullish(),
  group: z.string().min(1).max(200).nullish(),
  /** Id or e-mail address of a staff user. */
  manager: z.string().min(1).max(1000).nullish(),
  confirmation: z.enum(CONFIRMATIONS).nullish(),
};

/** Body of `PUT /clients/{externalId}`: absent fields are cleared. */
export const clientBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({ externalId: z.string().min(1).max(200).optional(), ...fields }),
);

/** A whole client inside a request. */
export const wholeClient = z.preprocess(
  withoutExtraFields,
  z.strictObject({ externalId: z.string().min(1, 'must not be empty').max(200), ...fields }),
);

export type ClientInput = z.output<typeof wholeClient>;

export type ParsedClient =
  { ok: true; client: ClientInput } | { ok: false; externalId: string | null; errors: FieldProblem[] };

/** One row of `POST /clients/import`. */
export function parseClient(input: unknown): ParsedClient {
  const fault = unstorable(input);
  if (fault) return { ok: false, externalId: externalIdOf(input), errors: [fault] };
  const parsed = wholeClient.safeParse(input);
  if (parsed.success) return { ok: true, client: parsed.data };
  return { ok: false, externalId: externalIdOf(input), errors: problemsOf(parsed.error, input) };
}

function externalIdOf(input: unknown): string | null {
  if (input === null || typeof input !== 'object') return null;
  const externalId = (input as Record<string, unknown>)['externalId'];
  return typeof externalId === 'string' && externalId.isWellFormed() ? externalId.slice(0, 200).toWellFormed() : null;
}
