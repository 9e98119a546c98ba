import type { UserAccess, UserFacts } from '../../../src/clients/people.js';
import type { DecidedRule, RuleEvent, RuleHold, RuleSnapshot } from '../../../src/decisions/decide-event.js';

export const now = new Date('2026-11-21T07:14:00Z');

const NODE = {
  id: 'c1',
  externalId: 'D100',
  name: 'Bakkerij De Korenbloem',
  kind: 'dossier',
  parentId: null,
  groupId: null,
  managerUserId: null,
  confirmation: null,
};

/** A user of the client side who gets everything, unless the test wishes otherwise. */
export function user(id: string, wishes: Partial<UserFacts> = {}): UserFacts {
  return {
    id,
    side: 'client',
    name: `Gebruiker ${id}`,
    email: `${id}@firma.example`,
    language: 'nl',
    active: true,
    homeClientId: 'c1',
    intermediary: false,
    receiveAsContact: true,
    catchAll: false,
    modules: ['*'],
    ...wishes,
  };
}

export function access(who: UserFacts, wishes: Partial<UserAccess> = {}): UserAccess {
  return { user: who, via: NODE, own: who.homeClientId === 'c1', approvalNotices: [], ...wishes };
}

export function contact(id: string, who: UserFacts | null, role = '') {
  return { id, name: `Contact ${id}`, role, node: NODE, user: who };
}

export const event: RuleEvent = {
  kind: 'document.placed',
  key: 'placed-1',
  origin: 'integration',
  data: { title: 'Jaarrekening 2025' },
  case: null,
};

export const rule: DecidedRule = {
  id: 'r1',
  name: 'Document geplaatst',
  active: true,
  triggerKind: 'document.placed',
  triggerCaseType: null,
  conditions: [],
  recipients: ['client-users'],
  delayDays: null,
  delayHour: null,
};

export const forEverybody: RuleHold = { assignment: { mode: 'all', planned: false }, cancelled: false };

/** A file of an accountancy office, with nobody around it unless the test says who. */
export function snapshot(wishes: Partial<RuleSnapshot> = {}): RuleSnapshot {
  const client = {
    externalId: 'D100',
    name: 'Bakkerij De Korenbloem',
    salutation: null,
    language: 'nl',
    emails: ['info@korenbloem.example'],
    postal: null,
    flags: [],
  };
  return {
    organisation: {
      name: 'Kantoor Noord',
      language: 'nl',
      country: 'BE',
      zone: 'Europe/Brussels',
      functionalEmail: 'noreply@kantoor.example',
      communicationEmail: null,
      asInWise: false,
    },
    branch: { id: 'b1', name: 'Gent', email: null, replyTo: null },
    type: {
      code: 'DOC',
      formats: ['email'],
      defaultFormat: 'email',
      onNotSent: 'wait-for-resend',
      onBounce: 'none',
      requirePostalAddress: false,
      module: 'dossier',
      noticeType: null,
    },
    texts: [
      {
        id: 't1',
        language: 'nl',
        version: 3,
        subject: 'Nieuw document',
        body: '{{ client.salutation }},',
        letterBody: null,
      },
    ],
    manager: null,
    group: null,
    client,
    preference: null,
    people: { access: [], contacts: [] },
    users: new Map(),
    caseRoles: null,
    eventUserId: null,
    actorUserId: null,
    routing: null,
    confirmation: 'none',
    foreignCatchAll: false,
    conditionClient: {
      externalId: 'D100',
      kind: 'dossier',
      name: client.name,
      language: 'nl',
      branch: null,
      group: null,
      confirmation: 'none',
      birthDate: null,
      flags: [],
      emails: client.emails,
    },
    ...wishes,
  };
}

export function usersById(...users: UserFacts[]): ReadonlyMap<string, UserFacts> {
  return new Map(users.map((one) => [one.id, one]));
}
