import { recogniseCountry } from './countries.js';
import { normalisePostcode, splitPostcode } from './postcode.js';
import { POSTCODE_RULES } from './postcode-rules.js';

/** A postal address as it comes in, by field (design §3). `street` may hold the house number; it is never split. */
export interface PostalInput {
  organisation?: string | undefined;
  /** What else helps: a department, "c/o", a building. May hold several lines. */
  extra?: string | undefined;
  street?: string | undefined;
  houseNumber?: string | undefined;
  /** The letter box in the building: bus, bte, flat, apartment. */
  box?: string | undefined;
  postcode?: string | undefined;
  city?: string | undefined;
  /** State, province, county. */
  region?: string | undefined;
  /** An ISO code or a name; absent means the organisation's own country. */
  country?: string | undefined;
}

/** The same, normalised: no empty fields, white space and postcode as printed, the country as ISO 3166-1 alpha-2. */
export type PostalAddress = Omit<PostalInput, 'country'> & { country: string };

/** The fields that may hold several lines. All others are one line. */
const SEVERAL_LINES = new Set<keyof PostalInput>(['organisation', 'extra', 'street']);
const TEXT_FIELDS = [
  'organisation',
  'extra',
  'street',
  'houseNumber',
  'box',
  'postcode',
  'city',
  'region',
] as const satisfies readonly (keyof PostalInput)[];

/**
 * One line as it can be printed: composed, without control or invisible characters, single spaces, no comma left at the
 * end of a line and no space before one (GOV.UK Notify's normalisation).
 */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/ +(?=[,.](?: |$))/gu, '')
    .replace(/^ +|[ ,]+$/gu, '');
}

/** Is there anything at all in it, besides a country? */
export function isEmptyPostal(input: PostalInput | null | undefined): boolean {
  return !input || TEXT_FIELDS.every((field) => cleanLine(input[field] ?? '') === '');
}

/**
 * The normalised address; null when its country is none that we know. A postcode that is not its country's stays as it
 * was written, for the check to judge. A postcode and a place in one field are parted where it is certain.
 */
export function normalisePostal(input: PostalInput, homeCountry: string): PostalAddress | null {
  const named = cleanLine(input.country ?? '');
  const country = named === '' ? homeCountry : recogniseCountry(named);
  if (country === null) return null;
  const address: PostalAddress = { country };
  for (const field of TEXT_FIELDS) {
    const lines = SEVERAL_LINES.has(field)
      ? (input[field] ?? '').split(/[\r\n\u0085\u2028\u2029]+/u)
      : [input[field] ?? ''];
    const cleaned = lines.map(cleanLine).filter((line) => line !== '');
    if (cleaned.length > 0) address[field] = cleaned.join('\n');
  }
  Object.assign(address, partPostcode(address));
  if (address.postcode) address.postcode = normalisePostcode(country, address.postcode) ?? address.postcode;
  return address;
}

/** What a postcode was written together with: the place (`1017 CD Amsterdam`), or the state before it (`NY 10001`). */
function partPostcode({ country, postcode, city, region }: PostalAddress): Partial<PostalAddress> {
  if (postcode && city) {
    const [, state, rest] = /^(\p{Lu}{2,3})[ -]+(\S.*)$/u.exec(postcode) ?? [];
    const withState =
      state && rest && normalisePostcode(country, postcode) === null && normalisePostcode(country, rest);
    return withState && POSTCODE_RULES[country]?.region ? { postcode: withState, region: region ?? state } : {};
  }
  const together = postcode ?? city;
  return (together && splitPostcode(country, together)) || {};
}
