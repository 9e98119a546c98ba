import type { DataSource } from 'typeorm';
import { BOUND_ROLE } from './data-source.js';

/**
 * Refuses to work as a role that could see another organisation's rows (design §9).
 *
 * @throws when the connection is not the bound role, or that role owns a table or may bypass row level security
 */
export async function assertBoundRole(source: DataSource): Promise<void> {
  const [role] = await source.query(`
    SELECT current_user AS name, r.rolsuper OR r.rolbypassrls AS unbound,
           EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                     AND pg_has_role(r.oid, c.relowner, 'USAGE')) AS owner
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (role.name !== BOUND_ROLE || role.unbound || role.owner) {
    throw new Error(
      `The database connection works as "${role.name}", which row level security does not bind. ` +
        `Let the user of DATABASE_URL be able to SET ROLE ${BOUND_ROLE}, and give ${BOUND_ROLE} no superuser, ` +
        `no BYPASSRLS and no tables of its own.`,
    );
  }
}
