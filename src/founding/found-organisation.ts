import { newId } from '../common/ids.js';
import { Tenancy } from '../database/tenancy.js';
import { shippedProfiles } from '../letters/envelope-profile.js';
import { insertProfiles } from '../letters/insert-profiles.js';
import { LIBRARY_TYPES, SYSTEM_TYPES, type DefaultType } from '../message-types/default-types.js';
import { insertTypes } from '../message-types/insert-types.js';
import { loadTemplates } from '../message-types/templates.js';
import {
  insertOrganisation,
  type NewOrganisation,
  type OrganisationIds,
} from '../organisations/insert-organisation.js';

export interface Founding extends NewOrganisation {
  /** A new one unless given; for an organisation that is to be found again without asking. */
  id?: string;
  /** Beside the system types, which every organisation has; those of a library unless given. */
  types?: readonly DefaultType[];
}

/**
 * Makes an organisation ready for its first request, in one transaction: itself, its print groups and branches, the
 * envelope profiles that come with Bode, and its message types with their texts published. Accounts,
 * API keys and clients are made by those who know them.
 *
 * To be called once for each organisation: a second call with the same id fails.
 *
 * @throws Error when what is given refers to a branch, print group or envelope profile that it doesn't hold
 */
export async function foundOrganisation(tenancy: Tenancy, founding: Founding, at: Date): Promise<OrganisationIds> {
  const { id = newId(), types = LIBRARY_TYPES, ...organisation } = founding;
  if (!shippedProfiles.some(({ code }) => code === organisation.envelopeProfile)) {
    throw new Error(`There is no envelope profile "${organisation.envelopeProfile}"`);
  }
  return tenancy.within(id, async (tx) => {
    const ids = await insertOrganisation(tx, id, organisation, at);
    await insertProfiles(tx, id, shippedProfiles);
    await insertTypes(tx, id, [...types, ...SYSTEM_TYPES], loadTemplates(), at);
    return ids;
  });
}
