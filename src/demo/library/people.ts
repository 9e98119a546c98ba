import type { ClientFlag } from '../../clients/client.entity.js';
import type { PostalInput } from '../../common/postal/postal-address.js';
import { peopleTable } from './data/people.js';

/** A client as the demo's library system would send it to `PUT /clients`. */
export interface DemoClient {
  externalId: string;
  cardNumbers: string[];
  name: string;
  /** ISO date. */
  birthDate: string;
  language: 'nl' | 'fr' | 'en';
  emails: string[];
  postal?: PostalInput;
  branch: 'B1' | 'B2' | 'B3';
  flags?: ClientFlag[];
}

/** What is wrong with some of them on purpose, and what comes of it. */
export const demoFaults = {
  'no-at': 'an e-mail address without @',
  'no-dot': 'an e-mail address without a dot after the @',
  'typo-domain': 'hotmial.com: accepted, bounces, and Bode asks whether hotmail.com was meant',
  'no-email': 'no e-mail address',
  'no-postal': 'no postal address',
  'invalid-postcode': 'a postcode that does not exist in its country',
  'no-fixed-abode': 'no fixed abode instead of a street',
  'too-wide': 'a street too long for the window of the envelope',
  refused: 'an address that the mail server refuses',
  'mailbox-full': 'an address that the mail server refuses because the mailbox is full',
  'content-refused': 'an address whose server refuses the mail after reading it',
  deferred: 'an address whose server says "later" twice',
  unreachable: 'an address whose server always says "later"',
  bounces: 'an address that bounces: unknown user',
  'bounces-full': 'an address that bounces: mailbox full',
  'second-address-works': 'a first address that fails and a second that works',
  'needs-smtputf8': 'an address with å before the @',
  deceased: 'flagged as deceased',
  'do-not-contact': 'flagged as not to be written to',
  moved: 'flagged as moved away',
  minor: 'a child',
  'right-to-left': 'a name written from right to left above a Latin address',
} as const;

export type DemoFault = keyof typeof demoFaults;

export interface DemoPerson {
  client: DemoClient;
  faults: readonly DemoFault[];
}

/** The 60 people of the demo library. */
export const demoPeople: readonly DemoPerson[] = peopleTable.trim().split('\n').map(readPerson);

function readPerson(line: string): DemoPerson {
  const [externalId, card, name, birthDate, language, branch, emails, postal, flags, faults] = split(line, '|');
  const client: DemoClient = {
    externalId: externalId!,
    cardNumbers: [card!],
    name: name!,
    birthDate: birthDate!,
    language: language as DemoClient['language'],
    emails: list(emails),
    branch: branch as DemoClient['branch'],
    ...(postal ? { postal: readPostal(postal) } : {}),
    ...(flags ? { flags: list(flags) as ClientFlag[] } : {}),
  };
  return { client, faults: list(faults) as DemoFault[] };
}

function readPostal(text: string): PostalInput {
  const names = ['street', 'houseNumber', 'box', 'postcode', 'city', 'country'];
  const parts = split(text, ';').map((part, index) => [names[index], part]);
  return Object.fromEntries(parts.filter(([, part]) => part)) as PostalInput;
}

function split(text: string, separator: string): string[] {
  return text.split(separator).map((part) => part.trim());
}

function list(text = ''): string[] {
  return split(text, ',').filter(Boolean);
}
