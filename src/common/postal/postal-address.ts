import type { PostalFault } from './postal-faults.js';
import { cleanLine, isEmptyPostal, normalisePostal, type PostalAddress, type PostalInput } from './postal-fields.js';
import { postalHints, type PostalHint } from './postal-hints.js';
import { postalLines, type PostalLine } from './postal-lines.js';
import { normalisePostcode } from './postcode.js';
import { POSTCODE_RULES } from './postcode-rules.js';

export { type PostalAddress, type PostalInput } from './postal-fields.js';

export interface UsablePostal {
  ok: true;
  address: PostalAddress;
  /** As printed: the name first, the country last and only abroad. */
  lines: string[];
  /** Index of the first line that says the place: postcode, town or region. The country, if it is printed, comes after. */
  place: number;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Indexes of the lines that a letter may leave out when the window is small, in the order of leaving out (N16). */
  droppable: number[];
  hints: PostalHint[];
}

export type PostalCheck =
  | UsablePostal
  | { ok: false; code: 'NO_POSTAL_ADDRESS' }
  | {
      ok: false;
      code: 'POSTAL_ADDRESS_INVALID';
      which: PostalFault;
      /** Where it is put right. */
      field: keyof PostalInput | 'name';
      hints: PostalHint[];
    };

const MIN_LINES = 3;
const MAX_LINES = 7;

/**
 * Can a letter to `name` be posted to this address, and how is it printed (L16)? The rules are GOV.UK Notify's, made
 * international: 3 to 7 lines with the name, a letter or digit in each of the first two, a valid postcode where the
 * country's post requires one, no line that starts with a forbidden character, no "no fixed abode".
 *
 * `home` is the sending organisation: its country is meant where none is given, and gets no country line.
 */
export function checkPostal(
  name: string,
  input: PostalInput | null | undefined,
  home: { country: string; language: string },
): PostalCheck {
  if (!input || isEmptyPostal(input)) return { ok: false, code: 'NO_POSTAL_ADDRESS' };
  const address = normalisePostal(input, home.country.toUpperCase());
  if (!address) return invalid('country-unknown', 'country', []);

  const lines = postalLines(cleanLine(name), address, home);
  const fault = faultOf(address, lines);
  const hints = postalHints(address);
  if (fault) return invalid(...fault, hints);
  return {
    ok: true,
    address,
    lines: lines.map((line) => line.text),
    place: placeOf(lines),
    country: address.country,
    droppable: droppable(lines),
    hints,
  };
}

function invalid(which: PostalFault, field: keyof PostalInput | 'name', hints: PostalHint[]): PostalCheck {
  return { ok: false, code: 'POSTAL_ADDRESS_INVALID', which, field, hints };
}

/** The first fault in the order of L16, and the field to put it right in. */
function faultOf(address: PostalAddress, lines: PostalLine[]): [PostalFault, keyof PostalInput | 'name'] | null {
  // The country's name tells nobody which door: an address is not longer because it is read from abroad.
  const local = lines.filter((line) => line.field !== 'country');
  if (local.length < MIN_LINES) return ['too-few-lines', missingField(address, lines)];
  if (lines.length > MAX_LINES) return ['too-many-lines', 'extra'];

  if (lines[0]?.field !== 'name') return ['no-letter-or-digit', 'name'];
  const empty = lines.slice(0, 2).find((line) => !/[\p{L}\p{N}]/u.test(line.text));
  if (empty) return ['no-letter-or-digit', empty.field];

  const rule = POSTCODE_RULES[address.country];
  if (rule?.required) {
    if (!address.postcode) return ['postcode-missing', 'postcode'];
    if (normalisePostcode(address.country, address.postcode) === null) return ['postcode-invalid', 'postcode'];
  }

  const bad = local.find((line) => line.field !== 'name' && /^[@()=[\]"\\/,<>~]/u.test(line.text));
  if (bad) return ['bad-first-character', bad.field];

  const homeless = local.find((line) => line.field !== 'name' && NO_FIXED_ABODE.test(line.text));
  return homeless ? ['no-fixed-abode', homeless.field] : null;
}

/** In the four languages of the country names; the abbreviations only where they are the whole line. */
const NO_FIXED_ABODE = new RegExp(
  [
    'no fixed (?:abode|address)',
    '(?:zonder|geen) (?:vaste? )(?:woon- (?:en|of) verblijfplaats|woon- of|woonplaats|verblijfplaats|adres)',
    'sans (?:domicile|adresse) fixe',
    'ohne festen wohnsitz',
    '^(?:n\\.?f\\.?a|s\\.?d\\.?f|z\\.?v\\.?w|o\\.?f\\.?w)\\.?$',
  ].join('|'),
  'iu',
);

function missingField(address: PostalAddress, lines: PostalLine[]): keyof PostalInput | 'name' {
  if (lines[0]?.field !== 'name') return 'name';
  return address.street ? 'city' : 'street';
}

function placeOf(lines: PostalLine[]): number {
  const found = lines.findIndex(({ field }) => field === 'postcode' || field === 'city' || field === 'region');
  return found === -1 ? lines.length - 1 : found;
}

/**
 * The region first, then the organisation, then the rest from the bottom; never what brings the letter to the door
 * ("c/o", or an organisation that stands in for the street), and never so many that fewer than three are left.
 */
function droppable(lines: PostalLine[]): number[] {
  const at = (field: PostalLine['field']): number[] =>
    lines.flatMap((line, index) => (line.field === field && !IN_CARE_OF.test(line.text) ? [index] : [])).toReversed();
  const needed = !lines.some((line) => ['street', 'houseNumber', 'box'].includes(line.field));
  const optional = needed ? [] : [...at('region'), ...at('organisation'), ...at('extra')];
  return optional.slice(0, Math.max(0, lines.filter((line) => line.field !== 'country').length - MIN_LINES));
}

const IN_CARE_OF = /^(?:c\/o|p\/a|t\.?a\.?v\.?|chez|bij|bei|aux bons soins)(?![\p{L}\p{N}])/iu;
