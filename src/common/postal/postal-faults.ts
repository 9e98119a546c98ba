import type { Bilingual, Language } from '../language.js';

/** Why a postal address cannot be used (L16, after the checks of GOV.UK Notify); stands beside POSTAL_ADDRESS_INVALID. */
export type PostalFault =
  | 'country-unknown'
  | 'too-few-lines'
  | 'too-many-lines'
  | 'no-letter-or-digit'
  | 'postcode-missing'
  | 'postcode-invalid'
  | 'bad-first-character'
  | 'no-fixed-abode';

/** Each fault as the end of the sentence "Het postadres is niet bruikbaar: …". */
export const POSTAL_FAULTS: Readonly<Record<PostalFault, Bilingual>> = {
  'country-unknown': { nl: 'het land is niet herkend', en: 'the country is not recognised' },
  'too-few-lines': {
    nl: 'het heeft te weinig regels; met de naam zijn er minstens 3 nodig',
    en: 'it has too few lines; with the name at least 3 are needed',
  },
  'too-many-lines': {
    nl: 'het heeft te veel regels; met de naam mogen het er 7 zijn',
    en: 'it has too many lines; with the name there may be 7',
  },
  'no-letter-or-digit': {
    nl: 'een van de eerste twee regels bevat geen letter of cijfer',
    en: 'one of the first two lines has no letter or digit',
  },
  'postcode-missing': { nl: 'de postcode ontbreekt', en: 'the postcode is missing' },
  'postcode-invalid': { nl: 'de postcode past niet bij het land', en: 'the postcode does not fit the country' },
  'bad-first-character': {
    nl: 'een regel begint met een teken dat niet mag: @ ( ) = [ ] " \\ / , < > ~',
    en: 'a line starts with a character that is not allowed: @ ( ) = [ ] " \\ / , < > ~',
  },
  'no-fixed-abode': { nl: 'er staat dat er geen vaste woonplaats is', en: 'it says that there is no fixed abode' },
};

/** What is wrong with a postal address, in words that stand in the sentence of its reason. */
export function postalFaultSentence(which: PostalFault, language: Language): string {
  return POSTAL_FAULTS[which][language];
}
