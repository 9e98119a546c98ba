import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';
import type { ReasonCode } from '../../common/reasons.js';
import { rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import type { WantedUser } from './user-input.js';

/** Ids behind the names that a user gives. */
export interface UserReferences {
  branchIds: string[];
  printGroupIds: string[];
  homeClientId: string | null;
  access: { clientId: string; approvalNotices: string[] }[];
}

export type FoundReferences = { ok: true; ids: UserReferences } | { ok: false; errors: FieldProblem[] };

/** Finds what a user refers to, or names every reference that leads nowhere. */
export async function findUserReferences(tx: Tx, organisationId: string, user: WantedUser): Promise<FoundReferences> {
  const errors: FieldProblem[] = [];
  const lookUp = (known: ReadonlyMap<string, string>, name: string, field: string, code: ReasonCode): string => {
    const id = known.get(name);
    if (id === undefined) errors.push(fieldProblem(field, code));
    return id ?? '';
  };
  const branchCodes = user.branches === 'all' ? [] : user.branches;
  const clientNames = [...user.access.map(({ client }) => client), ...(user.homeClient ? [user.homeClient] : [])];
  const branches = await idsOf(tx, organisationId, BRANCHES, branchCodes);
  const groups = await idsOf(tx, organisationId, PRINT_GROUPS, user.printGroups);
  const clients = await idsOf(tx, organisationId, CLIENTS, clientNames);
  const ids: UserReferences = {
    branchIds: branchCodes.map((code, i) => lookUp(branches, code, `branches[${i}]`, 'UNKNOWN_BRANCH')),
    printGroupIds: user.printGroups.map((name, i) => lookUp(groups, name, `printGroups[${i}]`, 'UNKNOWN_PRINT_GROUP')),
    homeClientId: user.homeClient && lookUp(clients, user.homeClient, 'homeClient', 'UNKNOWN_CLIENT'),
    access: user.access.map(({ client, approvalNotices }, i) => ({
      clientId: lookUp(clients, client, `access[${i}].client`, 'UNKNOWN_CLIENT'),
      approvalNotices: [...new Set(approvalNotices)].sort(),
    })),
  };
  return errors.length > 0 ? { ok: false, errors } : { ok: true, ids };
}

const BRANCHES = `SELECT code AS name, id FROM branch WHERE organisation_id = $1 AND code = ANY ($2)`;
const PRINT_GROUPS = `SELECT name, id FROM print_group WHERE organisation_id = $1 AND name = ANY ($2)`;
const CLIENTS = `SELECT external_id AS name, id FROM client WHERE organisation_id = $1 AND external_id = ANY ($2)`;

async function idsOf(
  tx: Tx,
  organisationId: string,
  statement: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const found = await rows<{ name: string; id: string }>(tx, statement, [organisationId, names]);
  return new Map(found.map(({ name, id }) => [name, id]));
}
