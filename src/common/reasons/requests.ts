import { fixRequest, nothing } from './fixes.js';
import type { Reason } from './reason.js';

/** Requests (design §8). */
export const requestReasons = {
  NOT_JSON: {
    severity: 'failure',
    sentence: { nl: 'Dit is geen geldige JSON: {which}', en: 'This is not valid JSON: {which}' },
    fix: fixRequest,
    where: 'request',
  },
  MISSING: {
    severity: 'failure',
    sentence: { nl: 'Dit veld ontbreekt: {which}', en: 'This field is missing: {which}' },
    fix: fixRequest,
    where: 'request',
  },
  BAD_VALUE: {
    severity: 'failure',
    sentence: { nl: 'De waarde van dit veld klopt niet: {which}', en: 'The value of this field is wrong: {which}' },
    fix: fixRequest,
    where: 'request',
  },
  BAD_TEXT: {
    severity: 'failure',
    sentence: {
      nl: 'De tekst bevat tekens die niet bewaard kunnen worden (U+0000 of een half surrogaatpaar)',
      en: 'The text holds characters that cannot be stored (U+0000 or a lone surrogate)',
    },
    fix: fixRequest,
    where: 'request',
  },
  UNKNOWN_FIELD: {
    severity: 'failure',
    sentence: { nl: 'Dit veld is onbekend', en: 'This field is unknown' },
    fix: {
      nl: 'Laat het veld weg, of laat de naam met x- beginnen.',
      en: 'Leave the field out, or let its name begin with x-.',
    },
    where: 'request',
  },
  UNKNOWN_CLIENT: {
    severity: 'failure',
    sentence: { nl: 'Deze klant is onbekend', en: 'This client is unknown' },
    fix: {
      nl: 'Stuur de hele klant mee, of maak hem eerst aan met PUT /clients.',
      en: 'Send the whole client along, or create it first with PUT /clients.',
    },
    where: 'request',
  },
  UNKNOWN_TYPE: {
    severity: 'failure',
    sentence: { nl: 'Deze berichtsoort is onbekend', en: 'This message type is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  UNKNOWN_BRANCH: {
    severity: 'failure',
    sentence: { nl: 'Deze vestiging is onbekend', en: 'This branch is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  UNKNOWN_PRINT_GROUP: {
    severity: 'failure',
    sentence: { nl: 'Deze printgroep is onbekend', en: 'This print group is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  FORMAT_NOT_ALLOWED: {
    severity: 'failure',
    sentence: {
      nl: 'Deze vorm bestaat niet voor deze berichtsoort',
      en: 'This format does not exist for this message type',
    },
    fix: {
      nl: 'Kies een van de vormen van de berichtsoort, of voeg deze vorm er eerst aan toe.',
      en: 'Choose one of the formats of the type, or add this one to them first.',
    },
    where: 'type',
  },
  SYSTEM_TYPE: {
    severity: 'failure',
    sentence: {
      nl: 'Bode verstuurt dit bericht zelf; dit ligt vast',
      en: 'Bode sends this message itself; this is fixed',
    },
    fix: nothing,
    where: 'type',
  },
  KEY_REUSED: {
    severity: 'failure',
    sentence: {
      nl: 'Deze sleutel is al gebruikt voor een ander verzoek',
      en: 'This key was used for a different request already',
    },
    fix: { nl: 'Geef elk verzoek een eigen sleutel.', en: 'Give each request a key of its own.' },
    where: 'request',
  },
  TOO_MANY_NAMES: {
    severity: 'failure',
    sentence: { nl: 'Hier passen te veel namen bij: {which}', en: 'Too many names fit this: {which}' },
    fix: {
      nl: 'Typ meer van de naam, het nummer van de klant, of het e-mailadres.',
      en: 'Type more of the name, the client’s number, or the e-mail address.',
    },
    where: 'request',
  },
  TOO_MANY_ROWS: {
    severity: 'failure',
    sentence: { nl: 'Te veel rijen in één keer: {which}', en: 'Too many rows at once: {which}' },
    fix: { nl: 'Verdeel ze, of stuur ze als NDJSON.', en: 'Split them up, or post them as NDJSON.' },
    where: 'request',
  },
  BODY_TOO_LARGE: {
    severity: 'failure',
    sentence: { nl: 'Het verzoek is te groot: {which}', en: 'The request is too large: {which}' },
    fix: { nl: 'Verdeel het, of stuur het als NDJSON.', en: 'Split it up, or post it as NDJSON.' },
    where: 'request',
  },
  UNSUPPORTED_TYPE: {
    severity: 'failure',
    sentence: {
      nl: 'Hier wordt een ander soort inhoud verwacht: {which}',
      en: 'Another kind of content is expected here: {which}',
    },
    fix: fixRequest,
    where: 'request',
  },
  COUNT_CHANGED: {
    severity: 'warning',
    sentence: {
      nl: 'Het filter geeft nu een ander aantal rijen: {which}',
      en: 'The filter now gives another number of rows: {which}',
    },
    fix: { nl: 'Bekijk de lijst opnieuw en bevestig.', en: 'Look at the list again and confirm.' },
    where: 'request',
  },
  CONFLICT: {
    severity: 'warning',
    sentence: { nl: 'Iemand anders heeft dit net gewijzigd', en: 'Somebody else has just changed this' },
    fix: {
      nl: 'Kijk wat er nu staat en doe de wijziging opnieuw.',
      en: 'See what stands there now, and make the change again.',
    },
    where: 'none',
  },
} as const satisfies Record<string, Reason>;
