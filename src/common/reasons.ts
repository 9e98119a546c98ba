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
  | 'rule'
  | 'rule-set'
  | 'client-rules'
  | 'contact'
  | 'user'
  | 'junk-help'
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
const fixSubscription: Bilingual = {
  nl: 'Wijs een abonnement toe, liefst bij de bovenste klant, met een begindatum op of voor de eerste dag van de case, en antwoord Ja op de vraag over open cases. Zet daarna zo nodig de echte begindatum.',
  en: 'Assign a rule set, preferably at the topmost client, starting on or before the first day of the case, and answer Yes to the question about open cases. Then set the real start date if need be.',
};
const fixTestedServer: Bilingual = {
  nl: 'Laat de systeembeheerder van de ontvanger dit nakijken; hij kan de helpdesk van de leverancier bellen.',
  en: "Have the recipient's system administrator look into it; he may call the vendor's helpdesk.",
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
  FORM_EXPIRED: {
    severity: 'warning',
    sentence: { nl: 'De pagina was verlopen', en: 'The page had expired' },
    fix: { nl: 'Ververs de pagina en doe het opnieuw.', en: 'Refresh the page and do it again.' },
    where: 'none',
  },

  // --- Diagnosis: how a search ends (N03; requirements Part 2). Other endings are codes of their own subject ---------
  NO_RULE: {
    severity: 'failure',
    sentence: { nl: 'Geen actieve regel past bij wat er gebeurde', en: 'No active rule fits what happened' },
    fix: {
      nl: 'Maak een regel voor deze gebeurtenis, of zet er een aan.',
      en: 'Make a rule for this event, or switch one on.',
    },
    where: 'rule',
  },
  RECIPIENT_NOT_SELECTED: {
    severity: 'failure',
    sentence: {
      nl: 'Geen van de ontvangers van de regel is deze persoon',
      en: 'None of the recipients of the rule is this person',
    },
    fix: { nl: 'Vink bij de regel de juiste ontvanger aan.', en: 'Tick the right recipient on the rule.' },
    where: 'rule',
  },
  CONTACT_NOT_SELECTED: {
    severity: 'failure',
    sentence: {
      nl: 'De contactpersoon is niet gekozen als ontvanger van de regel',
      en: 'The contact is not selected as recipient of the rule',
    },
    fix: {
      nl: 'Vink bij de regel de contactpersoon aan als ontvanger.',
      en: 'Tick the contact as recipient on the rule.',
    },
    where: 'rule',
  },
  UNEXPLAINED: {
    severity: 'warning',
    sentence: {
      nl: 'Alles wat Bode kan nakijken staat goed; dit is niet verklaard',
      en: 'All that Bode can check is in order; this is not explained',
    },
    fix: {
      nl: 'Geef dit overzicht aan de helpdesk van de leverancier: alles wat bekeken is, staat erin.',
      en: "Give this page to the vendor's helpdesk: all that was looked at is in it.",
    },
    where: 'none',
  },
  NO_SUBSCRIPTION: {
    severity: 'failure',
    sentence: {
      nl: 'Er geldt geen abonnement op de eerste dag: {which}',
      en: 'No rule set is in force on the first day: {which}',
    },
    fix: fixSubscription,
    where: 'client-rules',
  },
  SUBSCRIPTION_STARTS_LATE: {
    severity: 'failure',
    sentence: {
      nl: 'Het abonnement begint pas na de eerste dag: {which}',
      en: 'The rule set starts only after the first day: {which}',
    },
    fix: fixSubscription,
    where: 'client-rules',
  },
  RULE_NOT_IN_SUBSCRIPTION: {
    severity: 'failure',
    sentence: { nl: 'De regel zit niet in het abonnement: {which}', en: 'The rule is not in the rule set: {which}' },
    fix: {
      nl: 'Voeg de regel toe aan het abonnement, en antwoord Ja op de vraag over open cases.',
      en: 'Add the rule to the rule set, and answer Yes to the question about open cases.',
    },
    where: 'rule-set',
  },
  NOT_APPLIED_TO_CASE: {
    severity: 'failure',
    sentence: {
      nl: 'De regel is toegewezen, maar staat niet in het plan van deze case',
      en: 'The rule is assigned, but is not in the plan of this case',
    },
    fix: {
      nl: 'Wijs opnieuw toe, en antwoord Ja op de vraag over open cases. Een gesloten case verandert niet meer.',
      en: 'Assign again, and answer Yes to the question about open cases. A closed case does not change any more.',
    },
    where: 'client-rules',
  },
  RULE_NOT_ASSIGNED: {
    severity: 'failure',
    sentence: {
      nl: 'De regel is niet toegewezen aan deze klant of een klant erboven',
      en: 'The rule is not assigned to this client or one above it',
    },
    fix: {
      nl: 'Wijs de regel toe aan de hele werkgever of aan dit onderdeel, en antwoord Ja op de vraag over open cases.',
      en: 'Assign the rule to the whole employer or to this department, and answer Yes to the question about open cases.',
    },
    where: 'client-rules',
  },
  WRONG_TRIGGER: {
    severity: 'failure',
    sentence: {
      nl: 'De regel wacht op iets anders dan wat er gebeurde: {which}',
      en: 'The rule waits for something else than what happened: {which}',
    },
    fix: {
      nl: 'Zet bij de regel de juiste trigger: gebeurtenis en soort case.',
      en: 'Set the right trigger on the rule: event and case type.',
    },
    where: 'rule',
  },
  PLATFORM_MAIL_DOWN: {
    severity: 'failure',
    sentence: {
      nl: 'Ook een testmail naar uzelf komt niet aan: de mail van het systeem werkt niet',
      en: 'A test mail to yourself does not arrive either: the mail of the system does not work',
    },
    fix: {
      nl: 'Bel de helpdesk van de leverancier, en geef dit overzicht door.',
      en: "Call the vendor's helpdesk, and hand over this page.",
    },
    where: 'mail-setup',
  },
  IN_JUNK: {
    severity: 'info',
    sentence: { nl: 'De mail ligt in de map Ongewenste e-mail', en: 'The mail is in the junk folder' },
    fix: {
      nl: 'Markeer de mail als “geen spam” en zet de afzender bij de veilige afzenders.',
      en: 'Mark the mail as “not junk” and add the sender to the safe senders.',
    },
    where: 'junk-help',
  },
  ADDRESS_MAYBE_WRONG: {
    severity: 'failure',
    sentence: { nl: 'Het adres is misschien verkeerd: {which}', en: 'The address may be wrong: {which}' },
    fix: { nl: 'Verbeter het adres, of laat het verbeteren.', en: 'Correct the address, or have it corrected.' },
    where: 'user',
  },
  RECIPIENT_SERVER_SUSPECTED: {
    severity: 'warning',
    sentence: {
      nl: 'Het lijkt aan de mailserver van de ontvanger te liggen',
      en: "It seems to be the recipient's mail server",
    },
    fix: fixTestedServer,
    where: 'none',
  },
  CLIENT_CARD_ADDRESS_UNUSED: {
    severity: 'info',
    sentence: {
      nl: 'Het e-mailadres op de klantkaart wordt hiervoor niet gebruikt: {which}',
      en: 'The e-mail address on the client card is not used for this: {which}',
    },
    fix: {
      nl: 'Geef wie de mail moet krijgen een gebruiker met toegang tot deze klant.',
      en: 'Give whoever should get the mail a user with access to this client.',
    },
    where: 'client',
  },
  RECIPIENTS_FOUND: {
    severity: 'info',
    sentence: { nl: 'Dit bericht gaat naar: {which}', en: 'This message goes to: {which}' },
    fix: nothing,
    where: 'none',
  },
  LETTER: {
    severity: 'info',
    sentence: {
      nl: 'Dit is een brief; alleen mails kunnen opnieuw verzonden worden',
      en: 'This is a letter; only mails can be resent',
    },
    fix: { nl: 'Kijk hoe ver de brief in de printkamer is.', en: 'See how far the letter is in the print room.' },
    where: 'message',
  },
  LETTER_PREPARED: {
    severity: 'info',
    sentence: {
      nl: 'De mail kwam terug, en de brief is er al',
      en: 'The mail came back, and the letter is there already',
    },
    fix: nothing,
    where: 'message',
  },
  STILL_WAITING: {
    severity: 'info',
    sentence: {
      nl: 'De mail is nog niet weg: hij wacht op zijn beurt of op zijn tijd',
      en: 'The mail has not left yet: it waits for its turn or its time',
    },
    fix: {
      nl: 'Wacht even, en kijk bij het bericht wanneer het aan de beurt is.',
      en: 'Wait a little, and see at the message when its turn comes.',
    },
    where: 'message',
  },
  DOMAIN_PATTERN: {
    severity: 'warning',
    sentence: {
      nl: 'Meer klanten met dit maildomein missen berichten: {which}',
      en: 'More clients with this mail domain miss messages: {which}',
    },
    fix: {
      nl: 'Meld het aan de leverancier: het ligt waarschijnlijk niet aan deze klant.',
      en: 'Tell the vendor: this client is probably not the cause.',
    },
    where: 'none',
  },
  MAILBOX_SETTINGS: {
    severity: 'warning',
    sentence: {
      nl: 'Alleen deze klant mist berichten: het ligt waarschijnlijk aan de instellingen van de mailbox',
      en: 'Only this client misses messages: it is probably the settings of the mailbox',
    },
    fix: {
      nl: 'Kijk samen met de klant naar filters, doorsturen, een volle mailbox en de map Ongewenste e-mail, en stuur een testbericht.',
      en: 'Look with the client at filters, forwarding, a full mailbox and the junk folder, and send a test message.',
    },
    where: 'client',
  },
  ARRIVES_NOW: {
    severity: 'info',
    sentence: { nl: 'Het testbericht kwam aan: mail komt nu binnen', en: 'The test message arrived: mail gets in now' },
    fix: nothing,
    where: 'none',
  },
  SENDER_FOUND: {
    severity: 'info',
    sentence: { nl: 'De afzender is gevonden: {which}', en: 'The sender is found: {which}' },
    fix: nothing,
    where: 'none',
  },
  STAFF_FOUND: {
    severity: 'info',
    sentence: { nl: 'Deze mail gaat naar: {which}', en: 'This mail goes to: {which}' },
    fix: nothing,
    where: 'none',
  },
  ADDRESS_FREE: {
    severity: 'info',
    sentence: {
      nl: 'Dit adres is bij geen andere organisatie actief: {which}',
      en: 'This address is not active at any other organisation: {which}',
    },
    fix: nothing,
    where: 'none',
  },

  // --- Who gets what: conditions and recipients of a rule (design §4), in the order in which they are judged ---------
  CONDITION_FAILED: {
    severity: 'info',
    sentence: {
      nl: 'Een voorwaarde van de regel gaat niet op: {which}',
      en: 'A condition of the rule failed: {which}',
    },
    fix: {
      nl: 'Kijk na of de voorwaarde klopt, en of de gegevens van de gebeurtenis kloppen.',
      en: 'Check whether the condition is right, and whether the data of the event are.',
    },
    where: 'rule',
  },
  CONTACT_HAS_NO_USER: {
    severity: 'warning',
    sentence: {
      nl: 'Aan de contactpersoon is geen gebruiker gekoppeld',
      en: 'No user is linked to the contact',
    },
    fix: { nl: 'Koppel een gebruiker aan de contactpersoon.', en: 'Link a user to the contact.' },
    where: 'contact',
  },
  USER_INACTIVE: {
    severity: 'warning',
    sentence: { nl: 'De gebruiker is niet actief', en: 'The user is not active' },
    fix: { nl: 'Activeer de gebruiker, of koppel een andere.', en: 'Activate the user, or link another one.' },
    where: 'user',
  },
  NO_ACCESS: {
    severity: 'warning',
    sentence: { nl: 'De gebruiker heeft geen toegang tot de klant', en: 'The user has no access to the client' },
    fix: {
      nl: 'Geef de gebruiker toegang tot de klant, of tot een klant erboven.',
      en: 'Give the user access to the client, or to one above it.',
    },
    where: 'user',
  },
  NO_CASE_RIGHT: {
    severity: 'warning',
    sentence: { nl: 'De gebruiker heeft geen recht op de case', en: 'The user has no right on the case' },
    fix: {
      nl: 'Geef de gebruiker toegang tot de klant van de case, of tot een klant erboven.',
      en: 'Give the user access to the client of the case, or to one above it.',
    },
    where: 'user',
  },
  RECEIVE_OFF: {
    severity: 'info',
    sentence: {
      nl: 'Bij de gebruiker staat "Ontvang e-mails indien contactpersoon?" uit',
      en: 'The user has "Receive e-mails if contact person?" switched off',
    },
    fix: {
      nl: 'Zet "Ontvang e-mails indien contactpersoon?" aan bij de gebruiker.',
      en: 'Switch on "Receive e-mails if contact person?" for the user.',
    },
    where: 'user',
  },
  MODULE_OFF: {
    severity: 'info',
    sentence: {
      nl: 'De gebruiker heeft de module niet aangevinkt: {which}',
      en: 'The user has not ticked the module: {which}',
    },
    fix: {
      nl: 'Vink de module aan in de communicatie-instellingen van de gebruiker.',
      en: "Tick the module in the user's communication settings.",
    },
    where: 'user',
  },
  NO_APPROVAL_RIGHT: {
    severity: 'info',
    sentence: {
      nl: 'De gebruiker heeft bij deze klant geen accorderingsrecht voor: {which}',
      en: 'The user has no approval right with this client for: {which}',
    },
    fix: {
      nl: 'Geef de gebruiker het accorderingsrecht voor dit soort melding.',
      en: 'Give the user the approval right for this type of notice.',
    },
    where: 'user',
  },
  CATCH_ALL_OFF: {
    severity: 'info',
    sentence: { nl: 'De gebruiker is geen catch-all', en: 'The user is not catch-all' },
    fix: { nl: 'Vink catch-all aan bij de gebruiker.', en: 'Tick catch-all for the user.' },
    where: 'user',
  },
  NO_RECIPIENT: {
    severity: 'failure',
    fallback: 'never',
    sentence: { nl: 'Er is geen ontvanger over', en: 'No recipient is left' },
    fix: {
      nl: 'Kijk bij Waarom? wat elke kandidaat tegenhield, en herstel dat bij die gebruiker of contactpersoon.',
      en: 'See under Why? what stopped each candidate, and put that right at the user or contact.',
    },
    where: 'client',
  },
  UNKNOWN_CASE: {
    severity: 'failure',
    sentence: { nl: 'Deze case is onbekend', en: 'This case is unknown' },
    fix: {
      nl: 'Open de case eerst, met POST /cases of met de gebeurtenis case.opened.',
      en: 'Open the case first, with POST /cases or with the event case.opened.',
    },
    where: 'request',
  },

  // --- People: senders, users, groups (A13–A20, E01–E22) -----------------------------------------------------------
  SKIPPED_INVALID: {
    severity: 'warning',
    sentence: {
      nl: 'Overgeslagen: het adres is niet bruikbaar, of de beheerder is niet actief',
      en: 'Skipped: the address cannot be used, or the manager is not active',
    },
    fix: fixMailSetup,
    where: 'mail-setup',
  },
  UNKNOWN_USER: {
    severity: 'failure',
    sentence: { nl: 'Deze gebruiker is onbekend', en: 'This user is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  UNKNOWN_GROUP: {
    severity: 'failure',
    sentence: { nl: 'Deze klantgroep is onbekend', en: 'This client group is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  USER_ACTIVE_ELSEWHERE: {
    severity: 'failure',
    sentence: {
      nl: 'Dit e-mailadres is al actief bij een andere organisatie',
      en: 'This e-mail address is active at another organisation already',
    },
    fix: {
      nl: 'Laat een van beide organisaties een nieuwe gebruiker maken met een ander adres, of met een alias van hetzelfde adres (naam+kantoor@…).',
      en: 'Let one of both organisations create a new user with another address, or with an alias of the same address (name+office@…).',
    },
    where: 'user',
  },
  USER_EXISTS: {
    severity: 'failure',
    sentence: {
      nl: 'Er is hier al een gebruiker met dit e-mailadres: {which}',
      en: 'There is a user with this e-mail address here already: {which}',
    },
    fix: {
      nl: 'Geef die gebruiker toegang tot de klant, in plaats van een nieuwe te maken.',
      en: 'Give that user access to the client, instead of creating a new one.',
    },
    where: 'user',
  },
  LAST_ADMIN: {
    severity: 'failure',
    sentence: {
      nl: 'Dit is de laatste actieve beheerder van de organisatie',
      en: 'This is the last active administrator of the organisation',
    },
    fix: {
      nl: 'Maak eerst iemand anders beheerder.',
      en: 'Make somebody else administrator first.',
    },
    where: 'user',
  },
  NAME_IN_USE: {
    severity: 'failure',
    sentence: { nl: 'Deze naam is al in gebruik', en: 'This name is in use already' },
    fix: { nl: 'Kies een andere naam.', en: 'Choose another name.' },
    where: 'none',
  },
  GROUP_IN_USE: {
    severity: 'failure',
    sentence: { nl: 'Er zitten nog klanten in deze groep', en: 'There are clients in this group still' },
    fix: { nl: 'Haal eerst de klanten uit de groep.', en: 'Take the clients out of the group first.' },
    where: 'none',
  },
  LINK_INVALID: {
    severity: 'failure',
    sentence: {
      nl: 'Deze link is al gebruikt of werkt niet meer',
      en: 'This link was used already or has expired',
    },
    fix: { nl: 'Vraag een nieuwe link aan.', en: 'Ask for a new link.' },
    where: 'none',
  },
  PASSWORD_TOO_SHORT: {
    severity: 'failure',
    sentence: {
      nl: 'Dit wachtwoord heeft te weinig tekens: {which}',
      en: 'This password has too few characters: {which}',
    },
    fix: { nl: 'Kies een langer wachtwoord, zoals een paar woorden.', en: 'Choose a longer one, such as a few words.' },
    where: 'none',
  },

  // --- Rules, assignments, cases (A21–A33) -------------------------------------------------------------------------
  UNKNOWN_RULE: {
    severity: 'failure',
    sentence: { nl: 'Deze regel is onbekend', en: 'This rule is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  UNKNOWN_RULE_SET: {
    severity: 'failure',
    sentence: { nl: 'Dit abonnement is onbekend', en: 'This rule set is unknown' },
    fix: fixRequest,
    where: 'request',
  },
  ANSWER_NEEDED: {
    severity: 'failure',
    sentence: {
      nl: 'Moet dit ook gelden voor bestaande cases die niet afgesloten zijn? Antwoord met ja of nee',
      en: 'Is this to be applied to existing cases that are not closed? Answer with true or false',
    },
    fix: {
      nl: 'Bekijk in het voorbeeld om welke cases het gaat. Ja plant de regel op elk ervan en verstuurt wat bij de opening hoorde; nee geldt alleen voor cases die nog komen.',
      en: 'Look at the preview for the cases it would touch. True plans the rule on each of them and sends what belonged to its opening; false holds for cases to come only.',
    },
    where: 'request',
  },
  RULE_SET_OVERLAP: {
    severity: 'failure',
    sentence: {
      nl: 'Deze klant heeft in deze periode al een ander abonnement: {which}',
      en: 'This client has another rule set in this period already: {which}',
    },
    fix: {
      nl: 'Laat de ene toewijzing eindigen voor de andere begint.',
      en: 'Let the one assignment end before the other begins.',
    },
    where: 'client-rules',
  },
  IN_USE: {
    severity: 'warning',
    sentence: { nl: 'Dit is nog in gebruik: {which}', en: 'This is in use still: {which}' },
    fix: {
      nl: 'Zet de regel uit, of haal eerst weg wat ernaar verwijst.',
      en: 'Switch the rule off, or first remove what refers to it.',
    },
    where: 'none',
  },
  CASE_EXISTS: {
    severity: 'failure',
    sentence: { nl: 'Deze case is al geopend', en: 'This case was opened already' },
    fix: {
      nl: 'Geef elke case een eigen naam, of stuur alleen de naam van de case mee.',
      en: 'Give each case a name of its own, or send only the name of the case.',
    },
    where: 'request',
  },
  CASE_CLOSED: {
    severity: 'warning',
    sentence: { nl: 'Deze case is afgesloten', en: 'This case is closed' },
    fix: nothing,
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
