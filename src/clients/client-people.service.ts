import { Injectable } from '@nestjs/common';
import { isStorable } from '../common/storable.js';
import { firstRow } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { walkCascade, type CascadeSource, type SenderStep } from '../organisations/sender.js';
import { ALONE, type ClientPeople, type Lineage } from './people.js';
import { loadLineages, loadPeople } from './people-loader.js';

/** Who sends a mail about a client, step by step, and how the client approves. */
export interface ClientSender {
  steps: SenderStep[];
  /** Null: no step has a usable address, and nothing can be sent (Ed2). */
  sender: { name: string; address: string } | null;
}

/** What stands around one client: who has access (C06), its contacts (A18), and who sends in its name (E03–E07). */
@Injectable()
export class PeopleAround {
  /**
   * Users with access to the client, users of other clients included, and the contacts of it and of those above it.
   *
   * Intermediaries are among them and marked as such: a client's own tab leaves them out (A19).
   */
  async people(tx: Tx, organisationId: string, externalId: string): Promise<ClientPeople | undefined> {
    const client = await this.client(tx, organisationId, externalId);
    if (!client) return undefined;
    return (await loadPeople(tx, organisationId, [client.id])).byClient.get(client.id);
  }

  /**
   * Does anybody have access to the client, from it or from one above it? Then its mails may be for them (C02).
   *
   * @param client id of one that the caller may see
   */
  async hasUsers(tx: Tx, organisationId: string, client: string): Promise<boolean> {
    const row = await firstRow<{ found: boolean }>(
      tx,
      `WITH RECURSIVE up AS (
         SELECT id, parent_id FROM client WHERE organisation_id = $1 AND id = $2
         UNION ALL
         SELECT p.id, p.parent_id FROM up JOIN client p ON p.organisation_id = $1 AND p.id = up.parent_id)
       SELECT EXISTS (SELECT FROM up JOIN client_access a ON a.organisation_id = $1 AND a.client_id = up.id) AS found`,
      [organisationId, client],
    );
    return row!.found;
  }

  /**
   * The cascade as it would go today.
   *
   * @param externalId null: for a mail about no client, from the main branch
   */
  async sender(tx: Tx, organisationId: string, externalId: string | null): Promise<ClientSender | undefined> {
    const client = externalId === null ? null : await this.client(tx, organisationId, externalId);
    if (client === undefined) return undefined;
    const lineage: Lineage = client ? (await loadLineages(tx, organisationId, [client.id])).get(client.id)! : ALONE;
    const source = await firstRow<Pick<CascadeSource, 'branch' | 'organisation'>>(
      tx,
      `SELECT jsonb_build_object('name', b.name, 'email', b.email) AS branch,
              jsonb_build_object('name', o.name, 'functionalEmail', o.functional_email,
                                 'communicationEmail', o.communication_email) AS organisation
       FROM organisation o
       JOIN branch b ON b.organisation_id = o.id AND b.id = coalesce($2, o.main_branch_id)
       WHERE o.id = $1`,
      [organisationId, client?.branchId ?? null],
    );
    const { hit, steps } = walkCascade({ ...source!, manager: lineage.manager, group: lineage.group });
    return { steps, sender: hit && { name: hit.name, address: hit.address } };
  }

  private async client(
    tx: Tx,
    organisationId: string,
    externalId: string,
  ): Promise<{ id: string; branchId: string | null } | undefined> {
    if (!isStorable(externalId)) return undefined;
    return firstRow(
      tx,
      `SELECT id, branch_id AS "branchId" FROM client WHERE organisation_id = $1 AND external_id = $2`,
      [organisationId, externalId],
    );
  }
}
