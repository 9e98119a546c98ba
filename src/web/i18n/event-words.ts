import type { Bilingual, Language } from '../../common/language.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';

/** Events that a rule may wait for and that Bode itself knows. */
const OF_CASES: ReadonlyMap<string, Bilingual> = new Map([
  [CASE_OPENED, { nl: 'Nieuwe case', en: 'New case' }],
  [CASE_CLOSED, { nl: 'Case gesloten', en: 'Case closed' }],
]);

/** All that have a name in each language, Bode's own mails with them. */
const NAMES: ReadonlyMap<string, Bilingual> = new Map([
  ...OF_CASES,
  ['user.created', { nl: 'Nieuwe gebruiker', en: 'New user' }],
  ['user.password-requested', { nl: 'Wachtwoord vergeten', en: 'Forgotten password' }],
  ['mail.test', { nl: 'Testmail', en: 'Test mail' }],
]);

/** An event in words: "Nieuwe case". One that only the callers know is called as they do, without the signs of a code. */
export function eventName(kind: string, language: Language): string {
  return NAMES.get(kind)?.[language] ?? inWords(kind);
}

/** "sick.reported" and "sickReported": "Sick reported". */
function inWords(kind: string): string {
  const words = kind
    .replace(/(\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .split(/[\s._:/-]+/)
    .filter((word) => word !== '')
    .join(' ');
  return words === '' ? kind : words.replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

/** The same, with what the systems that post it call it, for who links them: "Nieuwe case (case.opened)". */
export function eventNameAndKind(kind: string, language: Language): string {
  const name = eventName(kind, language);
  return name === kind ? kind : `${name} (${kind})`;
}

/** What a rule waits for, as people say it (A34): "Nieuwe case, ziekteverzuim". */
export function triggerName(trigger: { kind: string; caseType: string | null }, language: Language): string {
  const event = eventName(trigger.kind, language);
  return trigger.caseType === null ? event : `${event}, ${trigger.caseType}`;
}

/** What `triggerText` and `triggerTexts` wrote, with each event called by its name. */
export function triggersInWords(text: string, language: Language): string {
  const named = (trigger: string) => {
    const [kind = '', ...caseType] = trigger.split(', ');
    return [eventName(kind, language), ...caseType].join(', ');
  };
  return text
    .split(' ≠ ')
    .map((side) => side.split('; ').map(named).join('; '))
    .join(' ≠ ');
}

/** A text with the events of cases in it called by their names. */
export function withEventNames(text: string, language: Language): string {
  return [...OF_CASES.keys()].reduce((named, kind) => named.replaceAll(kind, eventName(kind, language)), text);
}
