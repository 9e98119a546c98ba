import type { Bilingual } from '../language.js';
import type { Reason } from './reason.js';

const fixPostal: Bilingual = {
  nl: 'Vul het postadres van de klant aan; wat wacht, gaat dan vanzelf verder.',
  en: "Complete the client's postal address; what waits then goes on by itself.",
};

/** The postal address (L16, N16). */
export const postalAddressReasons = {
  NO_POSTAL_ADDRESS: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'De klant heeft geen postadres', en: 'The client has no postal address' },
    fix: fixPostal,
    where: 'client-postal',
  },
  POSTAL_ADDRESS_INVALID: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'Het postadres is niet bruikbaar: {which}', en: 'The postal address cannot be used: {which}' },
    fix: fixPostal,
    where: 'client-postal',
  },
  ADDRESS_DOES_NOT_FIT: {
    severity: 'failure',
    sentence: {
      nl: 'Het postadres past niet in het venster van de envelop',
      en: 'The postal address does not fit the window of the envelope',
    },
    fix: {
      nl: 'Kort het postadres in, of kies een envelop met een groter venster.',
      en: 'Shorten the postal address, or choose an envelope with a larger window.',
    },
    where: 'client-postal',
  },
  GLYPH_MISSING: {
    severity: 'failure',
    sentence: {
      nl: 'De brief bevat een teken dat geen van de lettertypes kan drukken: {which}',
      en: 'The letter holds a character that none of the fonts can print: {which}',
    },
    fix: {
      nl: 'Verbeter de naam of het adres van de klant, dan gaat de brief vanzelf verder. Staat het teken elders in de brief, trek die dan in.',
      en: "Correct the client's name or address; the letter then goes on by itself. If the character stands elsewhere in the letter, withdraw it.",
    },
    where: 'client',
  },
} as const satisfies Record<string, Reason>;
