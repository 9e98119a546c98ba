import type { UserFacts } from '../../clients/people.js';
import { cleanEmails } from '../../common/email-address.js';
import { filterResults } from '../filters.js';
import { makeLine } from '../lines.js';
import { chooseRecipients, type ChosenRecipients } from '../recipients.js';
import type { RecipientSource } from '../selectors.js';
import type { TracedCandidate } from '../trace.js';
import type { AudienceFacts, PersonFacts, RecipientFacts } from './facts.js';

/** Selector of the users with access to a client (C04). */
const CLIENT_USERS = 'client-users';
const CATCH_ALL = 'catch-all';

/**
 * What would become of a person as a recipient today: by the selectors, filters and lines that decisions are made with.
 * A user without access is no candidate of the client's users, yet is meant by them: his filters are told all the same.
 *
 * @param user the person's own, or the one the contact is linked to
 * @param data of the event, with which the text is filled in
 */
export function judgeRecipient(
  selectors: readonly string[],
  source: RecipientSource,
  { person, user }: { person: PersonFacts; user: UserFacts | null },
  data: Record<string, unknown>,
  now: Date,
): RecipientFacts {
  const chosen = chooseRecipients(selectors, source);
  const own = chosen.candidates.filter((candidate) => isPerson(candidate, person));
  const best = own.find(({ kept }) => kept) ?? own[0];
  if (best) {
    return {
      selected: true,
      filters: best.filters,
      duplicateOf: best.duplicateOf ?? null,
      stopped: best.kept ? stoppedBy(chosen, source, person, data, now) : null,
    };
  }
  const meant = person.kind === 'user' && user?.side === 'client' && selectors.includes(CLIENT_USERS);
  if (!meant) return { selected: false, filters: [], duplicateOf: null, stopped: null };
  const candidate = {
    selector: CLIENT_USERS,
    role: 'client-user' as const,
    who: user.name,
    user,
    address: user.email,
    recipient: null,
  };
  return { selected: true, filters: filterResults(candidate, source), duplicateOf: null, stopped: null };
}

/** Who gets it, of those whom the rule names, and what became of each (DP-C). */
export function judgeAudience(selectors: readonly string[], source: RecipientSource): AudienceFacts {
  const { candidates, catchAll } = chooseRecipients(selectors, source);
  return {
    candidates: candidates.filter(({ selector }) => selector !== CATCH_ALL),
    catchAll: catchAll ? candidates.filter(({ selector }) => selector === CATCH_ALL) : null,
    kept: candidates.filter(({ kept }) => kept).map(({ who }) => who),
    cardAddress: cleanEmails(source.client?.emails ?? [])[0] ?? null,
  };
}

/** Whether a candidate is the person that is asked about. */
export function isPerson({ selector, contactId, userId }: TracedCandidate, person: PersonFacts): boolean {
  switch (person.kind) {
    case 'client':
      return selector === 'client';
    case 'contact':
      return contactId === person.id;
    case 'user':
      return userId === person.id;
  }
}

/** What keeps the mail itself from going out: an address, a text, a sender. */
function stoppedBy(
  { recipients }: ChosenRecipients,
  source: RecipientSource,
  { kind, userId }: PersonFacts,
  data: Record<string, unknown>,
  now: Date,
): RecipientFacts['stopped'] {
  const recipient = recipients.find((one) => (one.kind === 'user' ? one.userId === userId : kind === one.kind));
  const mail = recipient && makeLine(source, data, recipient, now).line.mail;
  return mail?.reason ? { code: mail.reason, detail: mail.reasonDetail } : null;
}
