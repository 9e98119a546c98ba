import type { ClientPeople, UserFacts } from '../clients/people.js';
import { checkEmailAddress, cleanEmails } from '../common/email-address.js';
import type { Confirmation } from '../organisations/confirmation.js';
import { BY_CASCADE, staffRecipients, type Routing } from '../organisations/staff-recipients.js';
import { readSelector } from '../rules/recipients.js';
import { chooseFormat, type Recipient } from './lines.js';
import type { LineSource, TypeFacts } from './snapshot.js';
import type { TracedCandidate } from './trace.js';

/** Everybody among whom the recipients of one event are found. */
export interface RecipientSource extends LineSource {
  type: TypeFacts & { module: string | null; noticeType: string | null };
  /** Who is around the client; null: the event is about none. */
  people: Pick<ClientPeople, 'access' | 'contacts'> | null;
  /** Users by id: those of roles, of `user:id`, of the routing, of the event. */
  users: ReadonlyMap<string, UserFacts>;
  /** Role → id of a user; null: the event has no case. */
  caseRoles: Readonly<Record<string, string>> | null;
  /** The user the event is about. */
  eventUserId: string | null;
  /** Who caused the event. */
  actorUserId: string | null;
  /** Of this type; null: nobody chose. */
  routing: Routing | null;
  /** How approvals of this client are confirmed (Cd1). */
  confirmation: Confirmation;
  /** Cd3: users of other clients may be catch-all too. */
  foreignCatchAll: boolean;
}

/** Somebody a selector names, before anything is asked of him. */
export interface Candidate {
  /** As the rule names it. */
  selector: string;
  /** What it is by its selector: which filters apply depends on it. */
  role: 'client' | 'client-user' | 'contact' | 'event-user' | 'user' | 'address' | 'catch-all';
  who: string;
  /** Null for the client, for an address of our own, and for a contact without one. */
  user: UserFacts | null;
  contactId?: string;
  /** Where its mail would go; null: nowhere, or on paper. */
  address: string | null;
  /** Through what it was reached. */
  via?: TracedCandidate['via'];
  /** Null where no line can be made: a contact without a user. */
  recipient: Recipient | null;
}

type Select = (source: RecipientSource, argument: string | null) => Omit<Candidate, 'selector'>[];

/**
 * How each standard recipient (A10) is found; the names are those of the registry of rules. Each gives its candidates
 * in a fixed order, whatever the order in which they were read.
 */
const SELECTORS: Readonly<Record<string, Select>> = {
  client: theClient,

  'client-users': ({ people }) =>
    byId(people?.access ?? [], ({ user }) => user.id).map(({ user, via }) =>
      ofUser(user, 'client-user', via.externalId),
    ),

  contact: ({ people }, role) =>
    byId(people?.contacts ?? [], ({ id }) => id)
      .filter((contact) => role === null || sameWord(contact.role, role))
      .map(({ id, name, node, user }) => ({
        ...(user ? ofUser(user, 'contact') : { role: 'contact' as const, user: null, address: null, recipient: null }),
        who: name,
        contactId: id,
        via: node.externalId,
      })),

  'case-role': ({ caseRoles, users }, wanted) =>
    byId(Object.entries(caseRoles ?? {}), ([role, id]) => `${id} ${role}`)
      .filter(([role]) => sameWord(role, wanted ?? ''))
      .flatMap(([role, id]) => named(users, id, 'user', role)),

  'event-user': ({ users, eventUserId }) => named(users, eventUserId, 'event-user'),
  user: ({ users }, id) => named(users, id, 'user'),
  self: ({ users, actorUserId }) => named(users, actorUserId, 'user'),
  'staff-routing': routedStaff,
};

/** The candidates of one selector as a rule holds it, such as `contact:hr`; none for a selector that is unknown. */
export function select(selector: string, source: RecipientSource): Candidate[] {
  const read = readSelector(selector);
  const find = read && SELECTORS[read.kind.name];
  return find ? find(source, read.argument).map((candidate) => ({ ...candidate, selector })) : [];
}

/** C14: the client's own users who want what nobody else gets; Cd3: users of others only where that is switched on. */
export function catchAllCandidates({ people, foreignCatchAll }: RecipientSource): Candidate[] {
  return byId(people?.access ?? [], ({ user }) => user.id)
    .filter(({ own }) => own || foreignCatchAll)
    .map(({ user, via }) => ({ ...ofUser(user, 'catch-all', via.externalId), selector: 'catch-all' }));
}

/** D: the client at its own addresses, or on paper. */
function theClient(source: RecipientSource): Omit<Candidate, 'selector'>[] {
  const { client } = source;
  if (!client) return [];
  const byMail = chooseFormat(source, client).format === 'email';
  return [
    {
      role: 'client',
      who: client.externalId,
      user: null,
      address: byMail ? firstFit(client.emails) : null,
      recipient: { kind: 'client', client },
    },
  ];
}

/** Where its mail goes first (L08), or would; null: there is no address. */
function firstFit(emails: readonly string[]): string | null {
  const clean = cleanEmails(emails);
  return clean.find((email) => checkEmailAddress(email).ok) ?? clean[0] ?? null;
}

/** E18, E19: the staff that was chosen for this type, else whoever the cascade gives. */
function routedStaff(source: RecipientSource): Omit<Candidate, 'selector'>[] {
  const { users, routing } = source;
  const found = staffRecipients(routing ?? BY_CASCADE, (id) => users.get(id)?.active === true, source);
  if (found.way === 'personalised') {
    return found.userIds.flatMap((id) => named(users, id, 'user', 'personalised'));
  }
  if (!found.hit) return [];
  const { name, address, step, userId } = found.hit;
  const manager = named(users, userId, 'user', step);
  if (manager.length > 0) return manager;
  return [
    { role: 'address', who: name, user: null, address, via: step, recipient: { kind: 'address', name, address } },
  ];
}

function named(
  users: RecipientSource['users'],
  id: string | null,
  role: Candidate['role'],
  via?: string,
): Omit<Candidate, 'selector'>[] {
  const user = id === null ? undefined : users.get(id);
  return user ? [ofUser(user, role, via)] : [];
}

function ofUser(user: UserFacts, role: Candidate['role'], via?: string): Omit<Candidate, 'selector'> {
  const { id, name, email, language } = user;
  return {
    role,
    who: name,
    user,
    address: email,
    ...(via !== undefined && { via }),
    recipient: { kind: 'user', userId: id, name, address: email, language },
  };
}

function sameWord(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The order that says who stays of two who share an address (design §4): by id, however they were read. */
function byId<Found>(found: readonly Found[], idOf: (one: Found) => string): Found[] {
  return found.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}
