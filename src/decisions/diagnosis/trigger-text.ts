import type { TracedTrigger } from '../trace.js';

/** What happened, or is waited for, as a text; pages call the event by its name. */
export function triggerText({ kind, caseType }: TracedTrigger): string {
  return caseType === null ? kind : `${kind}, ${caseType}`;
}

/** Each of them once. */
export function triggerTexts(triggers: readonly TracedTrigger[]): string {
  return [...new Set(triggers.map(triggerText))].join('; ');
}
