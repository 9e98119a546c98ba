import type { Bilingual } from '../language.js';
import { nothing } from './fixes.js';
import type { Reason } from './reason.js';

const fixText: Bilingual = {
  nl: 'Laat de tekst van deze berichtsoort nakijken.',
  en: 'Have the text of this message type checked.',
};

/** Nothing, not any more. */
export const noLongerReasons = {
  CLIENT_FLAGGED: {
    severity: 'warning',
    fallback: 'staff',
    sentence: {
      nl: 'De klant staat op "niet aanschrijven": {which}',
      en: 'The client is marked not to be written to: {which}',
    },
    fix: {
      nl: 'Alleen verzenden als u zeker weet dat het moet.',
      en: 'Send only when you are sure that it must go.',
    },
    where: 'client',
  },
  NOT_RELEVANT: {
    severity: 'info',
    fallback: 'staff',
    sentence: {
      nl: 'Het bericht geldt niet meer: {which}',
      en: 'The message no longer applies: {which}',
    },
    fix: nothing,
    where: 'message',
  },
  NO_TEXT: {
    severity: 'failure',
    fallback: 'never',
    sentence: { nl: 'De berichtsoort heeft geen gepubliceerde tekst', en: 'The message type has no published text' },
    fix: fixText,
    where: 'text',
  },
  RENDER_ERROR: {
    severity: 'failure',
    fallback: 'never',
    sentence: {
      nl: 'De tekst van de berichtsoort kon niet worden ingevuld',
      en: 'The text of the message type could not be filled in',
    },
    fix: fixText,
    where: 'text',
  },
} as const satisfies Record<string, Reason>;
