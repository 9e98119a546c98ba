import type { Bilingual } from '../common/language.js';
import { OPERATORS, type Operator } from './condition.js';
import { isDataPath, readPath } from './data-path.js';
import type { ClientFacts, Facts } from './facts.js';

/** What a field holds; `any` is data of the caller's own, of which only the value itself tells. */
export type FieldKind = 'text' | 'number' | 'date' | 'list' | 'boolean' | 'any';

/** Something a condition can look at. */
export interface Field {
  name: string;
  label: Bilingual;
  kind: FieldKind;
  /** The values it can have, where there is a fixed number of them. */
  choices?: readonly string[];
  /** What it is for this event; undefined or null: nothing. */
  read: (facts: Facts) => unknown;
}

/** A family of fields: any path into data that callers send. */
export interface DataFields {
  /** As `event.data.`; the path follows. */
  prefix: string;
  label: Bilingual;
  read: (facts: Facts, path: string) => unknown;
}

const BOTH: Operator[] = ['equals', 'not-equals', 'present', 'absent'];

/** The operators that a field of each kind offers. */
export const OPERATORS_OF: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: [...BOTH, 'contains', 'starts-with', 'one-of', 'none-of'],
  number: [...BOTH, 'less', 'at-most', 'more', 'at-least', 'one-of', 'none-of'],
  date: [...BOTH, 'before', 'on-or-before', 'after', 'on-or-after'],
  list: ['contains', 'one-of', 'none-of', 'present', 'absent'],
  boolean: BOTH,
  any: OPERATORS,
};

/** A field that is a fact of the client by the same name. */
function ofClient(fact: keyof ClientFacts, kind: FieldKind, words: Bilingual, choices?: readonly string[]): Field {
  return {
    name: `client.${fact}`,
    label: { nl: `Klant: ${words.nl}`, en: `Client: ${words.en}` },
    kind,
    ...(choices && { choices }),
    read: ({ client }) => client?.[fact],
  };
}

/** The registry of fields: what stands here, conditions and their page know at once. */
export const FIELDS: readonly Field[] = [
  {
    name: 'event.kind',
    label: { nl: 'Gebeurtenis: soort', en: 'Event: kind' },
    kind: 'text',
    read: ({ event }) => event.kind,
  },
  {
    name: 'event.origin',
    label: { nl: 'Gebeurtenis: herkomst', en: 'Event: origin' },
    kind: 'text',
    choices: ['interactive', 'integration', 'system'],
    read: ({ event }) => event.origin,
  },
  {
    name: 'case.type',
    label: { nl: 'Case: soort', en: 'Case: type' },
    kind: 'text',
    read: (facts) => facts.case?.type,
  },
  {
    name: 'case.startDate',
    label: { nl: 'Case: eerste dag', en: 'Case: first day' },
    kind: 'date',
    read: (facts) => facts.case?.startDate,
  },
  ofClient('externalId', 'text', { nl: 'nummer', en: 'number' }),
  ofClient('kind', 'text', { nl: 'soort', en: 'kind' }),
  ofClient('name', 'text', { nl: 'naam', en: 'name' }),
  ofClient('language', 'text', { nl: 'taal', en: 'language' }),
  ofClient('branch', 'text', { nl: 'vestiging', en: 'branch' }),
  ofClient('group', 'text', { nl: 'klantgroep', en: 'client group' }),
  ofClient('confirmation', 'text', { nl: 'bevestiging van een accordering', en: 'how approval is confirmed' }, [
    'none',
    'pin',
    'sms',
  ]),
  ofClient('birthDate', 'date', { nl: 'geboortedatum', en: 'date of birth' }),
  ofClient('flags', 'list', { nl: 'aandachtspunten', en: 'flags' }, ['deceased', 'do-not-contact', 'moved']),
  ofClient('emails', 'list', { nl: 'e-mailadressen', en: 'e-mail addresses' }),
];

/** Data that callers send: any path behind the prefix. */
export const DATA_FIELDS: readonly DataFields[] = [
  {
    prefix: 'event.data.',
    label: { nl: 'Gebeurtenis: gegeven …', en: 'Event: data …' },
    read: ({ event }, path) => readPath(event.data, path),
  },
  {
    prefix: 'case.data.',
    label: { nl: 'Case: gegeven …', en: 'Case: data …' },
    read: (facts, path) => readPath(facts.case?.data, path),
  },
];

/** The field of this name; undefined where there is none. */
export function findField(name: string): Field | undefined {
  const known = FIELDS.find((field) => field.name === name);
  if (known) return known;
  const family = DATA_FIELDS.find(({ prefix }) => name.startsWith(prefix));
  const path = name.slice(family?.prefix.length);
  if (!family || !isDataPath(path)) return undefined;
  const label = { nl: family.label.nl.replace('…', path), en: family.label.en.replace('…', path) };
  return { name, label, kind: 'any', read: (facts) => family.read(facts, path) };
}
