import type { Bilingual, Language } from '../../common/language.js';
import { readSelector } from '../../rules/recipients.js';
import { NOT_RECEIVED_WORDS } from './not-received-words.js';

/** What a step found, in words; `{name}` is filled in, and `[…]` names the message that the finding is about. */
const FINDING_WORDS = {
  ...NOT_RECEIVED_WORDS,

  // DP-B
  'nothing-sent-lately': {
    nl: 'In deze tijd is er geen mail naar deze persoon verzonden. Mist hij er een, dan zegt “Niet ontvangen” waarom.',
    en: 'In this time no mail was sent to this person. If one is missed, “Not received” tells why.',
  },
  'failed-at-old-address': {
    nl: '[Bericht {number}] naar {address} kwam niet aan; dat adres is intussen vervangen.',
    en: '[Message {number}] to {address} did not arrive; that address has been replaced since.',
  },
  'relay-silent': {
    nl: 'De mailserver neemt van niemand mails aan. Het laatste wat we van hem hoorden: {reply}',
    en: 'The mail server takes mails from nobody. The last we heard of it: {reply}',
  },
  'self-test-to-send': {
    nl: 'Laat Bode een testmail naar uzelf sturen, of vraag een nieuw wachtwoord aan.',
    en: 'Have Bode send a test mail to yourself, or ask for a new password.',
  },
  'self-test-asked': {
    nl: 'Een testmail naar uzelf is gevraagd en gaat zo weg.',
    en: 'A test mail to yourself was asked for and leaves in a moment.',
  },
  'self-test-waits': {
    nl: '[Testmail {number}] naar {address} is klaargezet en gaat zo weg.',
    en: '[Test mail {number}] to {address} is ready and leaves in a moment.',
  },
  'self-test-sent': {
    nl: '[Testmail {number}] is verzonden naar {address}.',
    en: '[Test mail {number}] was sent to {address}.',
  },
  'self-test-failed': {
    nl: '[Testmail {number}] kon niet verzonden worden.',
    en: '[Test mail {number}] could not be sent.',
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
  'client-test-lost': {
    nl: 'De mailserver nam de mail aan, en ook een testbericht kwam niet aan.',
    en: 'The mail server took the mail, and a test message did not arrive either.',
  },
  'not-all-checked': {
    nl: 'Dit blijft over, al is niet op elke vraag hierboven een antwoord gegeven.',
    en: 'This is left, though not every question above was answered.',
  },

  // DP-C
  'with-access': {
    nl: 'Aantal: {count}, gebruikers van andere klanten meegeteld.',
    en: 'Number: {count}, users of other clients included.',
  },
  'access-not-asked': {
    nl: 'Wie dit krijgt, heeft geen toegang nodig.',
    en: 'Whoever gets this needs no access.',
  },
  'others-asked': {
    nl: 'Dat wordt hier niet gevraagd, en wie wel gevraagd wordt, is er niet.',
    en: 'That is not asked here, and whoever is asked for is not there.',
  },
  'module-ticked': { nl: 'Blijft over: {count}.', en: 'Left: {count}.' },
  'approval-right': { nl: 'Blijft over: {count}.', en: 'Left: {count}.' },
  'catch-all-not-needed': { nl: 'Nee, er is al iemand.', en: 'No, there is somebody already.' },
  'catch-all': { nl: 'Ja. Met catch-all: {count}.', en: 'Yes. With catch-all: {count}.' },
  'catch-all-not-asked': {
    nl: 'Dit gaat niet naar gebruikers van de klant, dus hun catch-all telt ook niet.',
    en: "This does not go to the client's users, so their catch-all does not count either.",
  },
  'gets-it': { nl: '{names}.', en: '{names}.' },
  'client-gets-mail': {
    nl: 'De klant zelf, {name}, per mail: {address}.',
    en: 'The client itself, {name}, by mail: {address}.',
  },
  'client-gets-letter': { nl: 'De klant zelf, {name}, per brief.', en: 'The client itself, {name}, by letter.' },
  'nobody-left': { nl: 'Niemand.', en: 'Nobody.' },

  // DP-D
  'is-letter': { nl: '[Bericht {number}] ({type}) is een brief.', en: '[Message {number}] ({type}) is a letter.' },
  'is-mail': { nl: '[Bericht {number}] ({type}) is een mail.', en: '[Message {number}] ({type}) is a mail.' },
  'under-way': { nl: 'Nee, hij wacht nog.', en: 'No, it still waits.' },
  'was-withdrawn': { nl: 'Ja, het is geannuleerd.', en: 'Yes, it was cancelled.' },
  'resent-already': { nl: 'Ja, [brief {letter}] is ervan gemaakt.', en: 'Yes, [letter {letter}] was made of it.' },
  'not-resent': { nl: 'Nee.', en: 'No.' },
  'no-letter-form': {
    nl: 'Nee: {type} bestaat alleen als mail, dus Opnieuw verzenden kan niet.',
    en: 'No: {type} exists only as a mail, so Resend is not possible.',
  },
  'letter-form': { nl: 'Ja, {type} heeft een brief.', en: 'Yes, {type} has a letter.' },
  'no-letter-form-needed': { nl: 'Nee, {type} bestaat alleen als mail.', en: 'No, {type} exists only as a mail.' },
  'was-not-sent': { nl: 'Nee, hij kon niet verzonden worden.', en: 'No, it could not be sent.' },
  'was-handed-over': { nl: 'Ja, de mailserver nam hem aan.', en: 'Yes, the mail server took it.' },
  'no-bounce': {
    nl: 'Nee. De mail is uit onze handen; of hij aankwam, ziet Bode niet.',
    en: 'No. The mail is out of our hands; Bode cannot see whether it arrived.',
  },
  'bounced-with-letter': {
    nl: 'Ja, en [brief {letter}] is al gemaakt.',
    en: 'Yes, and [letter {letter}] is made already.',
  },
  'bounced-to-next': {
    nl: 'Ja, en daarna ging [bericht {number}] naar het volgende adres, {address}.',
    en: 'Yes, and then [message {number}] went to the next address, {address}.',
  },
  'user-address-corrected': {
    nl: 'De gebruiker heeft intussen een ander e-mailadres dan toen.',
    en: 'The user has another e-mail address by now.',
  },
  'bounced-of-user': {
    nl: 'Ja. Hij ging naar het eigen adres van de gebruiker, {address}: daar volgt geen brief op.',
    en: "Yes. It went to the user's own address, {address}: no letter follows on that.",
  },
  'bounced-of-house': {
    nl: 'Ja. Hij ging naar een adres van uw eigen organisatie, {address}: daar volgt geen brief op.',
    en: 'Yes. It went to an address of your own organisation, {address}: no letter follows on that.',
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
  'client-test-waits': {
    nl: '[Testbericht {number}] is klaargezet voor {address}.',
    en: '[Test message {number}] is ready for {address}.',
  },
  'client-test-sent': {
    nl: '[Testbericht {number}] is verzonden naar {address}.',
    en: '[Test message {number}] was sent to {address}.',
  },
  'client-test-failed': {
    nl: '[Testbericht {number}] kon niet verzonden worden.',
    en: '[Test message {number}] could not be sent.',
  },

  // DP-E
  'asked-about': { nl: 'Gevraagd is: {what}.', en: 'Asked for: {what}.' },
  'level-wins': { nl: 'Ja: {address}. Dit adres wint.', en: 'Yes: {address}. This address wins.' },
  'level-empty': { nl: 'Niet ingevuld.', en: 'Not filled in.' },
  'group-without-address': {
    nl: 'De groep “{name}” heeft geen e-mailadres; dat telt als geen groep.',
    en: 'The group “{name}” has no e-mail address, which counts as no group.',
  },
  'level-inactive': {
    nl: '{name} is niet actief en wordt overgeslagen.',
    en: '{name} is not active and is skipped.',
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

/** What a step found, to be put into these words. */
export interface Finding {
  key: FindingKey;
  values?: Record<string, string | number>;
  /** Id of the message that the words name. */
  message?: string;
}

/** A piece of what a step found; one names a message. */
export interface FindingPart {
  text: string;
  /** Id of the message that it names. */
  message?: string;
}

/** @param show how a value is written, such as a time in the reader's zone */
export function findingParts(
  { key, values = {}, message }: Finding,
  language: Language,
  show: (value: string | number, name: string) => string = String,
): FindingPart[] {
  const filled = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '–';
      return name === 'recipients' ? recipientNames(String(value), language) : show(value, name);
    });
  const [before = '', named, after = ''] = FINDING_WORDS[key][language].split(/[[\]]/);
  if (named === undefined) return [{ text: filled(before) }];
  const parts = [
    { text: filled(before) },
    { text: filled(named), ...(message && { message }) },
    { text: filled(after) },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** What a step found as one text. */
export function findingText(
  finding: Finding,
  language: Language,
  show: (value: string | number, name: string) => string = String,
): string {
  return findingParts(finding, language, show)
    .map(({ text }) => text)
    .join('');
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
