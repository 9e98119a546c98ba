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
