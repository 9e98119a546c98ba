import type { Bilingual } from '../language.js';
import { nothing } from './fixes.js';
import type { Reason } from './reason.js';

const fixSubscription: Bilingual = {
  nl: 'Wijs een abonnement toe, liefst bij de bovenste klant, met een begindatum op of voor de eerste dag van de case, en antwoord Ja op de vraag over open cases. Zet daarna zo nodig de echte begindatum.',
  en: 'Assign a rule set, preferably at the topmost client, starting on or before the first day of the case, and answer Yes to the question about open cases. Then set the real start date if need be.',
};

/** Diagnosis: why no mail was made (N03; requirements Part 2, DP-A). Other endings are codes of their own subject. */
export const notMadeReasons = {
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
  STAFF_NOT_CHOSEN: {
    severity: 'failure',
    sentence: {
      nl: 'Deze medewerker is niet gekozen voor zulke mails; nu gaan ze naar: {which}',
      en: 'This member of staff is not chosen for such mails; they go to: {which}',
    },
    fix: {
      nl: 'Kies de medewerker bij de ontvangers van automatische mails.',
      en: 'Choose this member of staff among the recipients of automatic mails.',
    },
    where: 'staff-routing',
  },
  SAME_ADDRESS: {
    severity: 'info',
    sentence: {
      nl: 'De mail gaat één keer naar elk adres, en dit is ook het adres van: {which}',
      en: 'The mail goes to each address once, and this is also the address of: {which}',
    },
    fix: {
      nl: 'Kijk in die mailbox: de mail staat er op naam van de ander. Moet ieder een eigen mail krijgen, geef deze persoon dan een eigen adres.',
      en: 'Look in that mailbox: the mail is there in the name of the other. If each is to get a mail, give this person an address of his own.',
    },
    where: 'user',
  },
  MAIL_TO_THAT_ADDRESS: {
    severity: 'info',
    sentence: { nl: 'De mail naar dat adres is bericht: {which}', en: 'The mail to that address is message: {which}' },
    fix: nothing,
    where: 'message',
  },
  WENT_ELSEWHERE: {
    severity: 'warning',
    sentence: {
      nl: 'De mail ging naar een ander adres dan er nu staat: {which}',
      en: 'The mail went to another address than there is now: {which}',
    },
    fix: {
      nl: 'De volgende mail gaat naar het adres van nu. Moet deze alsnog komen, laat het bronsysteem er dan opnieuw om vragen.',
      en: 'The next mail goes to the address there is now. If this one must still come, have the source system ask for it anew.',
    },
    where: 'message',
  },
  NOT_REQUESTED: {
    severity: 'warning',
    sentence: {
      nl: 'Niemand vroeg Bode in deze tijd om dit bericht',
      en: 'Nobody asked Bode for this message in this time',
    },
    fix: {
      nl: 'Kijk in het systeem dat erom vraagt, zoals het bibliotheeksysteem, waarom het dat niet deed.',
      en: 'Look in the system that asks for it, such as the library system, why it did not.',
    },
    where: 'none',
  },
  RULE_NOT_KNOWN: {
    severity: 'warning',
    sentence: {
      nl: 'Welke regel bedoeld is, is niet bekend; iets hield deze tegen: {which}',
      en: 'Which rule was meant is not known; something stopped these: {which}',
    },
    fix: {
      nl: 'Bekijk hieronder bij elke regel wat de mail tegenhield, de waarschijnlijkste eerst, en ga verder met de regel die het moet zijn.',
      en: 'See below for each rule what stopped the mail, the likeliest first, and go on with the one that it must be.',
    },
    where: 'none',
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
    fixFor: {
      user: {
        nl: 'Een volgende mail gaat naar het goede adres. Een welkomstmail stuurt u opnieuw vanaf de pagina van de gebruiker; moet een andere mail van toen alsnog weg, laat het bronsysteem de gebeurtenis dan opnieuw melden.',
        en: 'The next mail goes to the right address. A welcome mail is sent again from the page of the user; if another mail of then must still go, have the source system report the event anew.',
      },
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
} as const satisfies Record<string, Reason>;
