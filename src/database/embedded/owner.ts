import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';

/** The role that owns Bode's database and runs its migrations; no superuser, just as with a DATABASE_URL. */
export const OWNER = 'bode';

/**
 * Makes the database and its owner where they are missing.
 *
 * @returns the owner's password, a new one at each start: nobody has to keep it
 */
export async function prepareOwner(admin: Client): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const { rows } = await admin.query<{ role: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
    [OWNER],
  );
  const verb = rows[0]?.role ? 'ALTER' : 'CREATE';
  await admin.query(`${verb} ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${admin.escapeLiteral(password)}`);
  if (!rows[0]?.database) await admin.query(`CREATE DATABASE ${OWNER} OWNER ${OWNER}`);
  return password;
}
