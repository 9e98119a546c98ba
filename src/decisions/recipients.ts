import { filterResults } from './filters.js';
import type { Recipient } from './lines.js';
import { catchAllCandidates, select, type Candidate, type RecipientSource } from './selectors.js';
import type { Trace, TracedCandidate, TracedUnmet } from './trace.js';
import { unmetOf } from './unmet.js';

/** Who gets it, and of everybody who was looked at why or why not. */
export interface ChosenRecipients {
  recipients: Recipient[];
  candidates: TracedCandidate[];
  /** What is missing for recipients behind whom nobody stands. */
  unmet: TracedUnmet[];
  catchAll?: Trace['catchAll'];
}

/**
 * Who gets what a rule sends (design §4): the candidates of its selectors in their order, judged by every filter; only
 * when users of the client were asked for and nobody of the client's side is left, its catch-all users (C14, C15). Our
 * own people who get it too don't change that: the client would hear nothing (C16). Whoever is named twice, or shares an
 * address with somebody before him, gets it once.
 */
export function chooseRecipients(selectors: readonly string[], source: RecipientSource): ChosenRecipients {
  const judge = (candidate: Candidate) => judged(candidate, source);
  const found = selectors.map((selector) => ({ selector, candidates: select(selector, source) }));
  const asked = found.flatMap(({ candidates }) => candidates).map(judge);
  const unmet = found.flatMap(({ selector, candidates }) =>
    candidates.length === 0 ? (unmetOf(selector, source) ?? []) : [],
  );
  const reached = asked.some(({ candidate, passed }) => passed && !isOurs(candidate));
  if (reached || !selectors.includes('client-users')) return { ...chosen(asked), unmet };
  const others = catchAllCandidates(source).map(judge);
  return { ...chosen([...asked, ...others]), unmet, catchAll: { used: others.some(({ passed }) => passed) } };
}

/** Somebody of our own house, or an address of it. */
function isOurs({ role, user }: Candidate): boolean {
  return role === 'address' || user?.side === 'staff';
}

interface Judged {
  candidate: Candidate;
  filters: TracedCandidate['filters'];
  passed: boolean;
}

function judged(candidate: Candidate, source: RecipientSource): Judged {
  const filters = filterResults(candidate, source).filter(({ result }) => result !== 'not-applicable');
  return { candidate, filters, passed: filters.every(({ result }) => result === 'pass') };
}

function chosen(all: readonly Judged[]): Pick<ChosenRecipients, 'recipients' | 'candidates'> {
  const seen = new Map<string, string>();
  const recipients: Recipient[] = [];
  const candidates = all.map(({ candidate, filters, passed }): TracedCandidate => {
    const names = identities(candidate);
    const duplicateOf = passed ? names.map((name) => seen.get(name)).find((who) => who !== undefined) : undefined;
    const kept = passed && candidate.recipient !== null && duplicateOf === undefined;
    if (kept) {
      recipients.push(candidate.recipient!);
      for (const name of names) seen.set(name, candidate.who);
    }
    return {
      selector: candidate.selector,
      who: candidate.who,
      ...(candidate.user && { userId: candidate.user.id }),
      ...(candidate.contactId && { contactId: candidate.contactId }),
      ...(candidate.address !== null && candidate.role !== 'client' && { address: candidate.address }),
      filters,
      kept,
      ...(candidate.via !== undefined && { via: candidate.via }),
      ...(duplicateOf !== undefined && { duplicateOf }),
    };
  });
  return { recipients, candidates };
}

/** What makes two candidates the same: the person, or the address (compared whole: a `+tag` is another address). */
function identities({ user, address, role }: Candidate): string[] {
  return [
    ...(role === 'client' ? ['client'] : []),
    ...(user ? [`user ${user.id}`] : []),
    ...(address === null ? [] : [`address ${address.trim().toLowerCase()}`]),
  ];
}
