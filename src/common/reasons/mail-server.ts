import type { Bilingual } from '../language.js';
import { fixEmail, fixEmailFor, fixHouse, fixMailSetup, fixMailSetupFor } from './fixes.js';
import type { Reason } from './reason.js';

const askOther: Bilingual = {
  nl: 'Vraag de klant om een ander e-mailadres. De brief volgt vanzelf als de berichtsoort er een maakt.',
  en: 'Ask the client for another e-mail address. The letter follows by itself if the type makes one.',
};
const askOtherFor: Reason['fixFor'] = {
  letter: {
    nl: 'Vraag de klant om een ander e-mailadres, en kies Maak brief als het bericht niet kan wachten.',
    en: 'Ask the client for another e-mail address, and choose Make letter if the message cannot wait.',
  },
  'no-letter': {
    nl: 'Vraag de klant om een ander e-mailadres; het volgende bericht komt dan wel aan.',
    en: 'Ask the client for another e-mail address; the next message will then arrive.',
  },
  user: {
    nl: 'Vraag de gebruiker om een ander e-mailadres, en laat een beheerder het bij de gebruiker invullen; het volgende bericht komt dan wel aan.',
    en: 'Ask the user for another e-mail address, and let an administrator fill it in with the user; the next message will then arrive.',
  },
  house: fixHouse,
};

/** Said to the administrator: no setting of the organisation brings a mail server back. */
const callHelpdesk: Bilingual = {
  nl: 'Laat de helpdesk met uw IT-partner nakijken waarom de eigen mailserver niet bereikbaar is.',
  en: 'Have the helpdesk find out with your IT partner why our own mail server cannot be reached.',
};

/** Of what had waited for it too long: it does not go out by itself any more, and settings are not to blame. */
const gaveUpOnUs: Bilingual = {
  nl: 'De mail gaat niet meer vanzelf weg: verzend hem opnieuw, als brief. Laat de helpdesk met uw IT-partner nakijken waarom de eigen mailserver niet bereikbaar was.',
  en: 'The mail no longer goes out by itself: resend it, as a letter. Have the helpdesk find out with your IT partner why our own mail server could not be reached.',
};
const askAnewOfUs: Bilingual = {
  nl: 'De mail gaat niet meer vanzelf weg, en een brief is er niet van te maken: laat hem opnieuw aanvragen zodra de eigen mailserver weer mails aanneemt. Laat de helpdesk met uw IT-partner nakijken waarom hij niet bereikbaar was.',
  en: 'The mail no longer goes out by itself, and no letter can be made of it: have it requested anew once our own mail server takes mails again. Have the helpdesk find out with your IT partner why it could not be reached.',
};

/** What the mail server answered. */
export const mailServerReasons = {
  REFUSED_BY_SERVER: {
    severity: 'failure',
    fallback: 'auto',
    sentence: { nl: 'De mailserver weigerde het e-mailadres', en: 'The mail server refused the e-mail address' },
    fix: fixEmail,
    fixFor: fixEmailFor,
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
    fixFor: fixEmailFor,
    where: 'client-email',
  },
  TRANSPORT_ERROR: {
    severity: 'failure',
    fallback: 'staff',
    sentence: {
      nl: 'De eigen mailserver was te lang niet bereikbaar',
      en: 'Our own mail server could not be reached for too long',
    },
    fix: gaveUpOnUs,
    fixFor: { 'no-letter': askAnewOfUs, user: askAnewOfUs, house: askAnewOfUs, 'no-line': callHelpdesk },
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
    fixFor: fixMailSetupFor,
    where: 'mail-setup',
  },
  BOUNCED: {
    severity: 'failure',
    // As the refusal of Resend it says when, from which address and in whose words.
    sentence: { nl: 'Teruggekomen van de mailserver: {which}', en: 'Came back from the mail server: {which}' },
    fix: askOther,
    fixFor: askOtherFor,
    where: 'client-email',
  },
  BOUNCED_UNKNOWN_USER: {
    severity: 'failure',
    sentence: {
      nl: 'Teruggekomen: de gebruiker bestaat niet op die mailserver',
      en: 'Came back: no such user at that mail server',
    },
    fix: askOther,
    fixFor: askOtherFor,
    where: 'client-email',
  },
  BOUNCED_MAILBOX_FULL: {
    severity: 'failure',
    sentence: { nl: 'Teruggekomen: de mailbox is vol', en: 'Came back: the mailbox is full' },
    fix: {
      nl: 'Vraag de klant zijn mailbox op te ruimen of een ander adres te geven.',
      en: 'Ask the client to make room in the mailbox or to give another address.',
    },
    fixFor: {
      letter: {
        nl: 'Vraag de klant zijn mailbox op te ruimen of een ander adres te geven, en kies Maak brief als het bericht niet kan wachten.',
        en: 'Ask the client to make room in the mailbox or to give another address, and choose Make letter if the message cannot wait.',
      },
      user: {
        nl: 'Vraag de gebruiker zijn mailbox op te ruimen, of om een ander adres dat een beheerder bij de gebruiker invult.',
        en: 'Ask the user to make room in the mailbox, or for another address that an administrator fills in with the user.',
      },
      house: {
        nl: 'Laat plaats maken in die mailbox van uw organisatie; het volgende bericht komt dan wel aan.',
        en: 'Have room made in that mailbox of your organisation; the next message will then arrive.',
      },
    },
    where: 'client-email',
  },
} as const satisfies Record<string, Reason>;
