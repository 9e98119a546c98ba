import { fixRequest, nothing } from './fixes.js';
import type { Reason } from './reason.js';

/** Rules, assignments, cases (A21–A33). */
export const ruleReasons = {
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
  NO_RULE_FOR_KIND: {
    severity: 'warning',
    sentence: {
      nl: 'Geen enkele regel luistert naar dit soort gebeurtenis',
      en: 'No rule listens to events of this kind',
    },
    fix: {
      nl: 'Kijk na of het soort juist gespeld is, of maak een regel die erop wacht.',
      en: 'See whether the kind is spelled right, or make a rule that waits for it.',
    },
    where: 'rule',
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
} as const satisfies Record<string, Reason>;
