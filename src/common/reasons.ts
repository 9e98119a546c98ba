import type { Bilingual, Language } from './language.js';

/**
 * Every code with which Bode explains an outcome: why a line was not sent, why a letter waits, why a row was refused.
 * This table is the only source of the sentences on pages, in API problems and in the reference (design §4).
 *
 * `{which}` in a sentence is filled with the detail that travels beside the code (see `postalFaults`).
 */
export interface Reason {
  /** Who has to act: nobody (info), someone who cares (warning), or someone before anything goes out (failure). */
  severity: 'info' | 'warning' | 'failure';
  /**
   * What an e-mail line with this reason does by itself: `auto` follows the type's onNotSent, `staff` waits for Resend
   * whatever onNotSent says (a broken relay must not print a night's run), `never` has no letter to make.
   * Absent for codes that never stand on a line.
   */
  fallback?: 'auto' | 'staff' | 'never';
  sentence: Bilingual;
  fix: Bilingual;
  /** The place where it is put right; the pages turn it into a link. */
  where: FixPlace;
}

export type FixPlace =
  | 'client-email'
  | 'client-postal'
  | 'client'
  | 'message'
  | 'type'
  | 'text'
  | 'mail-setup'
  | 'letters'
  | 'request'
  | 'none';

const fixEmail: Bilingual = {
  nl: 'Verbeter het e-mailadres van de klant, of verzend het bericht opnieuw als brief.',
  en: "Correct the client's e-mail address, or resend the message as a letter.",
};
const fixPostal: Bilingual = {
  nl: 'Vul het postadres van de klant aan; wat wacht, gaat dan vanzelf verder.',
  en: "Complete the client's postal address; what waits then goes on by itself.",
};
const fixMailSetup: Bilingual = {
  nl: 'Vraag de beheerder de mailinstellingen na te kijken; verzend daarna opnieuw als brief wat niet kan wachten.',
  en: 'Ask the administrator to check the mail settings; then resend as a letter what cannot wait.',
};
const fixText: Bilingual = {
  nl: 'Laat de tekst van deze berichtsoort nakijken.',
  en: 'Have the text of this message type checked.',
};
const fixRequest: Bilingual = {
  nl: 'Verbeter het verzoek in het systeem dat het stuurde, en stuur het opnieuw.',
  en: 'Correct the request in the system that sent it, and post it again.',
};
const nothing: Bilingual = { nl: 'Niets te doen.', en: 'Nothing to do.' };

