import { fixEmail, fixMailSetup } from './fixes.js';
import type { Reason } from './reason.js';

/** What the mail server answered. */
export const mailServerReasons = {
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
} as const satisfies Record<string, Reason>;
