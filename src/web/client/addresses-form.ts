import { z } from 'zod';
import type { JudgedAddresses } from '../../clients/address-judgement.js';
import type { AddressChange, AddressFault } from '../../clients/desk-correction.js';
import type { PostalInput } from '../../common/postal/postal-address.js';
import type { Language } from '../../common/language.js';
import { POSTAL_FAULTS, postalFaultSentence, type PostalFault } from '../../common/postal/postal-faults.js';
import type { ReasonCode } from '../../common/reasons.js';
import { reasonText } from '../../messages/reason-text.js';
import type { FieldError } from '../components/form.js';
import type { AddressesPageProps, PostalFields } from './addresses-page.js';

const POSTAL_FIELDS = [
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
 * (L21), however it was written by the connected system.
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

/** What is wrong with the addresses as they are known: whoever comes to correct them sees it at once. */
export function knownFaults({ emails, postal }: JudgedAddresses): AddressFault[] {
  return [
    ...emails.flatMap(({ fault, suggestion }, index): AddressFault[] =>
      fault ? [{ field: `emails[${index}]`, code: fault, ...(suggestion !== null && { suggestion }) }] : [],
    ),
    ...(postal.ok || postal.code === 'NO_POSTAL_ADDRESS'
      ? []
      : [{ field: `postal.${postal.field}`, code: postal.code, which: postal.which }]),
  ];
}

/** Faults at the fields of the form. */
export function fieldErrors(faults: readonly AddressFault[], language: Language): FieldError[] {
  return faults.map(({ field, code, which }) => ({ field: fieldId(field), text: errorText(code, which, language) }));
}

/** At its own field a postal fault needs no more than what is wrong. */
function errorText(code: ReasonCode, which: string | undefined, language: Language): string {
  if (code !== 'POSTAL_ADDRESS_INVALID' || !isPostalFault(which)) return reasonText(code, which ?? null, language);
  const sentence = postalFaultSentence(which, language);
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

function isPostalFault(which: string | undefined): which is PostalFault {
  return which !== undefined && which in POSTAL_FAULTS;
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
  // The name is the connected system's; another line on top is the way to say who it is for.
  const postal = field.replace(/^postal\./, '');
  return postal === 'name' ? 'organisation' : postal;
}

function postalOf(typed: AddressesForm): PostalInput | null {
  const filled = POSTAL_FIELDS.map((name) => [name, typed[name].trim()] as const).filter(([, text]) => text !== '');
  return filled.length === 0 ? null : (Object.fromEntries(filled) as PostalInput);
}

function onOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ', ');
}
