import type { Bilingual, Language } from '../../common/language.js';
import { CASE_CLOSED, CASE_OPENED } from '../../rules/event-kinds.js';

/** Events that Bode itself knows have a name in each language; all others are called what the caller calls them. */
const NAMES: ReadonlyMap<string, Bilingual> = new Map([
  [CASE_OPENED, { nl: 'Nieuwe case', en: 'New case' }],
  [CASE_CLOSED, { nl: 'Case gesloten', en: 'Case closed' }],
]);

/** An event in words: "Nieuwe case". */
export function eventName(kind: string, language: Language): string {
  return NAMES.get(kind)?.[language] ?? kind;
}

/** What a rule waits for, as people say it (A34): "Nieuwe case, ziekteverzuim". */
export function triggerName(trigger: { kind: string; caseType: string | null }, language: Language): string {
  const event = eventName(trigger.kind, language);
  return trigger.caseType === null ? event : `${event}, ${trigger.caseType}`;
}

/** A text with the events in it called by their names. */
export function withEventNames(text: string, language: Language): string {
  return [...NAMES.keys()].reduce((named, kind) => named.replaceAll(kind, eventName(kind, language)), text);
}
