import { loginName } from '../../auth/logins.js';
import type { ClientState } from '../../clients/client-batch.js';
import { loadLineages } from '../../clients/people-loader.js';
import { ALONE } from '../../clients/people.js';
import { firstRow, rows } from '../../database/sql.js';
import type { Tx } from '../../database/tenancy.js';
import { walkCascade, type CascadeSource } from '../../organisations/sender.js';
import type { Facts } from './facts.js';

/** The sender cascade as it stands for a client, and the id of its group; without a client, for the organisation itself (E03–E07). */
export async function loadSender(
  tx: Tx,
  organisationId: string,
  client: Pick<ClientState, 'id' | 'branchId'> | null,
): Promise<Pick<Facts, 'sender' | 'senderGroup'>> {
  const lineages = await loadLineages(tx, organisationId, client ? [client.id] : []);
  const { manager, group } = (client && lineages.get(client.id)) ?? ALONE;
  const own = await firstRow<Pick<CascadeSource, 'branch' | 'organisation'>>(
    tx,
    `SELECT jsonb_build_object('name', b.name, 'email', b.email) AS branch,
            jsonb_build_object('name', o.name, 'functionalEmail', o.functional_email,
                               'communicationEmail', o.communication_email) AS organisation
     FROM organisation o JOIN branch b ON b.organisation_id = o.id AND b.id = coalesce($2::uuid, o.main_branch_id)
     WHERE o.id = $1`,
    [organisationId, client?.branchId ?? null],
  );
  return { sender: walkCascade({ manager, group, ...own! }).steps, senderGroup: group?.id ?? null };
}

/** Who is chosen for a staff type; the inactive ones apart (E18, Ed4). */
export async function loadRouting(tx: Tx, organisationId: string, typeCode: string): Promise<Facts['routing']> {
  const chosen = await rows<{ name: string; active: boolean }>(
    tx,
    `SELECT u.name, u.active
     FROM staff_routing r
     JOIN user_account u ON u.organisation_id = r.organisation_id AND u.id = ANY (r.user_ids)
     WHERE r.organisation_id = $1 AND r.type_code = $2 AND r.mode = 'personalised' ORDER BY u.name`,
    [organisationId, typeCode],
  );
  const mode = await firstRow<{ mode: string }>(
    tx,
    `SELECT mode FROM staff_routing WHERE organisation_id = $1 AND type_code = $2`,
    [organisationId, typeCode],
  );
  const names = (active: boolean) => chosen.filter((one) => one.active === active).map(({ name }) => name);
  return { personalised: mode?.mode === 'personalised', active: names(true), inactive: names(false) };
}

/** Whether somebody signs in elsewhere with this address (E11); only active accounts have a login (Ed3). */
export async function isActiveElsewhere(tx: Tx, organisationId: string, address: string): Promise<boolean> {
  const login = await firstRow(tx, `SELECT FROM login WHERE email = $1 AND organisation_id <> $2`, [
    loginName(address),
    organisationId,
  ]);
  return login !== undefined;
}