const table = {
  // --- The e-mail address (D08), in the order of the check ---------------------------------------------------------
  NO_ADDRESS: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'De klant heeft geen e-mailadres', en: 'The client has no e-mail address' },
    fix: { nl: 'Vul een e-mailadres in.', en: 'Add an e-mail address.' },
    where: 'client-email',
  },
  ADDRESS_NO_AT: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'In het e-mailadres ontbreekt @', en: 'The e-mail address has no @' },
    fix: fixEmail,
    where: 'client-email',
  },
  ADDRESS_NO_DOT: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'In het e-mailadres ontbreekt een punt na de @', en: 'The e-mail address has no dot after the @' },
    fix: fixEmail,
    where: 'client-email',
  },
  ADDRESS_INVALID: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'Het e-mailadres is geen geldig adres', en: 'The e-mail address is not a valid address' },
    fix: fixEmail,
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
    where: 'client-email',
  },

  // --- What the mail server answered -------------------------------------------------------------------------------
  REFUSED_BY_SERVER: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'De mailserver weigerde het e-mailadres', en: 'The mail server refused the e-mail address' },
    fix: fixEmail,
    where: 'client-email',
  },
  GAVE_UP: {
    severity: 'failure',
    fallback: 'auto',
    sentence: {
      nl: 'De mailserver stelde de mail te lang uit; Bode is gestopt met proberen',
      en: 'The mail server kept putting the mail off; Bode stopped trying',
    },
    fix: fixEmail,
    where: 'client-email',
  },
  TRANSPORT_ERROR: {
    severity: 'failure',
    fallback: 'staff',
    sentence: {
      nl: 'De eigen mailserver was te lang niet bereikbaar',
      en: 'Our own mail server could not be reached for too long',
    },
    fix: fixMailSetup,
    where: 'mail-setup',
  },
  MAIL_SETUP_INCORRECT: {
    severity: 'failure',
    fallback: 'staff',
    sentence: {
      nl: 'De mailinstellingen kloppen niet: er is geen bruikbare afzender, of de mailserver weigert hem',
      en: 'The mail settings are wrong: there is no usable sender, or the mail server refuses it',
    },
    fix: fixMailSetup,
    where: 'mail-setup',
  },
  BOUNCED: {
    severity: 'failure',
    sentence: { nl: 'Teruggekomen van de mailserver', en: 'Came back from the mail server' },
    fix: {
      nl: 'Vraag de klant om een ander e-mailadres. De brief volgt vanzelf als de berichtsoort er een maakt.',
      en: 'Ask the client for another e-mail address. The letter follows by itself if the type makes one.',
    },
    where: 'client-email',
  },
  BOUNCED_UNKNOWN_USER: {
    severity: 'failure',
    sentence: {
      nl: 'Teruggekomen: de gebruiker bestaat niet op die mailserver',
      en: 'Came back: no such user at that mail server',
    },
    fix: {
      nl: 'Vraag de klant om een ander e-mailadres. De brief volgt vanzelf als de berichtsoort er een maakt.',
      en: 'Ask the client for another e-mail address. The letter follows by itself if the type makes one.',
    },
    where: 'client-email',
  },
  BOUNCED_MAILBOX_FULL: {
    severity: 'failure',
    sentence: { nl: 'Teruggekomen: de mailbox is vol', en: 'Came back: the mailbox is full' },
    fix: {
      nl: 'Vraag de klant zijn mailbox op te ruimen of een ander adres te geven.',
      en: 'Ask the client to make room in the mailbox or to give another address.',
    },
    where: 'client-email',
  },

  // --- The postal address (L16, N16) -------------------------------------------------------------------------------
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

  // --- Nothing, not any more -------------------------------------------------------------------------------
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

  // --- Resend and the other actions on a line (Dd3), in the order in which they are judged -------------------------
  NOT_FOUND: {
    severity: 'warning',
    sentence: { nl: 'Dit bestaat niet (meer)', en: 'This does not exist (any more)' },
    fix: { nl: 'Ververs de lijst.', en: 'Refresh the list.' },
    where: 'none',
  },
  NOT_EMAIL: {
    severity: 'info',
    sentence: { nl: 'Dit is al een brief', en: 'This is a letter already' },
    fix: nothing,
    where: 'message',
  },
  BOUNCED_NO_LETTER: {
    severity: 'info',
    sentence: {
      nl: 'Gebouncet, en deze berichtsoort maakt dan geen brief',
      en: 'Bounced, and this message type then makes no letter',
    },
    fix: {
      nl: 'Kies Maak brief als de berichtsoort een briefvorm heeft, en vraag een ander e-mailadres.',
      en: 'Use Make letter if the type has a letter form, and ask for another e-mail address.',
    },
    where: 'message',
  },
  NOT_FAILED: {
    severity: 'info',
    sentence: {
      nl: 'Dit bericht is niet mislukt; alleen wat niet verzonden werd, kan opnieuw',
      en: 'This message did not fail; only what was not sent can be resent',
    },
    fix: nothing,
    where: 'message',
  },
  NOT_BOUNCED: {
    severity: 'info',
    sentence: {
      nl: 'Dit bericht is niet gebouncet; gebruik Opnieuw verzenden voor wat niet verzonden werd',
      en: 'This message did not bounce; use Resend for what was not sent',
    },
    fix: nothing,
    where: 'message',
  },
  NO_LETTER_FORM: {
    severity: 'info',
    sentence: {
      nl: 'Deze berichtsoort heeft geen briefvorm',
      en: 'This message type has no letter form',
    },
    fix: {
      nl: 'Verbeter het e-mailadres; het volgende bericht komt dan wel aan.',
      en: 'Correct the e-mail address; the next message will then arrive.',
    },
    where: 'client-email',
  },
  LETTER_EXISTS: {
    severity: 'info',
    sentence: { nl: 'Er is al een brief van gemaakt', en: 'A letter was made of it already' },
    fix: nothing,
    where: 'letters',
  },
  NOT_WITHDRAWABLE: {
    severity: 'info',
    sentence: {
      nl: 'Dit kan niet meer geannuleerd worden: het is al verzonden, gedrukt of afgesloten',
      en: 'This can no longer be cancelled: it was sent, printed or closed already',
    },
    fix: nothing,
    where: 'message',
  },
  WITHDRAWN: {
    severity: 'info',
    sentence: { nl: 'Geannuleerd: {which}', en: 'Cancelled: {which}' },
    fix: nothing,
    where: 'message',
  },

  // --- Batches (L05, L06) ------------------------------------------------------------------------------------------
  NOTHING_TO_PREPARE: {
    severity: 'info',
    sentence: { nl: 'Er wachten geen brieven', en: 'No letters are waiting' },
    fix: nothing,
    where: 'letters',
  },
  WRONG_BATCH_STATE: {
    severity: 'warning',
    sentence: {
      nl: 'Deze stap kan nu niet: de printopdracht is {which}',
      en: 'This step is not possible now: the batch is {which}',
    },
    fix: { nl: 'Ververs de pagina.', en: 'Refresh the page.' },
    where: 'letters',
  },
  COUNTS_DIFFER: {
    severity: 'failure',
    sentence: {
      nl: 'De telling klopt niet met de printopdracht: {which}',
      en: 'The count does not match the batch: {which}',
    },
    fix: {
      nl: 'Tel na, en zoek wat ontbreekt voor de stapel de deur uit gaat.',
      en: 'Count again, and find what is missing before the stack leaves.',
    },
    where: 'letters',
  },
  PULL_LIST_OPEN: {
    severity: 'warning',
    sentence: {
      nl: 'Zeg van elke ingetrokken brief of hij uit de stapel gehaald is: {which}',
      en: 'Say of each withdrawn letter whether it was pulled from the pile: {which}',
    },
    fix: {
      nl: 'Zoek deze stukken in de stapel voor die de deur uit gaat.',
      en: 'Look for these pieces in the pile before it leaves.',
    },
    where: 'letters',
  },
  FILES_SEVERAL: {
    severity: 'info',
    sentence: {
      nl: 'Deze printopdracht heeft meer dan één bestand: {which}',
      en: 'This batch has more than one file: {which}',
    },
    fix: { nl: 'Haal de bestanden een voor een op.', en: 'Fetch the files one by one.' },
    where: 'letters',
  },
  FILE_NOT_READY: {
    severity: 'info',
    sentence: { nl: 'Het bestand wordt nog gemaakt', en: 'The file is still being made' },
    fix: { nl: 'Probeer het zo meteen opnieuw.', en: 'Try again in a moment.' },
    where: 'letters',
  },

  // --- Requests (design §8) ----------------------------------------------------------------------------------------
  NOT_JSON: {
    severity: 'failure',
    sentence: { nl: 'Dit is geen geldige JSON', en: 'This is not valid JSON' },
    fix: fixRequest,
    where: 'request',
  },
  MISSING: {
    severity: 'failure',
    sentence: { nl: 'Dit veld ontbreekt', en: 'This field is missing' },
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
      nl: 'Dit soort inhoud wordt hier niet aanvaard: {which}',
      en: 'This kind of content is not taken here: {which}',
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
    fix: { nl: 'Ververs de pagina en doe de wijziging opnieuw.', en: 'Refresh the page and make the change again.' },
    where: 'none',
  },

  // --- Who may (L20) -----------------------------------------------------------------------------------------------
  NOT_SIGNED_IN: {
    severity: 'failure',
    sentence: { nl: 'U bent niet aangemeld', en: 'You are not signed in' },
    fix: { nl: 'Meld u aan, of geef een geldige API-sleutel mee.', en: 'Sign in, or send a valid API key.' },
    where: 'none',
  },
  NOT_ALLOWED: {
    severity: 'failure',
    sentence: { nl: 'U hebt hier geen recht op', en: 'You may not do this' },
    fix: { nl: 'Vraag het recht aan uw beheerder.', en: 'Ask your administrator for the right.' },
    where: 'none',
  },
  WRONG_PASSWORD: {
    severity: 'failure',
    sentence: { nl: 'E-mailadres of wachtwoord klopt niet', en: 'The e-mail address or the password is wrong' },
    fix: { nl: 'Probeer het opnieuw.', en: 'Try again.' },
    where: 'none',
  },
  TOO_MANY_TRIES: {
    severity: 'failure',
    sentence: { nl: 'Te veel pogingen', en: 'Too many tries' },
    fix: { nl: 'Wacht een minuut en probeer het opnieuw.', en: 'Wait a minute and try again.' },
    where: 'none',
  },
  EMAIL_IN_USE: {
    severity: 'failure',
    sentence: { nl: 'Er is al een account met dit e-mailadres', en: 'This e-mail address has an account already' },
    fix: { nl: 'Kies een ander e-mailadres.', en: 'Choose another e-mail address.' },
    where: 'none',
  },
  FORM_EXPIRED: {
    severity: 'warning',
    sentence: { nl: 'De pagina was verlopen', en: 'The page had expired' },
    fix: { nl: 'Ververs de pagina en doe het opnieuw.', en: 'Refresh the page and do it again.' },
    where: 'none',
  },

  // --- Surprises: what nobody foresaw; the log has the story under the request's id --------------------------------
  INTERNAL: {
    severity: 'failure',
    sentence: { nl: 'Er ging iets stuk in Bode', en: 'Something broke in Bode' },
    fix: {
      nl: 'Probeer het opnieuw; blijft het zo, geef dan het nummer van dit verzoek aan uw beheerder.',
      en: 'Try again; if it stays, give the number of this request to your administrator.',
    },
    where: 'none',
  },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof table;

export const reasons: Readonly<Record<ReasonCode, Reason>> = table;

export function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(table, code);
}

/** The sentence of a code, with its detail filled in. */
export function reasonSentence(code: ReasonCode, language: Language, which = ''): string {
  const sentence = reasons[code].sentence[language];
  return which ? sentence.replace('{which}', which) : sentence.replace(/\s*:?\s*\{which\}/, '');
}

/** A refusal that was to be expected: a value, not an exception (design, "How we build"). */
export interface Refusal {
  code: ReasonCode;
  /** The detail for `{which}`, already in words or a code that has words of its own. */
  which?: string;
}
