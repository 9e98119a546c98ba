import { fixEmail, fixEmailFor } from './fixes.js';
import type { Reason } from './reason.js';

/** The e-mail address (D08), in the order of the check. */
export const emailAddressReasons = {
  NO_ADDRESS: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'De klant heeft geen e-mailadres', en: 'The client has no e-mail address' },
    fix: { nl: 'Vul een e-mailadres in.', en: 'Add an e-mail address.' },
    fixFor: {
      letter: {
        nl: 'Vul een e-mailadres in, en verzend het bericht opnieuw: het wordt dan een brief.',
        en: 'Add an e-mail address, and resend the message: it then becomes a letter.',
      },
      'no-letter': {
        nl: 'Vul een e-mailadres in; het volgende bericht komt dan wel aan.',
        en: 'Add an e-mail address; the next message will then arrive.',
      },
    },
    where: 'client-email',
  },
  ADDRESS_NO_AT: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'In het e-mailadres ontbreekt @', en: 'The e-mail address has no @' },
    fix: fixEmail,
    fixFor: fixEmailFor,
    where: 'client-email',
  },
  ADDRESS_NO_DOT: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'In het e-mailadres ontbreekt een punt na de @', en: 'The e-mail address has no dot after the @' },
    fix: fixEmail,
    fixFor: fixEmailFor,
    where: 'client-email',
  },
  ADDRESS_INVALID: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'Het e-mailadres is geen geldig adres', en: 'The e-mail address is not a valid address' },
    fix: fixEmail,
    fixFor: fixEmailFor,
    where: 'client-email',
  },
  NEEDS_SMTPUTF8: {
    severity: 'failure',
    fallback: 'auto',
    sentence: {
      nl: 'De mailserver aanvaardt geen adres met letters als ë of ł vóór de @',
      en: 'The mail server takes no address with letters such as ë or ł before the @',
    },
    fix: fixEmail,
    fixFor: fixEmailFor,
    where: 'client-email',
  },
} as const satisfies Record<string, Reason>;
