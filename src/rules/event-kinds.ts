import { isSlip } from '../common/typing-slip.js';

/** Kinds of events that Bode itself knows the meaning of; all others are the callers' own. */
export const CASE_OPENED = 'case.opened';
export const CASE_CLOSED = 'case.closed';

/** What the data of an appended `case.opened` names when it is for one rule only (Ad4). */
export interface OnlyRule {
  /** Id of the rule. */
  onlyRule: string;
}

/** Does what is known name this kind, so that an event of it is no mistake? */
export function isKnownKind(kind: string, known: readonly string[]): boolean {
  return kind === CASE_OPENED || kind === CASE_CLOSED || known.includes(kind);
}

/** Kinds that somebody may have meant who wrote one that nothing waits for: those that look like it first. */
export function likelyKinds(kind: string, known: readonly string[], most: number): string[] {
  const written = kind.toLowerCase();
  const alike = (one: string) => Number(one.toLowerCase() === written || isSlip(written, one.toLowerCase(), 'any key'));
  return [...new Set([CASE_OPENED, CASE_CLOSED, ...known])]
    .sort((a, b) => alike(b) - alike(a) || (a < b ? -1 : 1))
    .slice(0, most);
}
