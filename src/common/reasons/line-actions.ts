import { correctAndWait, fixUser, nothing } from './fixes.js';
import type { Reason } from './reason.js';

/** Resend and the other actions on a line (Dd3), in the order in which they are judged. */
export const lineActionReasons = {
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
    fixFor: {
      letter: {
        nl: 'Kies Maak brief bij het bericht, en vraag de klant om een ander e-mailadres.',
        en: 'Choose Make letter at the message, and ask the client for another e-mail address.',
      },
      'no-letter': {
        nl: 'Vraag de klant om een ander e-mailadres; het volgende bericht komt dan wel aan.',
        en: 'Ask the client for another e-mail address; the next message will then arrive.',
      },
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
  NOT_FOR_CLIENT: {
    severity: 'info',
    sentence: {
      nl: 'Dit bericht is niet voor de klant zelf; een brief gaat alleen naar de klant',
      en: 'This message is not for the client itself; a letter goes to the client only',
    },
    fix: fixUser,
    where: 'user',
  },
  NO_LETTER_FORM: {
    severity: 'info',
    sentence: {
      nl: 'Deze berichtsoort heeft geen briefvorm',
      en: 'This message type has no letter form',
    },
    fix: correctAndWait,
    fixFor: { user: fixUser },
    where: 'client-email',
  },
  LETTER_EXISTS: {
    severity: 'info',
    sentence: { nl: 'Er is al een brief van gemaakt', en: 'A letter was made of it already' },
    fix: nothing,
    where: 'message',
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
} as const satisfies Record<string, Reason>;
