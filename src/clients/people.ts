import type { Confirmation } from '../organisations/confirmation.js';

export type { Confirmation };

/** One client of the tree, as far as the people around it need it. */
export interface TreeNode {
  id: string;
  externalId: string;
  name: string;
  kind: string;
  parentId: string | null;
  groupId: string | null;
  managerUserId: string | null;
  /** Null asks the node above, then the organisation. */
  confirmation: Confirmation | null;
}

/** What decisions have to know of a user; of either side. */
export interface UserFacts {
  id: string;
  side: 'staff' | 'client';
  name: string;
  /** Where mails to this user go (C02). */
  email: string;
  language: string;
  active: boolean;
  homeClientId: string | null;
  intermediary: boolean;
  /** A16 */
  receiveAsContact: boolean;
  /** C14 */
  catchAll: boolean;
  /** C07; `*` is all of them (Cd5). */
  modules: string[];
}

/** A user with access to a client, by the client itself or by one above it (C04, C05). */
export interface UserAccess {
  user: UserFacts;
  /** The nearest node with the access. */
  via: TreeNode;
  /** Home client is this one or one above it; others are users of another client (C14, Cd3). */
  own: boolean;
  /** C13: the union over all nodes with access, sorted. */
  approvalNotices: string[];
}

export interface ContactPerson {
  id: string;
  name: string;
  /** Empty: no role. */
  role: string;
  /** The client it stands at: the one asked for, or one above it. */
  node: TreeNode;
  /** A13: without one no mail can reach it. */
  user: UserFacts | null;
}

export interface GroupFacts {
  id: string;
  name: string;
  email: string | null;
}

/** What a client's place in the tree says: who sends in its name, and how approval is confirmed. */
export interface Lineage {
  /** The client itself first, then the one above it, and so on. */
  chain: TreeNode[];
  /** Of the nearest node that has one (Ed6); perhaps inactive, which the cascade judges. */
  manager: UserFacts | null;
  /** Of the nearest node whose group has an address; where none has, the nearest, which then counts as no group (E08). */
  group: GroupFacts | null;
  /** Of the nearest node that says; null leaves it to the organisation (Cd1). */
  confirmation: Confirmation | null;
}

/** Everybody who may get something about a client. */
export interface ClientPeople extends Lineage {
  /** By user id, active or not: the filters of design §4 judge them. */
  access: UserAccess[];
  /** Nearest first, then by id. */
  contacts: ContactPerson[];
}

/** A client in no tree with nobody around it: every borrower of a library. */
export const ALONE: Lineage = { chain: [], manager: null, group: null, confirmation: null };

/** What was read of a number of clients, each row once. */
export interface Surroundings {
  nodes: readonly TreeNode[];
  groups: readonly GroupFacts[];
  users: readonly UserFacts[];
  access: readonly { userId: string; clientId: string; approvalNotices: readonly string[] }[];
  contacts: readonly { id: string; clientId: string; name: string; role: string; userId: string | null }[];
}

/** Puts together, for each client, who is around it. */
export class Neighbourhood {
  private readonly nodes: ReadonlyMap<string, TreeNode>;
  private readonly groups: ReadonlyMap<string, GroupFacts>;
  private readonly users: ReadonlyMap<string, UserFacts>;
  private readonly accessByNode: ReadonlyMap<string, Surroundings['access'][number][]>;
  private readonly contactsByNode: ReadonlyMap<string, Surroundings['contacts'][number][]>;

  constructor(found: Surroundings) {
    this.nodes = byId(found.nodes);
    this.groups = byId(found.groups);
    this.users = byId(found.users);
    this.accessByNode = byClient(found.access);
    this.contactsByNode = byClient(found.contacts);
  }

  lineage(clientId: string): Lineage {
    const chain = this.chain(clientId);
    const managed = chain.find(({ managerUserId }) => managerUserId !== null);
    const groups = chain.flatMap(({ groupId }) => (groupId === null ? [] : (this.groups.get(groupId) ?? [])));
    return {
      chain,
      manager: (managed && this.users.get(managed.managerUserId!)) ?? null,
      group: groups.find(({ email }) => email?.trim()) ?? groups[0] ?? null,
      confirmation: chain.find(({ confirmation }) => confirmation !== null)?.confirmation ?? null,
    };
  }

  people(clientId: string): ClientPeople {
    const lineage = this.lineage(clientId);
    return { ...lineage, access: this.access(lineage.chain), contacts: this.contacts(lineage.chain) };
  }

  /** The client and those above it. A tree that bites its own tail ends where it began. */
  private chain(clientId: string): TreeNode[] {
    const chain = new Set<TreeNode>();
    for (let node = this.nodes.get(clientId); node && !chain.has(node); node = this.nodes.get(node.parentId ?? '')) {
      chain.add(node);
    }
    return [...chain];
  }

  private access(chain: readonly TreeNode[]): UserAccess[] {
    const nodes = new Set(chain.map(({ id }) => id));
    const found = new Map<string, UserAccess>();
    for (const via of chain) {
      for (const { userId, approvalNotices } of this.accessByNode.get(via.id) ?? []) {
        const known = found.get(userId);
        const user = this.users.get(userId)!;
        const own = user.homeClientId !== null && nodes.has(user.homeClientId);
        const notices = [...new Set([...(known?.approvalNotices ?? []), ...approvalNotices])].sort();
        found.set(userId, { user, via: known?.via ?? via, own, approvalNotices: notices });
      }
    }
    return [...found.values()].sort((a, b) => (a.user.id < b.user.id ? -1 : 1));
  }

  private contacts(chain: readonly TreeNode[]): ContactPerson[] {
    return chain.flatMap((node) =>
      (this.contactsByNode.get(node.id) ?? [])
        .map(({ id, name, role, userId }) => {
          const user = userId === null ? null : this.users.get(userId)!;
          return { id, name, role, node, user };
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function byClient<Row extends { clientId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.clientId);
    if (group) group.push(row);
    else groups.set(row.clientId, [row]);
  }
  return groups;
}
