import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { ClientDetails } from '../clients/client-details.service.js';
import type { ReasonCode } from '../common/reasons.js';
import { rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import type { Format } from './message-type.entity.js';

/** What a client may choose for one type, and did (L02). */
export interface ClientWish {
  type: string;
  /** By language of the pages. */
  names: Record<string, string>;
  formats: Format[];
  defaultFormat: Format;
  /** Null: the type's default. A wish that the type no longer allows stays, and has no effect. */
  format: Format | null;
}

export type WishResult =
  | { ok: true; wish: ClientWish }
  | { ok: false; code: Extract<ReasonCode, 'NOT_FOUND' | 'UNKNOWN_TYPE' | 'FORMAT_NOT_ALLOWED'> };

/** In which of a type's formats a client likes to get it (L02). Not getting it at all is no format. */
@Injectable()
export class Preferences {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly clients: ClientDetails,
    private readonly audit: Audit,
  ) {}

  /** One row for each type that goes to clients. */
  async list(tx: Tx, organisationId: string, clientId: string): Promise<ClientWish[]> {
    return rows<ClientWish>(
      tx,
      `SELECT t.code AS type, t.names, t.formats, t.default_format AS "defaultFormat", p.format
       FROM message_type t
       LEFT JOIN client_preference p
         ON p.organisation_id = t.organisation_id AND p.type_code = t.code AND p.client_id = $2
       WHERE t.organisation_id = $1 AND t.audience = 'client' AND NOT t.system ORDER BY t.code`,
      [organisationId, clientId],
    );
  }

  /** @returns undefined where there is no such client that the caller may see */
  async ofClient(principal: Principal, externalId: string): Promise<ClientWish[] | undefined> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const client = await this.clients.find(tx, principal, externalId);
      return client && this.list(tx, principal.organisationId, client.id);
    });
  }

  /** @param format null takes the wish back: the type's default holds again */
  async set(principal: Principal, externalId: string, type: string, format: Format | null): Promise<WishResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const client = await this.clients.find(tx, principal, externalId);
      if (!client) return { ok: false, code: 'NOT_FOUND' };
      const wishes = await this.list(tx, organisationId, client.id);
      const wish = wishes.find((row) => row.type === type);
      if (!wish) return { ok: false, code: 'UNKNOWN_TYPE' };
      if (format !== null && !wish.formats.includes(format)) return { ok: false, code: 'FORMAT_NOT_ALLOWED' };
      if (wish.format !== format) {
        await write(tx, organisationId, client.id, type, format);
        const facts = { type, format };
        await this.audit.record(tx, principal, { action: 'clients.preference', target: client.id, facts });
      }
      return { ok: true, wish: { ...wish, format } };
    });
  }
}

async function write(
  tx: Tx,
  organisationId: string,
  clientId: string,
  type: string,
  format: Format | null,
): Promise<void> {
  if (format === null) {
    await tx.query(`DELETE FROM client_preference WHERE organisation_id = $1 AND client_id = $2 AND type_code = $3`, [
      organisationId,
      clientId,
      type,
    ]);
    return;
  }
  await tx.query(
    `INSERT INTO client_preference (organisation_id, client_id, type_code, format) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organisation_id, client_id, type_code) DO UPDATE SET format = excluded.format`,
    [organisationId, clientId, type, format],
  );
}
