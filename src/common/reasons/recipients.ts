import type { Reason } from './reason.js';

/** Who gets what: conditions and recipients of a rule (design §4), in the order in which they are judged. */
export const recipientReasons = {
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
  TYPE_HAS_NO_MODULE: {
    severity: 'info',
    sentence: {
      nl: 'De berichtsoort hoort bij geen module, dus geen vinkje past erop',
      en: 'The message type belongs to no module, so no tick fits it',
    },
    fix: {
      nl: 'Geef de berichtsoort een module, of vink catch-all aan bij een gebruiker van de klant.',
      en: 'Give the message type a module, or tick catch-all for a user of the client.',
    },
    where: 'type',
  },
  TYPE_HAS_NO_NOTICE: {
    severity: 'info',
    sentence: {
      nl: 'De berichtsoort is geen soort melding, dus geen accorderingsrecht past erop',
      en: 'The message type is no type of notice, so no approval right fits it',
    },
    fix: {
      nl: 'Zeg bij de berichtsoort welke soort melding ze is.',
      en: 'Say with the message type which type of notice it is.',
    },
    where: 'type',
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
      nl: 'Geef iemand toegang tot de klant, vink bij een gebruiker de module of catch-all aan, of koppel een contactpersoon aan een gebruiker. Wat elke kandidaat tegenhield, staat bij de stappen.',
      en: 'Give somebody access to the client, tick the module or catch-all at a user, or link a contact to a user. What stopped each candidate stands with the steps.',
    },
    where: 'client-people',
  },
  ROLE_NOT_ON_CASE: {
    severity: 'warning',
    sentence: { nl: 'Niemand heeft op de case deze rol: {which}', en: 'Nobody has this role on the case: {which}' },
    fix: {
      nl: 'Wie een rol heeft, zegt het systeem dat de case opent. Kijk bij de regel na of de rol juist geschreven is, of kies er nog een ontvanger voor cases zonder die rol.',
      en: 'The system that opens the case says who has a role. Check on the rule whether the role is spelt right, or tick one more recipient there for cases without that role.',
    },
    where: 'rule',
  },
  NO_CASE_FOR_ROLE: {
    severity: 'warning',
    sentence: {
      nl: 'Er is geen case waarop iemand deze rol kan hebben: {which}',
      en: 'There is no case on which somebody could have this role: {which}',
    },
    fix: {
      nl: 'Noem de case, bij de gebeurtenis of bij deze zoektocht; of kies bij de regel een ontvanger die geen case nodig heeft.',
      en: 'Name the case, with the event or in this search; or tick a recipient on the rule that needs no case.',
    },
    where: 'rule',
  },
  NO_SUCH_CONTACT: {
    severity: 'warning',
    sentence: {
      nl: 'De klant heeft geen contactpersoon zoals de regel die vraagt: {which}',
      en: 'The client has no contact as the rule asks for: {which}',
    },
    fix: {
      nl: 'Voeg die contactpersoon toe bij de klant, of geef een contactpersoon van de klant de rol die de regel vraagt.',
      en: "Add that contact to the client, or give one of the client's contacts the role that the rule asks for.",
    },
    where: 'client-people',
  },
  NO_USER_IN_EVENT: {
    severity: 'warning',
    sentence: {
      nl: 'De regel gaat naar de gebruiker om wie het gaat, en er is geen gebruiker genoemd',
      en: 'The rule goes to the user it is about, and no user was named',
    },
    fix: {
      nl: 'Laat het systeem dat de gebeurtenis stuurt de gebruiker noemen, of kies bij de regel een andere ontvanger.',
      en: 'Have the system that sends the event name the user, or tick another recipient on the rule.',
    },
    where: 'rule',
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
} as const satisfies Record<string, Reason>;
