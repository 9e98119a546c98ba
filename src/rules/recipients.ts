import type { Bilingual } from '../common/language.js';
import { isId } from '../common/ids.js';

/** A way of finding recipients that a rule can tick (A10). */
export interface RecipientKind {
  /** As a rule names it, without the argument. */
  name: string;
  label: Bilingual;
  /** What stands behind the colon: nothing, a word that may be left out, a word, or the id of a user. */
  argument: 'none' | 'optional-word' | 'word' | 'user';
}

/** The standard recipients (design §4): what stands here, rules accept and their page offers. */
export const RECIPIENT_KINDS: readonly RecipientKind[] = [
  { name: 'client', label: { nl: 'De klant zelf', en: 'The client itself' }, argument: 'none' },
  {
    name: 'client-users',
    label: { nl: 'Gebruikers van de klant, volgens hun instellingen', en: "The client's users, as they set it" },
    argument: 'none',
  },
  { name: 'contact', label: { nl: 'Contactpersonen', en: 'Contacts' }, argument: 'optional-word' },
  {
    name: 'case-role',
    label: { nl: 'Wie deze rol heeft op de case', en: 'Who has this role on the case' },
    argument: 'word',
  },
  {
    name: 'event-user',
    label: { nl: 'De gebruiker om wie het gaat', en: 'The user it is about' },
    argument: 'none',
  },
  {
    name: 'staff-routing',
    label: { nl: 'Medewerkers, zoals ingesteld voor de berichtsoort', en: 'Staff, as set for the message type' },
    argument: 'none',
  },
  { name: 'user', label: { nl: 'Een bepaalde gebruiker', en: 'One certain user' }, argument: 'user' },
  { name: 'self', label: { nl: 'Wie de handeling doet', en: 'Whoever acts' }, argument: 'none' },
];

/** A selector as a rule holds it, taken apart: `contact:hr` is the kind `contact` with the argument `hr`. */
export interface Selector {
  kind: RecipientKind;
  argument: string | null;
}

const WORD = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;

/** Takes a selector apart; null where it is none. */
export function readSelector(text: string): Selector | null {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const argument = colon < 0 ? null : text.slice(colon + 1);
  const kind = RECIPIENT_KINDS.find((one) => one.name === name);
  return kind && fits(kind.argument, argument) ? { kind, argument } : null;
}

function fits(wanted: RecipientKind['argument'], argument: string | null): boolean {
  switch (wanted) {
    case 'none':
      return argument === null;
    case 'optional-word':
      return argument === null || WORD.test(argument);
    case 'word':
      return argument !== null && WORD.test(argument);
    case 'user':
      return isId(argument);
  }
}

/** How selectors are written, for whoever wrote one wrong. */
export const SELECTOR_FORMS = RECIPIENT_KINDS.map(({ name, argument }) => {
  if (argument === 'none') return name;
  return argument === 'optional-word'
    ? `${name}, ${name}:<role>`
    : `${name}:<${argument === 'user' ? 'user id' : 'role'}>`;
}).join(', ');
