import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import {
  Neighbourhood,
  type ClientPeople,
  type GroupFacts,
  type Lineage,
  type Surroundings,
  type TreeNode,
  type UserFacts,
} from './people.js';

/** Who is around a number of clients, and the users that were asked for beside them. */
export interface LoadedPeople {
  /** By id of the client; each client asked for that exists. */
  byClient: ReadonlyMap<string, ClientPeople>;
  /** By id: those asked for, managers, users with access and those of contacts. */
  users: ReadonlyMap<string, UserFacts>;
}

/**
 * Who may get something about these clients: the users with access, the contacts and the managers of each client and
 * of those above it, active or not. A fixed number of statements, however many clients.
 *
 * @param userIds users to know beside them, as those of a case's roles; unknown ones are left out
 */
export async function loadPeople(
  tx: Tx,
  organisationId: string,
  clientIds: readonly string[],
  userIds: readonly string[] = [],
): Promise<LoadedPeople> {
  const tree = await loadTree(tx, organisationId, clientIds);
  const nodeIds = tree.nodes.map(({ id }) => id);
  const access = await rows<Surroundings['access'][number]>(
    tx,
    `SELECT user_id AS "userId", client_id AS "clientId", approval_notices AS "approvalNotices"
     FROM client_access WHERE organisation_id = $1 AND client_id = ANY ($2)`,
    [organisationId, nodeIds],
  );
  const contacts = await rows<Surroundings['contacts'][number]>(
    tx,
    `SELECT id, client_id AS "clientId", name, role, user_id AS "userId"
     FROM contact WHERE organisation_id = $1 AND client_id = ANY ($2)`,
    [organisationId, nodeIds],
  );
  const users = await loadUsers(tx, organisationId, [
    ...userIds,
    ...managersOf(tree.nodes),
    ...[...access, ...contacts].flatMap(({ userId }) => userId ?? []),
  ]);
  const around = new Neighbourhood({ ...tree, users, access, contacts });
  const known = new Set(nodeIds);
  return {
    byClient: new Map(clientIds.filter((id) => known.has(id)).map((id) => [id, around.people(id)])),
    users: new Map(users.map((user) => [user.id, user])),
  };
}

/** What the place in the tree says of each of these clients, without the people around it: enough to send a mail. */
export async function loadLineages(
  tx: Tx,
  organisationId: string,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, Lineage>> {
  if (clientIds.length === 0) return new Map();
  const tree = await loadTree(tx, organisationId, clientIds);
  const users = await loadUsers(tx, organisationId, managersOf(tree.nodes));
  const around = new Neighbourhood({ ...tree, users, access: [], contacts: [] });
  return new Map(clientIds.map((id) => [id, around.lineage(id)]));
}

/** Users by id; unknown ones are left out. */
export async function loadUsers(tx: Tx, organisationId: string, ids: readonly string[]): Promise<UserFacts[]> {
  if (ids.length === 0) return [];
  return rows<UserFacts>(
    tx,
    `SELECT id, side, name, email, language, active, home_client_id AS "homeClientId", intermediary,
            receive_as_contact AS "receiveAsContact", catch_all AS "catchAll", modules
     FROM user_account WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, [...new Set(ids)]],
  );
}

/** The clients with all above them, and their groups. */
async function loadTree(
  tx: Tx,
  organisationId: string,
  clientIds: readonly string[],
): Promise<{ nodes: TreeNode[]; groups: GroupFacts[] }> {
  const nodes = await rows<TreeNode>(
    tx,
    // UNION, not UNION ALL: a node above several is read once, and a tree that bites its own tail ends.
    `WITH RECURSIVE node AS (
       SELECT id, parent_id FROM client WHERE organisation_id = $1 AND id = ANY ($2)
       UNION
       SELECT p.id, p.parent_id FROM node n JOIN client p ON p.organisation_id = $1 AND p.id = n.parent_id)
     SELECT c.id, c.external_id AS "externalId", c.name, c.kind, c.parent_id AS "parentId", c.group_id AS "groupId",
            c.manager_user_id AS "managerUserId", c.confirmation
     FROM node n JOIN client c ON c.organisation_id = $1 AND c.id = n.id`,
    [organisationId, [...new Set(clientIds)]],
  );
  const groupIds = [...new Set(nodes.flatMap(({ groupId }) => groupId ?? []))];
  if (groupIds.length === 0) return { nodes, groups: [] };
  const groups = await rows<GroupFacts>(
    tx,
    `SELECT id, name, email FROM client_group WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, groupIds],
  );
  return { nodes, groups };
}

function managersOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ managerUserId }) => managerUserId ?? []);
}
