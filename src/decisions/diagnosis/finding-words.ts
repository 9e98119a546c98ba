import type { Bilingual, Language } from '../../common/language.js';
import { readSelector } from '../../rules/recipients.js';
import type { Finding } from './node.js';

/** What a step found, in words; `{name}` is filled in. */
export const FINDING_WORDS = {
  // DP-A
  'rule-given': { nl: 'De regel “{rule}”.', en: 'The rule “{rule}”.' },
  'type-given': { nl: 'Berichten van de soort {type}.', en: 'Messages of type {type}.' },
  'rule-inactive': { nl: 'De regel “{rule}” staat uit.', en: 'The rule “{rule}” is switched off.' },
  'no-rule-fits': {
    nl: 'Geen enkele actieve regel wacht op wat hier gebeurde.',
    en: 'No active rule waits for what happened here.',
  },
  'rules-fit': { nl: '{count} regels passen bij wat hier gebeurde.', en: '{count} rules fit what happened here.' },
  'sent-to-person': { nl: 'Bericht {number} is verzonden, op {at}.', en: 'Message {number} was sent, on {at}.' },
  'line-of-person': {
    nl: 'Voor deze persoon is er bericht {number}, maar het is niet gewoon verzonden.',
    en: 'There is message {number} for this person, but it was not simply sent.',
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
    nl: 'Deze persoon of dit adres krijgt de mail al als “{name}”.',
    en: 'This person or address gets the mail already as “{name}”.',
  },
  'all-in-order': { nl: 'Nee, alles staat goed.', en: 'No, all is in order.' },
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
    nl: 'Ja, maar ze is niet toegepast op deze case: in het plan staat ze niet.',
    en: 'Yes, but it was not applied to this case: it is not in its plan.',
  },
  'in-subscription': { nl: 'Ja, “{rule}” zit in “{set}”.', en: 'Yes, “{rule}” is in “{set}”.' },
  'not-assigned': { nl: 'Nee, niet op de eerste dag.', en: 'No, not on the first day.' },
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

  // DP-B
  'self-test-to-send': {
    nl: 'Laat Bode een testmail naar uzelf sturen, of vraag een nieuw wachtwoord aan.',
    en: 'Have Bode send a test mail to yourself, or ask for a new password.',
  },
  'self-test-asked': {
    nl: 'Een testmail naar uzelf is gevraagd en gaat zo weg.',
    en: 'A test mail to yourself was asked for and leaves in a moment.',
  },
  'self-test-waits': {
    nl: 'Testmail {number} naar {address} is klaargezet en gaat zo weg.',
    en: 'Test mail {number} to {address} is ready and leaves in a moment.',
  },
  'self-test-sent': {
    nl: 'Testmail {number} is verzonden naar {address}.',
    en: 'Test mail {number} was sent to {address}.',
  },
  'self-test-failed': {
    nl: 'Testmail {number} kon niet verzonden worden.',
    en: 'Test mail {number} could not be sent.',
  },
  microsoft: {
    nl: 'Bij {domain} gebeurt dat vaak: Outlook.com, Hotmail en Live houden veel tegen.',
    en: 'This is common at {domain}: Outlook.com, Hotmail and Live hold back a lot.',
  },
  'junk-likely': { nl: 'Daar ligt een mail meestal.', en: 'That is where a mail usually is.' },
  'address-missing': { nl: 'Er is geen adres ingevuld.', en: 'No address is filled in.' },
  'address-wrong': { nl: '“{address}” is geen bruikbaar adres.', en: '“{address}” is not a usable address.' },
  'address-suspect': { nl: '{address}: is {meant} bedoeld?', en: '{address}: is {meant} meant?' },
  'address-well-formed': { nl: '{address} is goed gevormd.', en: '{address} is well formed.' },
  'all-else-in-order': {
    nl: 'Het systeem werkt en het adres is nagekeken.',
    en: 'The system works and the address was checked.',
  },

  // DP-C
  'with-access': {
    nl: 'Aantal gebruikers: {count}, ook die van andere klanten.',
    en: 'Number of users: {count}, those of other clients included.',
  },
  'module-ticked': { nl: 'Blijft over: {count}.', en: 'Left: {count}.' },
  'approval-right': { nl: 'Blijft over: {count}.', en: 'Left: {count}.' },
  'catch-all-not-needed': { nl: 'Nee, er is al iemand.', en: 'No, there is somebody already.' },
  'catch-all': { nl: 'Ja: {count} met catch-all.', en: 'Yes: {count} with catch-all.' },
  'gets-it': { nl: '{names}.', en: '{names}.' },
  'nobody-left': { nl: 'Niemand.', en: 'Nobody.' },

  // DP-D
  'is-letter': { nl: 'Bericht {number} ({type}) is een brief.', en: 'Message {number} ({type}) is a letter.' },
  'is-mail': { nl: 'Bericht {number} ({type}) is een mail.', en: 'Message {number} ({type}) is a mail.' },
  'under-way': { nl: 'Nee, hij wacht nog.', en: 'No, it still waits.' },
  'was-withdrawn': { nl: 'Ja, het is geannuleerd.', en: 'Yes, it was cancelled.' },
  'resent-already': { nl: 'Ja, brief {letter} is ervan gemaakt.', en: 'Yes, letter {letter} was made of it.' },
  'not-resent': { nl: 'Nee.', en: 'No.' },
  'no-letter-form': {
    nl: 'Nee: {type} bestaat alleen als mail, dus Opnieuw verzenden kan niet.',
    en: 'No: {type} exists only as a mail, so Resend is not possible.',
  },
  'letter-form': { nl: 'Ja, {type} heeft een brief.', en: 'Yes, {type} has a letter.' },
  'no-letter-form-needed': { nl: 'Nee, en er is er ook geen nodig.', en: 'No, and none is needed.' },
  'was-not-sent': { nl: 'Nee, hij kon niet verzonden worden.', en: 'No, it could not be sent.' },
  'was-handed-over': { nl: 'Ja, de mailserver nam hem aan.', en: 'Yes, the mail server took it.' },
  'no-bounce': {
    nl: 'Nee. De mail is uit onze handen; of hij aankwam, ziet Bode niet.',
    en: 'No. The mail is out of our hands; Bode cannot see whether it arrived.',
  },
  'bounced-with-letter': {
    nl: 'Ja, en brief {letter} is al gemaakt.',
    en: 'Yes, and letter {letter} is made already.',
  },
  'bounced-without-letter': { nl: 'Ja, en er is geen brief.', en: 'Yes, and there is no letter.' },
  'no-pattern': {
    nl: 'Nee. Andere klanten met {domain}: {count}.',
    en: 'No. Other clients at {domain}: {count}.',
  },
  pattern: { nl: 'Ja: {count} andere klanten met {domain}.', en: 'Yes: {count} other clients at {domain}.' },
  'client-test-to-send': {
    nl: 'Kijk met de klant naar de instellingen en de map Ongewenste e-mail, en probeer een nieuw bericht.',
    en: 'Look with the client at the settings and the junk folder, and try a new message.',
  },
  'client-test-sent': {
    nl: 'Testbericht {number} is klaargezet voor {address}.',
    en: 'Test message {number} is on its way to {address}.',
  },
  'client-test-failed': {
    nl: 'Testbericht {number} kon niet verzonden worden.',
    en: 'Test message {number} could not be sent.',
  },

  // DP-E
  'asked-about': { nl: 'Gevraagd is: {what}.', en: 'Asked for: {what}.' },
  'level-wins': { nl: 'Ja: {address}. Dit adres wint.', en: 'Yes: {address}. This address wins.' },
  'level-empty': { nl: 'Niet ingevuld.', en: 'Not filled in.' },
  'group-without-address': {
    nl: 'De groep “{name}” heeft geen e-mailadres; dat telt als geen groep.',
    en: 'The group “{name}” has no e-mail address, which counts as no group.',
  },
  'level-invalid': {
    nl: '“{address}” is niet bruikbaar en wordt overgeslagen.',
    en: '“{address}” cannot be used and is skipped.',
  },
  'routing-cascade': { nl: 'Nee, de cascade beslist.', en: 'No, the cascade decides.' },
  'routing-personalised': { nl: 'Ja: {names}.', en: 'Yes: {names}.' },
  'routing-nobody-active': {
    nl: 'Gekozen is {names}, maar niemand daarvan is actief; de cascade beslist.',
    en: '{names} was chosen, but none of them is active; the cascade decides.',
  },
  'active-elsewhere': {
    nl: 'Ja, {address} is actief bij een andere organisatie.',
    en: 'Yes, {address} is active at another organisation.',
  },
  'user-here': {
    nl: 'Nee. Hier heeft {name} het adres {address} al.',
    en: 'No. {name} has the address {address} here already.',
  },
  'address-free': { nl: 'Nee, {address} is vrij.', en: 'No, {address} is free.' },
  'transport-refused': { nl: 'Nee, de laatste mail werd geweigerd.', en: 'No, the last mail was refused.' },
  'transport-works': { nl: 'Er is geen weigering bekend.', en: 'No refusal is known.' },
} as const satisfies Record<string, Bilingual>;

export type FindingKey = keyof typeof FINDING_WORDS;

/** @param show how a value is written, such as a time in the reader's zone */
export function findingText(
  { key, values = {} }: Finding,
  language: Language,
  show: (value: string | number) => string = String,
): string {
  return FINDING_WORDS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '–';
    return name === 'recipients' ? recipientNames(String(value), language) : show(value);
  });
}

/** The standard recipients of a rule, which names them as `contact:hr`, in words. */
function recipientNames(recipients: string, language: Language): string {
  if (recipients === '') return '–';
  const names = recipients.split(', ').map((text) => {
    const selector = readSelector(text);
    if (!selector) return text;
    const label = selector.kind.label[language];
    return selector.argument === null || selector.kind.argument === 'user' ? label : `${label} (${selector.argument})`;
  });
  return names.join('; ');
}
