import { Injectable } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import type { PostalInput } from '../common/postal/postal-address.js';
import { isStorable } from '../common/storable.js';
import type { Confirmation } from '../organisations/confirmation.js';
import { firstRow, rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { judgeAddresses, type JudgedAddresses } from './address-judgement.js';
import type { ClientFlag } from './client.entity.js';
import { visibleTo } from './client-visibility.js';
import type { Corrections } from './corrections.js';

/** One client as it is known. */
export interface ClientRecord {
  id: string;
  externalId: string;
  cardNumbers: string[];
  /** External id of the client above it. */
  parent: string | null;
  parentName: string | null;
  kind: string;
  name: string;
  /** ISO date. */
  birthDate: string | null;
  salutation: string | null;
  language: string | null;
  emails: string[];
  postal: PostalInput | null;
  flags: ClientFlag[];
  branchCode: string | null;
  branchName: string | null;
  /** Name of its client group. */
  group: string | null;
  /** Id of its manager (E04). */
  manager: string | null;
  /** Null asks the client above, then the organisation (Cd1). */
  confirmation: Confirmation | null;
  corrections: Corrections;
  /** Shown to whoever edits, and given back with the change: another by then is a conflict. */
  updatedAt: Date;
}

/** What the client's page shows beside it. */
export interface ClientDetail extends ClientRecord {
  addresses: JudgedAddresses;
  /** Names of who corrected each field last (L21). */
  correctedBy: { emails: string | null; postal: string | null };
  /** What addresses are judged by. */
  home: { country: string; language: string };
}

const RECORD = `
  c.id, c.external_id AS "externalId", c.card_numbers AS "cardNumbers", p.external_id AS parent, p.name AS "parentName",
  c.kind, c.name,
  c.birth_date::text AS "birthDate", c.salutation, c.language, c.emails, c.postal, c.flags, b.code AS "branchCode",
  b.name AS "branchName", g.name AS "group", c.manager_user_id AS manager, c.confirmation, c.corrections, c.updated_at AS "updatedAt"`;

const JOINS = `
  LEFT JOIN client p ON p.organisation_id = c.organisation_id AND p.id = c.parent_id
  LEFT JOIN branch b ON b.organisation_id = c.organisation_id AND b.id = c.branch_id
  LEFT JOIN client_group g ON g.organisation_id = c.organisation_id AND g.id = c.group_id`;

/** Reads clients, of those the caller may see (L28). */
@Injectable()
export class ClientDetails {
  /** Undefined also where there is one that the caller may not see. */
  async find(tx: Tx, principal: Principal, externalId: string): Promise<ClientDetail | undefined> {
    if (!isStorable(externalId)) return undefined;
    const parameters: unknown[] = [principal.organisationId, externalId];
    const row = await firstRow<Omit<ClientDetail, 'addresses'>>(
      tx,
      `SELECT ${RECORD}, jsonb_build_object('country', o.country, 'language', o.language) AS home,
              jsonb_build_object('emails', ue.name, 'postal', up.name) AS "correctedBy"
       FROM client c ${JOINS}
       JOIN organisation o ON o.id = c.organisation_id
       -- Each by itself (OFFSET 0): joined freely, the planner may read every user.
       LEFT JOIN LATERAL (
         SELECT name FROM user_account
         WHERE organisation_id = $1 AND id = (c.corrections->'emails'->>'byUserId')::uuid OFFSET 0) ue ON true
       LEFT JOIN LATERAL (
         SELECT name FROM user_account
         WHERE organisation_id = $1 AND id = (c.corrections->'postal'->>'byUserId')::uuid OFFSET 0) up ON true
       WHERE c.organisation_id = $1 AND c.external_id = $2 AND ${visibleTo(principal, parameters)}`,
      parameters,
    );
    return row && { ...row, addresses: judgeAddresses(row, row.home) };
  }

  /** All clients, by external id, page by page. */
  async page(
    tx: Tx,
    principal: Principal,
    { cursor = '', limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: ClientRecord[]; next: string | null }> {
    const parameters: unknown[] = [principal.organisationId, cursor];
    const visible = visibleTo(principal, parameters);
    const found = await rows<ClientRecord>(
      tx,
      `SELECT ${RECORD} FROM (
         SELECT * FROM client c WHERE c.organisation_id = $1 AND c.external_id > $2 AND ${visible}
         ORDER BY c.external_id LIMIT ${limit + 1}) c ${JOINS}
       ORDER BY c.external_id`,
      parameters,
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.externalId : null };
  }

  /** The same clients in the order of their ids. */
  async byIds(tx: Tx, principal: Principal, ids: readonly string[]): Promise<ClientRecord[]> {
    return rows<ClientRecord>(
      tx,
      // Each by itself (OFFSET 0): a planner without figures would read all clients.
      `SELECT ${RECORD} FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, place)
       CROSS JOIN LATERAL (SELECT * FROM client WHERE organisation_id = $1 AND id = asked.id OFFSET 0) c ${JOINS}
       ORDER BY asked.place`,
      [principal.organisationId, ids],
    );
  }
}
