import type { Bilingual } from '../language.js';
import { nothing } from './fixes.js';
import type { Reason } from './reason.js';

const fixSubscription: Bilingual = {
  nl: 'Wijs een abonnement toe, liefst bij de bovenste klant, met een begindatum op of voor de eerste dag van de case, en antwoord Ja op de vraag over open cases. Zet daarna zo nodig de echte begindatum.',
  en: 'Assign a rule set, preferably at the topmost client, starting on or before the first day of the case, and answer Yes to the question about open cases. Then set the real start date if need be.',
};
const fixTestedServer: Bilingual = {
  nl: 'Laat de systeembeheerder van de ontvanger dit nakijken; hij kan de helpdesk van de leverancier bellen.',
  en: "Have the recipient's system administrator look into it; he may call the vendor's helpdesk.",
};

/** Diagnosis: how a search ends (N03; requirements Part 2). Other endings are codes of their own subject. */
export const diagnosisReasons = {
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
  RIGHT_NOW: {
    severity: 'info',
    sentence: {
      nl: 'Nu staat alles goed; toen het gebeurde nog niet',
      en: 'All is in order now; when it happened it was not',
    },
    fix: {
      nl: 'Bij een volgende gebeurtenis gaat de mail vanzelf. Moet die van toen alsnog weg, laat het bronsysteem de gebeurtenis dan opnieuw melden.',
      en: 'With the next event the mail goes by itself. If the one of then must still go, have the source system report the event anew.',
    },
    where: 'none',
  },
  RIGHT_NOW_APPLY_AGAIN: {
    severity: 'info',
    sentence: {
      nl: 'Nu staat alles goed; toen het gebeurde nog niet, en niemand kreeg de mail',
      en: 'All is in order now; when it happened it was not, and nobody got the mail',
    },
    fix: {
      nl: 'Open de toewijzing bij de regels van deze klant, kies “Toepassen op open cases” en antwoord Ja: dan gaat de mail alsnog.',
      en: 'Open the assignment at the rules of this client, choose “Apply to open cases” and answer Yes: then the mail goes after all.',
    },
    where: 'client-rules',
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
      nl: 'Open de toewijzing bij de regels van deze klant, kies “Toepassen op open cases” en antwoord Ja. Een gesloten case verandert niet meer.',
      en: 'Open the assignment at the rules of this client, choose “Apply to open cases” and answer Yes. A closed case does not change any more.',
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
