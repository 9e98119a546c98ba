import type { UserFacts } from '../../clients/people.js';
import { cleanEmails } from '../../common/email-address.js';
import { filterResults } from '../filters.js';
import { makeLine, type DecidedLine } from '../lines.js';
import { chooseRecipients, type ChosenRecipients } from '../recipients.js';
import type { RecipientSource } from '../selectors.js';
import type { TracedCandidate } from '../trace.js';
import type { AudienceFacts, PersonFacts, RecipientFacts } from './facts.js';

/** Selector of the users with access to a client (C04). */
const CLIENT_USERS = 'client-users';
/** Selector of our own people (E18). */
const STAFF_ROUTING = 'staff-routing';
const CATCH_ALL = 'catch-all';
/** Selector of the client itself. */
const CLIENT = 'client';

/**
 * What would become of a person as a recipient today: by the selectors, filters and lines that decisions are made with.
 * A user without access is no candidate of the client's users, and somebody of the house who was chosen and is not active
 * is none of the staff, yet they are meant: their filters are told all the same.
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
      staffInstead: null,
      unmet: [],
      stopped: best.kept ? stoppedBy(chosen, source, person, data, now) : null,
    };
  }
  const nothing = { duplicateOf: null, staffInstead: null, unmet: [], stopped: null };
  const meantAs = person.kind === 'user' && user ? meantBy(selectors, user, source) : null;
  if (meantAs && user) {
    const candidate = { ...meantAs, who: user.name, user, address: user.email, recipient: null };
    return { ...nothing, selected: true, filters: filterResults(candidate, source) };
  }
  const forStaff = user?.side === 'staff' && selectors.includes(STAFF_ROUTING);
  const staffInstead = forStaff ? chosen.candidates.filter(({ kept }) => kept).map(({ who }) => who) : null;
  return { ...nothing, selected: false, filters: [], staffInstead, unmet: chosen.unmet };
}

/** The recipient of a rule that means a user who is no candidate of it. */
function meantBy(selectors: readonly string[], { id, side }: UserFacts, { routing }: RecipientSource) {
  if (side === 'client') {
    return selectors.includes(CLIENT_USERS) ? { selector: CLIENT_USERS, role: 'client-user' as const } : null;
  }
  const isChosen = routing?.mode === 'personalised' && routing.userIds.includes(id);
  return isChosen && selectors.includes(STAFF_ROUTING) ? { selector: STAFF_ROUTING, role: 'user' as const } : null;
}

/**
 * Who gets it, of those whom the rule names, and what became of each (DP-C).
 *
 * @param data of the event, with which the text is filled in
 */
export function judgeAudience(
  selectors: readonly string[],
  source: RecipientSource,
  data: Record<string, unknown>,
  now: Date,
): AudienceFacts {
  const { candidates: all, unmet, catchAll, recipients } = chooseRecipients(selectors, source);
  const candidates = all.map((one) =>
    one.selector === CLIENT && source.client ? { ...one, who: source.client.name } : one,
  );
  const lines = recipients.map((recipient) => ({ ...makeLine(source, data, recipient, now).line, recipient }));
  const ofClient = lines.find(({ recipient }) => recipient.kind === 'client');
  return {
    candidates: candidates.filter(({ selector }) => selector !== CATCH_ALL),
    catchAll: catchAll ? candidates.filter(({ selector }) => selector === CATCH_ALL) : null,
    unmet,
    kept: candidates.filter(({ kept }) => kept).map(({ who }) => who),
    stopped: lines.flatMap(({ recipient, mail, letter }): AudienceFacts['stopped'] => {
      // A letter that follows by itself counts as well; one that is held does not go out either.
      const { reason = null, reasonDetail = null } = letter ?? mail ?? {};
      if (!reason) return [];
      const who = recipient.kind === 'client' ? recipient.client.name : recipient.name;
      return [{ who, code: reason, detail: reasonDetail }];
    }),
    client: ofClient ? reachedAt(ofClient, source) : null,
    // C03: what goes to users goes to theirs; what goes to the client itself does go there.
    cardAddress: ofClient ? null : (cleanEmails(source.client?.emails ?? [])[0] ?? null),
  };
}

function reachedAt(
  { mail, letter }: Pick<DecidedLine, 'mail' | 'letter'>,
  { client }: RecipientSource,
): AudienceFacts['client'] {
  const failed = letter && mail?.reason ? { code: mail.reason, detail: mail.reasonDetail } : null;
  const address = letter ? null : (mail?.toAddress ?? null);
  return { name: client!.name, format: letter ? 'letter' : 'email', address, instead: failed };
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
