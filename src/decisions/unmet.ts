import { readSelector } from '../rules/recipients.js';
import type { RecipientSource } from './selectors.js';
import type { TracedUnmet } from './trace.js';

/**
 * Why nobody stands behind a recipient of a rule, where that is put right elsewhere than with access and ticks: a role that
 * nobody has, a user that was not named (A10, A36).
 *
 * @param selector one that found no candidates
 * @returns null: it looks for whoever has access, or for somebody who is always there
 */
export function unmetOf(selector: string, { caseRoles }: Pick<RecipientSource, 'caseRoles'>): TracedUnmet | null {
  const { kind, argument } = readSelector(selector) ?? {};
  const role = argument == null ? {} : { detail: argument };
  switch (kind?.name) {
    case 'case-role':
      return { selector, code: caseRoles ? 'ROLE_NOT_ON_CASE' : 'NO_CASE_FOR_ROLE', ...role };
    case 'contact':
      return { selector, code: 'NO_SUCH_CONTACT', ...role };
    case 'event-user':
      return { selector, code: 'NO_USER_IN_EVENT' };
    default:
      return null;
  }
}
