import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { isId } from '../common/ids.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import type { ClientInput } from './client-input.js';

/** Ids of what clients name: branches by code, groups by name, managers by e-mail address and by id. */
export interface ClientReferences {
  branchIds: ReadonlyMap<string, string>;
  groupIds: ReadonlyMap<string, string>;
  managerIds: ReadonlyMap<string, string>;
}

/** For a batch in which no client is put. */
export const NO_REFERENCES: ClientReferences = { branchIds: new Map(), groupIds: new Map(), managerIds: new Map() };

type Found =
  | { ok: true; ids: { branchId: string | null; groupId: string | null; managerUserId: string | null } }
  | { ok: false; code: 'UNKNOWN_BRANCH' | 'UNKNOWN_GROUP' | 'UNKNOWN_USER'; problem: FieldProblem };

/** What of a client names something else, and not a client. */
export type NamesOthers = Partial<Pick<ClientInput, 'branch' | 'group' | 'manager'>>;

/** The groups and managers that these clients name; a library's borrowers name none, and nothing is asked. */
export async function loadReferences(
  tx: Tx,
  organisationId: string,
  clients: readonly NamesOthers[],
  branchIds: ReadonlyMap<string, string>,
): Promise<ClientReferences> {
  const groups = new Set(clients.flatMap(({ group }) => group ?? []));
  const managers = new Set(clients.flatMap(({ manager }) => (manager ? [managerName(manager)] : [])));
  return {
    branchIds,
    groupIds: groups.size === 0 ? new Map() : await groupIds(tx, organisationId, [...groups]),
    managerIds: managers.size === 0 ? new Map() : await managerIds(tx, organisationId, [...managers]),
  };
}

/** The ids behind the names of one client, or the first name that nobody has. */
export function findReferences({ branch, group, manager }: NamesOthers, known: ClientReferences): Found {
  const branchId = branch ? known.branchIds.get(branch) : null;
  if (branchId === undefined) return unknown('branch', 'UNKNOWN_BRANCH');
  const groupId = group ? known.groupIds.get(group) : null;
  if (groupId === undefined) return unknown('group', 'UNKNOWN_GROUP');
  const managerUserId = manager ? known.managerIds.get(managerName(manager)) : null;
  if (managerUserId === undefined) return unknown('manager', 'UNKNOWN_USER');
  return { ok: true, ids: { branchId, groupId, managerUserId } };
}

function unknown(field: string, code: Extract<Found, { ok: false }>['code']): Found {
  return { ok: false, code, problem: fieldProblem(field, code) };
}

async function groupIds(tx: Tx, organisationId: string, names: string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; name: string }>(
    tx,
    `SELECT id, name FROM client_group WHERE organisation_id = $1 AND name = ANY ($2)`,
    [organisationId, names],
  );
  return new Map(found.map(({ id, name }) => [name, id]));
}

/** Staff only, active or not: the cascade passes over who is not (Ed1). */
async function managerIds(tx: Tx, organisationId: string, names: string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; email: string }>(
    tx,
    `SELECT id, email FROM user_account
     WHERE organisation_id = $1 AND side = 'staff' AND (email = ANY ($2) OR id = ANY ($3))`,
    [organisationId, names, names.filter(isId)],
  );
  return new Map(found.flatMap(({ id, email }) => [[id, id] as const, [email, id] as const]));
}

/** As an id or an address is kept (`loginName`). */
function managerName(manager: string): string {
  return manager.trim().normalize('NFC').toLowerCase();
}
