import type { Permission } from '../auth/permissions.js';
import { reasons, type FixPlace, type ReasonCode } from '../common/reasons.js';
import { urls, withQuery } from './urls.js';
import type { View } from './view.js';

export interface FixLink {
  href: string;
  text: string;
}

/** What a reason is about, so that its link leads to the very client or type. */
export interface FixSubject {
  clientExternalId: string | null;
  typeCode: string;
  messageId?: string | undefined;
  ruleId?: string | undefined;
  ruleSetId?: string | undefined;
  userId?: string | null | undefined;
  contactId?: string | undefined;
  groupId?: string | undefined;
}

/** Where a reason is put right, for whoever may do so there; null where no page of ours can help. */
export function fixLink(
  code: ReasonCode,
  subject: FixSubject,
  permissions: ReadonlySet<Permission>,
  view: View,
): FixLink | null {
  const t = view.t.messages.fix;
  const { clientExternalId, typeCode } = subject;
  switch (reasons[code].where) {
    case 'client-email':
      // C02, C03: a mail to a user goes to the user's own address, and never to the one on the client's card.
      if (subject.userId) return houseLink('user', subject, permissions, view);
      // A mail for no client and no user went to an address of our own house (E19).
      return clientExternalId === null
        ? houseLink('mail-setup', subject, permissions, view)
        : clientAddress(clientExternalId, permissions, view);
    case 'client-postal':
      return clientAddress(clientExternalId, permissions, view);
    case 'client':
      return clientPage(clientExternalId, permissions, view);
    case 'client-people':
      return clientPeople(clientExternalId, permissions, view) ?? clientPage(clientExternalId, permissions, view);
    case 'type':
    case 'text':
      return permissions.has('types:read') ? { href: urls.messageType(typeCode), text: t.type } : null;
    case 'new-user':
      // Whoever has the address here already is the one to look at.
      if (subject.userId) return houseLink('user', subject, permissions, view);
      return newUser(code, clientExternalId, permissions, view);
    default:
      return houseLink(reasons[code].where, subject, permissions, view);
  }
}

/** Where what surrounds a client is put right: rules, people, and how mails are read. */
function houseLink(
  where: FixPlace,
  { clientExternalId, messageId, ruleId, ruleSetId, userId, contactId, groupId }: FixSubject,
  permissions: ReadonlySet<Permission>,
  view: View,
): FixLink | null {
  const t = view.t.diagnosis.fix;
  const rules = permissions.has('rules:read');
  const people = permissions.has('people:read');
  switch (where) {
    case 'rule':
      if (!rules) return null;
      return ruleId ? { href: urls.rule(ruleId), text: t.rule } : { href: urls.rules, text: t.rules };
    case 'rule-set':
      return rules && ruleSetId ? { href: urls.ruleSet(ruleSetId), text: t.ruleSet } : null;
    case 'client-rules':
      return rules && clientExternalId !== null
        ? { href: urls.clientRules(clientExternalId), text: t.clientRules }
        : null;
    case 'contact':
      return people && contactId ? { href: urls.contact(contactId), text: t.contact } : null;
    case 'user':
      if (!userId) return clientAddress(clientExternalId, permissions, view);
      return people ? { href: urls.user(userId), text: t.user } : null;
    case 'message':
      return messageId && permissions.has('messages:read') ? { href: urls.message(messageId), text: t.message } : null;
    case 'sender':
      return people && clientExternalId !== null
        ? { href: urls.clientPeople(clientExternalId), text: t.sender }
        : houseLink('mail-setup', { clientExternalId, typeCode: '' }, permissions, view);
    case 'house-address':
      if (userId) return people ? { href: urls.user(userId), text: t.user } : null;
      return houseLink(
        groupId ? 'groups' : 'mail-setup',
        { clientExternalId, typeCode: '', groupId },
        permissions,
        view,
      );
    case 'groups':
      if (!people) return null;
      return groupId ? { href: urls.group(groupId), text: t.group } : { href: urls.groups, text: t.groups };
    case 'staff-routing':
      return permissions.has('settings:write') ? { href: urls.recipients, text: t.recipients } : null;
    case 'mail-setup':
      return permissions.has('settings:write') ? { href: urls.organisation, text: t.organisation } : null;
    case 'junk-help':
      return { href: urls.junkHelp, text: t.junk };
    default:
      return null;
  }
}

function clientPage(externalId: string | null, permissions: ReadonlySet<Permission>, view: View): FixLink | null {
  return externalId !== null && permissions.has('clients:read')
    ? { href: urls.client(externalId), text: view.t.messages.fix.client }
    : null;
}

/** Who may see what of a client, its contacts, and who sends in its name. */
function clientPeople(externalId: string | null, permissions: ReadonlySet<Permission>, view: View): FixLink | null {
  return externalId !== null && permissions.has('people:read')
    ? { href: urls.clientPeople(externalId), text: view.t.diagnosis.fix.people }
    : null;
}

/** Where somebody is made a user, with another address unless it is free; of the client asked about, where there is one. */
function newUser(
  code: ReasonCode,
  externalId: string | null,
  permissions: ReadonlySet<Permission>,
  view: View,
): FixLink | null {
  if (!permissions.has('people:write')) return null;
  const href = withQuery(urls.newUser, { side: 'client', client: externalId ?? undefined });
  const { makeUser, newUser: other } = view.t.diagnosis.fix;
  return { href, text: code === 'ADDRESS_FREE' ? makeUser : other };
}

/** Where the client's own addresses are corrected: somebody without an account is written to there. */
function clientAddress(externalId: string | null, permissions: ReadonlySet<Permission>, view: View): FixLink | null {
  return externalId !== null && permissions.has('clients:correct')
    ? { href: urls.clientAddresses(externalId), text: view.t.messages.fix.address }
    : null;
}
