import type { Bilingual } from '../language.js';
import { correctForNext, fixHouse, nothing } from './fixes.js';
import type { Reason } from './reason.js';

const fixTestedServer: Bilingual = {
  nl: 'Laat de systeembeheerder van de ontvanger dit nakijken; hij kan de helpdesk van de leverancier bellen.',
  en: "Have the recipient's system administrator look into it; he may call the vendor's helpdesk.",
};

/**
 * Diagnosis: where a mail is, who gets one and who sends it (N03; requirements Part 2, DP-B to DP-E). Other endings are
 * codes of their own subject.
 */
export const notArrivedReasons = {
  PLATFORM_MAIL_DOWN: {
    severity: 'failure',
    sentence: {
      nl: 'De mail van het systeem zelf werkt niet: zo komt bij niemand iets aan',
      en: 'The mail of the system itself does not work: nothing arrives anywhere like this',
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
  FOR_CLIENT_ITSELF: {
    severity: 'info',
    sentence: {
      nl: 'Dit gaat naar de klant zelf, op de eigen adressen van de klant, en niet naar deze persoon',
      en: "This goes to the client itself, at the client's own addresses, and not to this person",
    },
    fix: {
      nl: 'Moet deze persoon het krijgen, maak dan een regel die het naar die persoon stuurt.',
      en: 'If this person should get it, make a rule that sends it to this person.',
    },
    where: 'rule',
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
    fix: correctForNext,
    where: 'message',
  },
  NEXT_ADDRESS_TRIED: {
    severity: 'info',
    sentence: {
      nl: 'De mail kwam terug, en ging daarna naar het volgende adres van de klant: {which}',
      en: 'The mail came back, and then went to the next address of the client: {which}',
    },
    fix: {
      nl: 'Kijk bij dat bericht hoe het ermee staat, en haal het adres dat mail terugstuurt bij de klant weg.',
      en: 'See at that message how it stands, and remove the address that sends mail back from the client.',
    },
    where: 'message',
  },
  USER_ADDRESS_BOUNCED: {
    severity: 'failure',
    sentence: {
      nl: 'Het eigen e-mailadres van de gebruiker stuurde de mail terug: {which}',
      en: "The user's own e-mail address sent the mail back: {which}",
    },
    fix: {
      nl: 'Vraag de gebruiker welk adres wel werkt, en vul dat in op de pagina van de gebruiker; het volgende bericht komt dan aan.',
      en: 'Ask the user which address does work, and fill it in on the page of the user; the next message will then arrive.',
    },
    where: 'user',
  },
  HOUSE_ADDRESS_BOUNCED: {
    severity: 'failure',
    sentence: {
      nl: 'Een adres van uw eigen organisatie stuurde de mail terug: {which}',
      en: 'An address of your own organisation sent the mail back: {which}',
    },
    fix: fixHouse,
    where: 'house-address',
  },
  LETTER_TO_CLIENT: {
    severity: 'info',
    sentence: {
      nl: 'De klant zelf krijgt er een brief over: {which}',
      en: 'The client gets a letter about it: {which}',
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
    where: 'sender',
  },
  STAFF_FOUND: {
    severity: 'info',
    sentence: { nl: 'Deze mail gaat naar: {which}', en: 'This mail goes to: {which}' },
    fix: nothing,
    where: 'staff-routing',
  },
  ADDRESS_FREE: {
    severity: 'info',
    sentence: {
      nl: 'Dit adres is bij geen andere organisatie actief: {which}',
      en: 'This address is not active at any other organisation: {which}',
    },
    fix: nothing,
    where: 'new-user',
  },
} as const satisfies Record<string, Reason>;
