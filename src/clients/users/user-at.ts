import { loginName } from '../../auth/logins.js';
import { isStorable } from '../../common/storable.js';
import { firstRow } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';

/**
 * The user of this organisation who has the address, active or not (X9); undefined where nobody has.
 *
 * @param email as somebody wrote it
 */
export async function userAt(
  tx: Tx,
  organisationId: string,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  const name = loginName(email);
  if (!isStorable(name)) return undefined;
  return firstRow(tx, `SELECT id, name FROM user_account WHERE organisation_id = $1 AND email = $2`, [
    organisationId,
    name,
  ]);
}
