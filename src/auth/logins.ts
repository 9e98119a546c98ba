import type { Refusal } from '../common/reasons.js';
import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';

/** Addresses are told apart as people do: without regard to case. An alias (+tag) is another address (Ed3, E12). */
export function loginName(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/**
 * Why a user of this organisation can't have the address: another one here has it, active or not (USER_EXISTS with that
 * user's id, X9), or somebody who is active in another organisation (USER_ACTIVE_ELSEWHERE, E11).
 *
 * @param email as `loginName` gives it
 * @param user who would have it: its own id doesn't stand in its way, and only an active one is compared with others'
 */
export async function addressTaken(
  tx: Tx,
  organisationId: string,
  email: string,
  user: { id: string; active: boolean },
): Promise<Refusal | null> {
  const here = await firstRow<{ id: string }>(
    tx,
    `SELECT id FROM user_account WHERE organisation_id = $1 AND email = $2 AND id <> $3`,
    [organisationId, email, user.id],
  );
  if (here) return { code: 'USER_EXISTS', which: here.id };
  if (!user.active) return null;
  const elsewhere = await firstRow(tx, `SELECT FROM login WHERE email = $1 AND organisation_id <> $2`, [
    email,
    organisationId,
  ]);
  return elsewhere ? { code: 'USER_ACTIVE_ELSEWHERE' } : null;
}

/**
 * Lets the user sign in with this address and no other: links that were mailed to another one end, as it may have been
 * somebody else's. To be called once `addressTaken` found nothing; two who take the same address at the same moment meet
 * in a unique violation.
 */
export async function setLogin(tx: Tx, organisationId: string, userId: string, email: string): Promise<void> {
  await tx.query(
    `DELETE FROM account_link WHERE organisation_id = $1 AND user_id = $2 AND used_at IS NULL
       AND EXISTS (SELECT FROM login WHERE organisation_id = $1 AND user_id = $2 AND email <> $3)`,
    [organisationId, userId, email],
  );
  await tx.query(`DELETE FROM login WHERE organisation_id = $1 AND user_id = $2 AND email <> $3`, [
    organisationId,
    userId,
    email,
  ]);
  await tx.query(
    `INSERT INTO login (email, organisation_id, user_id)
     SELECT $3, $1, $2 WHERE NOT EXISTS (SELECT FROM login WHERE email = $3 AND organisation_id = $1 AND user_id = $2)`,
    [organisationId, userId, email],
  );
}

/** Ends it: the address is free for another organisation, whoever is signed in isn't any more, and no link opens it again. */
export async function removeLogin(tx: Tx, organisationId: string, userId: string): Promise<void> {
  await tx.query(`DELETE FROM login WHERE organisation_id = $1 AND user_id = $2`, [organisationId, userId]);
  await tx.query(`DELETE FROM session WHERE organisation_id = $1 AND user_id = $2`, [organisationId, userId]);
  await tx.query(`DELETE FROM account_link WHERE organisation_id = $1 AND user_id = $2 AND used_at IS NULL`, [
    organisationId,
    userId,
  ]);
}
