import { newId } from '../common/ids.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import type { Tx } from '../database/tenancy.js';
import type { OrganisationSettings } from './organisation.entity.js';

/** What an organisation says of itself on its first day. */
export interface NewOrganisation {
  name: string;
  /** Language of texts and letters where the client has none; two small letters. */
  language: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** IANA time zone. */
  zone: string;
  communicationEmail?: string | null;
  functionalEmail?: string | null;
  /** Code of the envelope profile its letters are laid out for. */
  envelopeProfile: string;
  returnAddress: PostalInput;
  supportContact?: string | null;
  settings?: OrganisationSettings;
  /** Names. */
  printGroups: readonly string[];
  branches: readonly NewBranch[];
  /** Code of the branch of messages and clients that have none. */
  mainBranch: string;
}

export interface NewBranch {
  code: string;
  name: string;
  email?: string;
  replyTo?: string;
  /** Name of its print group. */
  printGroup: string;
  returnAddress?: PostalInput;
}

/** The ids that others refer to. */
export interface OrganisationIds {
  id: string;
  /** By code. */
  branchIds: ReadonlyMap<string, string>;
  /** By name. */
  printGroupIds: ReadonlyMap<string, string>;
}

/**
 * Writes an organisation with its print groups and branches.
 *
 * @param tx bound to `id`
 * @throws Error when a branch names a print group, or the organisation a main branch, that is not among the given
 */
export async function insertOrganisation(
  tx: Tx,
  id: string,
  given: NewOrganisation,
  at: Date,
): Promise<OrganisationIds> {
  const printGroupIds = new Map(given.printGroups.map((name) => [name, newId()]));
  const branchIds = new Map(given.branches.map(({ code }) => [code, newId()]));
  await tx.query(
    `INSERT INTO organisation (id, name, language, country, zone, communication_email, functional_email,
                               envelope_profile, return_address, support_contact, settings, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      given.name,
      given.language,
      given.country,
      given.zone,
      given.communicationEmail ?? null,
      given.functionalEmail ?? null,
      given.envelopeProfile,
      given.returnAddress,
      given.supportContact ?? null,
      given.settings ?? {},
      at,
    ],
  );
  for (const [name, groupId] of printGroupIds) {
    await tx.query(`INSERT INTO print_group (organisation_id, id, name) VALUES ($1, $2, $3)`, [id, groupId, name]);
  }
  for (const { code, name, email, replyTo, printGroup, returnAddress } of given.branches) {
    await tx.query(
      `INSERT INTO branch (organisation_id, id, code, name, email, reply_to, print_group_id, return_address)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        branchIds.get(code),
        code,
        name,
        email ?? null,
        replyTo ?? null,
        among(printGroupIds, printGroup),
        returnAddress ?? null,
      ],
    );
  }
  // Each refers to the other, so the organisation comes first and learns of its main branch last.
  await tx.query(`UPDATE organisation SET main_branch_id = $2 WHERE id = $1`, [id, among(branchIds, given.mainBranch)]);
  return { id, branchIds, printGroupIds };
}

function among(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`"${name}" is not one of ${[...ids.keys()].join(', ')}`);
  return id;
}
