import type { Language } from '../language.js';
import { recogniseCountry } from './countries.js';
import { countryOfPostcode, normalisePostcode } from './postcode.js';
import { POSTCODE_RULES } from './postcode-rules.js';
import type { PostalAddress, PostalInput } from './postal-fields.js';

/** Something worth a look, proposed and never applied (N13). It never keeps a letter from going out. */
export interface PostalHint {
  which:
    | 'street-missing'
    | 'house-number-missing'
    | 'city-missing'
    | 'region-missing'
    | 'postcode-unusual'
    | 'postcode-of-other-country';
  field: keyof PostalInput;
  /** With `postcode-of-other-country`: the country it is of (ISO 3166-1 alpha-2). */
  country?: string;
}

/** Where every house has a number. Not Britain or Ireland, where a house may have only a name. */
const NUMBERED = new Set('AT BE CH CZ DE DK ES FI FR HU IT LI LU NL NO PL PT SE SK'.split(' '));

/** What could be better in an address, whether or not it can be used as it is. */
export function postalHints(address: PostalAddress): PostalHint[] {
  const { country, street, houseNumber, box, postcode, city, region } = address;
  const rule = POSTCODE_RULES[country];
  const hints: PostalHint[] = [];
  if (!street && !houseNumber && !box) hints.push({ which: 'street-missing', field: 'street' });
  else if (NUMBERED.has(country) && !/\p{Nd}/u.test(`${street ?? ''}${houseNumber ?? ''}`)) {
    hints.push({ which: 'house-number-missing', field: 'houseNumber' });
  }
  if (!city) hints.push({ which: 'city-missing', field: 'city' });
  if (rule?.region && !region) hints.push({ which: 'region-missing', field: 'region' });
  if (postcode && normalisePostcode(country, postcode) === null) {
    const other = countryOfPostcode(postcode);
    if (other && other !== country)
      hints.push({ which: 'postcode-of-other-country', field: 'country', country: other });
    else if (!rule?.required) hints.push({ which: 'postcode-unusual', field: 'postcode' });
  }
  return hints;
}

/** What may be wrong with a postal address that is usable all the same, as a sentence. */
export function postalHintSentence(hint: PostalHint, language: Language): string {
  const sentences = {
    'street-missing': { nl: 'De straat ontbreekt', en: 'The street is missing' },
    'house-number-missing': { nl: 'Het huisnummer ontbreekt', en: 'The house number is missing' },
    'city-missing': { nl: 'De plaats ontbreekt', en: 'The town is missing' },
    'region-missing': { nl: 'De staat of provincie ontbreekt', en: 'The state or province is missing' },
    'postcode-unusual': {
      nl: 'Deze postcode is ongewoon voor het land',
      en: 'This postcode is unusual for the country',
    },
    'postcode-of-other-country': {
      nl: `Dit lijkt een postcode van een ander land: ${countryName(hint, language)}`,
      en: `This looks like a postcode of another country: ${countryName(hint, language)}`,
    },
  };
  return sentences[hint.which][language];
}

function countryName({ country }: PostalHint, language: Language): string {
  const known = country && recogniseCountry(country);
  return known ? (new Intl.DisplayNames([language], { type: 'region' }).of(known) ?? known) : '?';
}
