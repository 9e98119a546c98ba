import { fixRequest } from './fixes.js';
import type { Reason } from './reason.js';

/** People: senders, users, groups (A13–A20, E01–E22). */
export const peopleReasons = {
  SKIPPED_INVALID: {
    severity: 'warning',
    sentence: {
      nl: 'Overgeslagen, want niet actief of zonder bruikbaar adres: {which}',
      en: 'Skipped, as not active or without a usable address: {which}',
    },
    fix: {
      nl: 'Verbeter dat adres, of kies bij de klant een andere beheerder.',
      en: 'Correct that address, or choose another manager at the client.',
    },
    where: 'sender',
  },
  GROUP_HAS_NO_ADDRESS: {
    severity: 'warning',
    sentence: {
      nl: 'De klantgroep heeft geen e-mailadres en telt niet mee: {which}',
      en: 'The client group has no e-mail address and does not count: {which}',
    },
    fix: {
      nl: 'Vul bij de klantgroep een e-mailadres in; mails van haar klanten komen dan daarvandaan.',
      en: 'Give the client group an e-mail address; mails of its clients then come from there.',
    },
    where: 'groups',
  },
  CHOSEN_STAFF_INACTIVE: {
    severity: 'warning',
    sentence: {
      nl: 'Van de gekozen medewerkers is niemand actief: {which}',
      en: 'None of the chosen staff is active: {which}',
    },
    fix: {
      nl: 'Kies bij de ontvangers van automatische mails een andere medewerker.',
      en: 'Choose somebody else among the recipients of automatic mails.',
    },
    where: 'staff-routing',
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
    where: 'new-user',
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
      nl: 'Deze link werkt niet, of niet meer',
      en: 'This link does not work, or not any more',
    },
    fix: {
      nl: 'Neem de link over zoals hij in de mail staat, helemaal, of vraag een nieuwe aan.',
      en: 'Take the link over as it stands in the mail, all of it, or ask for a new one.',
    },
    where: 'none',
  },
  LINK_USED: {
    severity: 'failure',
    sentence: {
      nl: 'Met deze link, of met een andere daarna, is al een wachtwoord ingesteld',
      en: 'A password was set with this link already, or with another one since',
    },
    fix: {
      nl: 'Meld u aan met dat wachtwoord. Weet u het niet meer, of deed u dat niet zelf, vraag dan een nieuwe link aan.',
      en: 'Sign in with that password. If you forgot it, or if it was not you, ask for a new link.',
    },
    where: 'none',
  },
  LINK_EXPIRED: {
    severity: 'failure',
    sentence: {
      nl: 'De tijd waarin deze link werkte, is om',
      en: 'The time for which this link worked is over',
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
} as const satisfies Record<string, Reason>;
