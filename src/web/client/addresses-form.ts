import { z } from 'zod';
import type { AddressChange, AddressFault } from '../../clients/desk-correction.js';
import type { PostalInput } from '../../common/postal/postal-address.js';
import type { Language } from '../../common/language.js';
import { reasonText } from '../../messages/reason-text.js';
import type { FieldError } from '../components/form.js';
import type { AddressesPageProps, PostalFields } from './addresses-page.js';

export const POSTAL_FIELDS = [
  'organisation',
  'extra',
  'street',
  'houseNumber',
  'box',
  'postcode',
  'city',
  'region',
  'country',
] as const satisfies readonly (keyof PostalFields)[];

const field = z.string().default('');

/** What the form sends: `email` once for each field, and the postal fields by their names. */
export const addressesForm = z.object({
  seen: z.iso.datetime(),
  email: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).default([])),
  organisation: field,
  extra: field,
  street: field,
  houseNumber: field,
  box: field,
  postcode: field,
  city: field,
  region: field,
  country: field,
});

export type AddressesForm = Pick<z.output<typeof addressesForm>, 'email' | keyof PostalFields>;

interface Addresses {
  emails: readonly string[];
  postal: PostalInput | null;
}

/** How a client's addresses stand in the form. A field has one line, so an address of several is shown on one. */
export function formOf({ emails, postal }: Addresses): AddressesForm {
  const fields = Object.fromEntries(POSTAL_FIELDS.map((name) => [name, onOneLine(postal?.[name] ?? '')]));
  return { email: emails.map(onOneLine), ...(fields as Record<keyof PostalFields, string>) };
}

/**
 * What was really typed. What nobody touched is left out: it is not judged again, and does not count as corrected
 * (L21), however it was written by the library system.
 */
export function changeOf(client: Addresses, typed: AddressesForm): AddressChange {
  const shown = formOf(client);
  const emails = typed.email.filter((email) => email.trim() !== '');
  const sameEmails = emails.length === shown.email.length && emails.every((email, i) => email === shown.email[i]);
  const samePostal = POSTAL_FIELDS.every((name) => typed[name].trim() === shown[name].trim());
  return {
    ...(!sameEmails && { emails: typed.email }),
    ...(!samePostal && { postal: postalOf(typed) }),
  };
}

/** The faults of a correction at the fields of the form. */
export function fieldErrors(faults: readonly AddressFault[], language: Language): FieldError[] {
  return faults.map(({ field, code, which }) => ({
    field: fieldId(field),
    text: reasonText(code, which ?? null, language),
  }));
}

/** "Bedoeld: hotmail.com?" beside the fields that were typed wrong (N13). */
export function suggestionsOf(faults: readonly AddressFault[], count: number): AddressesPageProps['suggestions'] {
  return Array.from(
    { length: count },
    (_, index) => faults.find(({ field }) => field === `emails[${index}]`)?.suggestion ?? null,
  );
}

function fieldId(field: string): string {
  const email = /^emails\[(\d+)\]$/.exec(field);
  if (email) return `email-${Number(email[1]) + 1}`;
  if (field === 'emails') return 'email-1';
  // The name is the library system's; another line on top is the way to say who it is for.
  return field === 'name' ? 'organisation' : field.replace(/^postal\./, '');
}

function postalOf(typed: AddressesForm): PostalInput | null {
  const filled = POSTAL_FIELDS.map((name) => [name, typed[name].trim()] as const).filter(([, text]) => text !== '');
  return filled.length === 0 ? null : (Object.fromEntries(filled) as PostalInput);
}

function onOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ', ');
}
