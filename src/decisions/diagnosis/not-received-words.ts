import type { Bilingual } from '../../common/language.js';

/** What the steps of DP-A found, in words; `{name}` is filled in. */
export const NOT_RECEIVED_WORDS = {
  'rule-given': { nl: 'De regel “{rule}”.', en: 'The rule “{rule}”.' },
  'type-given': { nl: 'Berichten van de soort {type}.', en: 'Messages of type {type}.' },
  'any-given': { nl: 'Elk bericht van deze dagen.', en: 'Any message of these days.' },
  'rule-inactive': { nl: 'De regel “{rule}” staat uit.', en: 'The rule “{rule}” is switched off.' },
  'no-rule-fits': {
    nl: 'Geen enkele actieve regel wacht op wat hier gebeurde: {happened}.',
    en: 'No active rule waits for what happened here: {happened}.',
  },
  'fitting-rule-off': {
    nl: 'Geen enkele actieve regel wacht op wat hier gebeurde: {happened}. Wat er wel op wacht, staat uit: {rules}.',
    en: 'No active rule waits for what happened here: {happened}. What does wait for it is switched off: {rules}.',
  },
  'nothing-happened': {
    nl: 'In deze tijd is hier niets gebeurd waar een regel op kan wachten: Bode kreeg er geen bericht van.',
    en: 'Nothing that a rule can wait for happened here in this time: Bode was not told of anything.',
  },
  'request-too-late': {
    nl: 'Op {at} werd erom gevraagd, maar toen was de geldigheid al voorbij: er is niets van gemaakt.',
    en: 'It was asked for on {at}, but its time was past by then: nothing was made of it.',
  },
  'not-requested': {
    nl: 'Geen enkele regel maakt dit bericht: het komt er alleen als een systeem erom vraagt, en dat gebeurde in deze tijd niet.',
    en: 'No rule makes this message: it comes only when a system asks for it, and none did in this time.',
  },
  'rules-fit': {
    nl: 'Passend bij wat hier gebeurde: {count}. Wat de zoektocht bij elke regel oplevert, de waarschijnlijkste oorzaak eerst:',
    en: 'Fitting what happened here: {count}. What the search of each rule comes to, the likeliest cause first:',
  },
  'many-rules-fit': {
    nl: 'Passend bij wat hier gebeurde: {count}. Nagekeken zijn de eerste {looked}, de waarschijnlijkste oorzaak eerst; met een case of minder dagen zijn het er minder.',
    en: 'Fitting what happened here: {count}. The first {looked} were looked at, the likeliest cause first; with a case or fewer days there are less.',
  },
  'sent-to-person': {
    nl: '[Bericht {number}] is op {at} verzonden naar {address}.',
    en: '[Message {number}] was sent to {address} on {at}.',
  },
  'line-of-person': {
    nl: 'Voor deze persoon is er [bericht {number}]. Wat ermee gebeurde, volgt nu.',
    en: 'There is [message {number}] for this person. What became of it comes next.',
  },
  'sent-to-others': { nl: 'Verzonden, maar alleen naar {names}.', en: 'Sent, but only to {names}.' },
  'nothing-sent': { nl: 'Er is niets verzonden.', en: 'Nothing was sent.' },
  'nothing-at-all': {
    nl: 'Er is niets verzonden, en het is niet bekend welke regel het had moeten doen.',
    en: 'Nothing was sent, and it is not known which rule should have.',
  },
  'sent-go-on': {
    nl: 'Het systeem deed zijn werk; nu wordt gekeken waarom de mail niet aankomt.',
    en: 'The system did its part; next is why the mail does not arrive.',
  },
  'sent-to-other-address': {
    nl: 'De mail ging naar {address}. Het adres is nu {now}.',
    en: 'The mail went to {address}. The address is {now} now.',
  },
  'is-contact': { nl: 'Het gaat om een contactpersoon.', en: 'This is about a contact.' },
  'recipient-selected': { nl: 'Ja. De regel gaat naar: {recipients}.', en: 'Yes. The rule goes to: {recipients}.' },
  'recipient-not-selected': { nl: 'Nee. De regel gaat naar: {recipients}.', en: 'No. The rule goes to: {recipients}.' },
  'contact-selected': { nl: 'Ja. De regel gaat naar: {recipients}.', en: 'Yes. The rule goes to: {recipients}.' },
  'contact-not-selected': { nl: 'Nee. De regel gaat naar: {recipients}.', en: 'No. The rule goes to: {recipients}.' },
  linked: { nl: 'Ja.', en: 'Yes.' },
  'not-linked': { nl: 'Nee: {name} heeft geen gebruiker.', en: 'No: {name} has no user.' },
  active: { nl: 'Ja.', en: 'Yes.' },
  'not-active': { nl: 'Nee, de gebruiker van {name} is niet actief.', en: 'No, the user of {name} is not active.' },
  'has-access': { nl: 'Ja.', en: 'Yes.' },
  'no-access': { nl: 'Nee, {name} heeft daar geen recht op.', en: 'No, {name} has no right there.' },
  receives: { nl: 'Ja.', en: 'Yes.' },
  'receives-not': { nl: 'Nee, bij {name} staat het uit.', en: 'No, it is off for {name}.' },
  'does-not-apply': { nl: 'Dit speelt hier niet.', en: 'This does not apply here.' },
  'filter-failed': { nl: 'Ja: een van de filters.', en: 'Yes: one of the filters.' },
  'mail-stopped': { nl: 'Ja: de mail zelf kan niet weg.', en: 'Yes: the mail itself cannot leave.' },
  'is-duplicate': {
    nl: 'Ja: {address} is ook het adres van {name}, en elk adres krijgt de mail één keer.',
    en: 'Yes: {address} is the address of {name} as well, and each address gets the mail once.',
  },
  'sent-to-same-address': {
    nl: 'Ja: {address} is ook het adres van {name}. Daar ging de mail heen, als [bericht {number}] van {at}.',
    en: 'Yes: {address} is the address of {name} as well. The mail went there, as [message {number}] of {at}.',
  },
  'meant-for-same-address': {
    nl: 'Ja: {address} is ook het adres van {name}. De mail daarheen is [bericht {number}] van {at}.',
    en: 'Yes: {address} is the address of {name} as well. The mail to it is [message {number}] of {at}.',
  },
  'all-in-order': { nl: 'Nee, alles staat goed.', en: 'No, all is in order.' },
  'right-now': {
    nl: 'Nee, nu niet meer. Toen het beslist werd, op {at}, hield dit de mail tegen:',
    en: 'No, not any more. When it was decided, on {at}, this stopped the mail:',
  },
  'went-elsewhere': {
    nl: 'Nee. Toen het beslist werd, op {at}, hoorde bij {name} een ander adres: de mail ging naar {address}.',
    en: 'No. When it was decided, on {at}, {name} had another address: the mail went to {address}.',
  },
  'case-was-closed': {
    nl: 'Ja. De case was al afgesloten toen het gebeurde, op {at}: dan gaat er niets meer weg.',
    en: 'Yes. The case was closed already when it happened, on {at}: nothing goes out then.',
  },
  'not-decided-yet': {
    nl: 'Nee, maar wat gebeurde, op {at}, is nog niet bekeken: dat volgt zo.',
    en: 'No, but what happened, on {at}, was not looked at yet: that comes in a moment.',
  },
  'holds-now': {
    nl: 'Nee, nu niet meer. Toen het gebeurde, op {at}, gold de regel hier nog niet.',
    en: 'No, not any more. When it happened, on {at}, the rule did not hold here yet.',
  },
  'for-everybody': { nl: 'De regel geldt voor alle klanten.', en: 'The rule holds for all clients.' },
  planned: { nl: 'De regel staat in het plan van de case.', en: 'The rule is in the plan of the case.' },
  'plan-cancelled': {
    nl: 'De regel stond in het plan van de case, maar iemand haalde hem eruit.',
    en: 'The rule was in the plan of the case, but somebody took it out.',
  },
  'both-ways': {
    nl: 'Hier wordt met abonnementen én met losse toewijzingen gewerkt; eerst het abonnement.',
    en: 'Rule sets and direct assignments are both in use here; the rule set first.',
  },
  'by-subscription': { nl: 'Hier wordt met abonnementen gewerkt.', en: 'Rule sets are in use here.' },
  'by-workflow': {
    nl: 'Hier worden regels rechtstreeks toegewezen.',
    en: 'Rules are assigned directly here.',
  },
  subscription: { nl: '“{set}”, toegewezen aan {at} vanaf {from}.', en: '“{set}”, assigned to {at} from {from}.' },
  'subscription-late': {
    nl: 'Nee: op {day} gold er nog geen, of niet meer.',
    en: 'No: on {day} there was none yet, or no longer.',
  },
  'no-subscription': {
    nl: 'Nee: er is er geen, ook niet op een hoger niveau. Gekeken is naar {day}.',
    en: 'No: there is none, on no higher level either. Looked at {day}.',
  },
  'not-in-subscription': { nl: 'Nee, “{rule}” zit niet in “{set}”.', en: 'No, “{rule}” is not in “{set}”.' },
  'not-in-plan': {
    nl: 'Ja, maar hij is niet toegepast op deze case: in het plan staat hij niet.',
    en: 'Yes, but it was not applied to this case: it is not in its plan.',
  },
  'in-subscription': { nl: 'Ja, “{rule}” zit in “{set}”.', en: 'Yes, “{rule}” is in “{set}”.' },
  'not-assigned': {
    nl: 'Nee, niet aan deze klant, en ook niet op een hoger niveau.',
    en: 'No, neither to this client nor on a higher level.',
  },
  'not-assigned-then': {
    nl: 'Wel toegewezen, maar niet voor {day}, de eerste dag.',
    en: 'Assigned, but not for {day}, the first day.',
  },
  'assigned-not-in-plan': {
    nl: 'Ja, aan {at} vanaf {from}, maar niet toegepast op deze case.',
    en: 'Yes, to {at} from {from}, but not applied to this case.',
  },
  assigned: { nl: 'Ja, aan {at} vanaf {from}.', en: 'Yes, to {at} from {from}.' },
  'trigger-right': { nl: 'Ja: {expected}.', en: 'Yes: {expected}.' },
  'trigger-wrong': {
    nl: 'Nee. De regel wacht op: {expected}. Er gebeurde: {actual}.',
    en: 'No. The rule waits for: {expected}. What happened: {actual}.',
  },
  'no-conditions': { nl: 'De regel heeft er geen.', en: 'The rule has none.' },
  'conditions-hold': { nl: 'Ja. Vervuld: {count}.', en: 'Yes. Fulfilled: {count}.' },
  'condition-failed': { nl: 'Nee. Niet vervuld: {count}.', en: 'No. Not fulfilled: {count}.' },
  'right-but-no-mail': {
    nl: 'Alles klopt, en toch is er niets verzonden: dan ligt het aan de ontvangers.',
    en: 'All is right and still nothing was sent: then it is the recipients.',
  },
} as const satisfies Record<string, Bilingual>;
