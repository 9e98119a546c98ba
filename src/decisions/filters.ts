import type { UserAccess } from '../clients/people.js';
import type { ReasonCode } from '../common/reasons.js';
import { ALL_MODULES, APPROVAL } from '../message-types/modules.js';
import type { Candidate, RecipientSource } from './selectors.js';
import type { FilterId, FilterResult } from './trace.js';

/** What a filter finds wrong. */
interface Fault {
  code: ReasonCode;
  detail?: string;
}

interface Filter {
  id: FilterId;
  applies: (candidate: Candidate, source: RecipientSource) => boolean;
  /** Null: it passes. Asked only where it applies. */
  fault: (candidate: Candidate, source: RecipientSource) => Fault | null;
}

/** F1 to F6 in their order (design §4, C19), then what is asked of a catch-all only (C14, Cd3). */
const FILTERS: readonly Filter[] = [
  {
    // A13
    id: 'linked',
    applies: ({ role }) => role === 'contact',
    fault: ({ user }) => (user ? null : { code: 'CONTACT_HAS_NO_USER' }),
  },
  {
    // A14
    id: 'active',
    applies: ({ user }) => user !== null,
    fault: ({ user }) => (user!.active ? null : { code: 'USER_INACTIVE' }),
  },
  {
    // A15, C04: what is about a client stays with those who may see it; who an event is about may see it anyway.
    id: 'access',
    applies: ({ role, user }) => user?.side === 'client' && role !== 'event-user',
    fault: (candidate, source) =>
      accessOf(candidate, source) ? null : { code: source.caseRoles ? 'NO_CASE_RIGHT' : 'NO_ACCESS' },
  },
  {
    // A16
    id: 'receive-as-contact',
    applies: ({ role, user }) => role === 'contact' && user !== null,
    fault: ({ user }) => (user!.receiveAsContact ? null : { code: 'RECEIVE_OFF' }),
  },
  {
    // C07, C08; Cd4: what has no module fits no tick, not even the one for all modules.
    id: 'module',
    applies: ({ role }) => role === 'client-user',
    fault: ({ user }, { type: { module } }) => {
      if (module === null) return { code: 'TYPE_HAS_NO_MODULE' };
      const ticked = [module, ALL_MODULES].some((one) => user!.modules.includes(one));
      return ticked ? null : { code: 'MODULE_OFF', detail: module };
    },
  },
  {
    // C10 to C13
    id: 'approval',
    applies: ({ role }, { type, confirmation }) =>
      role === 'client-user' && type.module === APPROVAL && confirmation === 'sms',
    fault: (candidate, source) => {
      const { noticeType } = source.type;
      if (noticeType === null) return { code: 'TYPE_HAS_NO_NOTICE' };
      const notices = accessOf(candidate, source)?.approvalNotices ?? [];
      return notices.includes(noticeType) ? null : { code: 'NO_APPROVAL_RIGHT', detail: noticeType };
    },
  },
  {
    id: 'catch-all',
    applies: ({ role }) => role === 'catch-all',
    fault: ({ user }) => (user!.catchAll ? null : { code: 'CATCH_ALL_OFF' }),
  },
];

/** Judges a candidate by every filter: exactly one result each, and a failed one stops none of the others. */
export function filterResults(candidate: Candidate, source: RecipientSource): FilterResult[] {
  return FILTERS.map(({ id, applies, fault }): FilterResult => {
    if (!applies(candidate, source)) return { id, result: 'not-applicable' };
    const found = fault(candidate, source);
    return found ? { id, result: 'fail', ...found } : { id, result: 'pass' };
  });
}

function accessOf({ user }: Candidate, { people }: RecipientSource): UserAccess | undefined {
  return people?.access.find((access) => access.user.id === user!.id);
}
