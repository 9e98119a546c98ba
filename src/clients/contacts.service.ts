import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { isId, newId } from '../common/ids.js';
import { isStorable } from '../common/storable.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { readNameCursor, writeNameCursor } from './name-cursor.js';

/** A contact with the user it is linked to, if any (A20). */
export interface ContactRecord {
  id: string;
  /** Grows with each change. */
  revision: number;
  /** External id. */
  client: string;
  clientName: string;
  name: string;
  /** Empty: no role. */
  role: string;
  user: { id: string; name: string; email: string; active: boolean; receiveAsContact: boolean } | null;
}

export interface WantedContact {
  /** External id. */
  client: string;
  name: string;
  role: string;
  /** Id of a user. */
  user: string | null;
}

/** What is left out stays; `revision` is that of the contact as its author saw it. */
export type ContactChange = { revision: number } & {
  [Field in keyof WantedContact]?: WantedContact[Field] | undefined;
};

export type ContactResult =
  | { ok: true; contact: ContactRecord }
  | { ok: false; code: 'NOT_FOUND' | 'CONFLICT' }
  | { ok: false; code: 'UNKNOWN_CLIENT' | 'UNKNOWN_USER'; errors: FieldProblem[] };

const RECORD = `
  k.id, k.revision, c.external_id AS client, c.name AS "clientName", k.name, k.role,
  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'active', u.active,
    'receiveAsContact', u.receive_as_contact) END AS user`;

const JOINS = `
  JOIN client c ON c.organisation_id = k.organisation_id AND c.id = k.client_id
  LEFT JOIN user_account u ON u.organisation_id = k.organisation_id AND u.id = k.user_id`;

/** Persons at clients; mails reach them through the user they are linked to (A11, A13, A18–A20). */
@Injectable()
export class Contacts {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(tx: Tx, organisationId: string, id: string): Promise<ContactRecord | undefined> {
    if (!isId(id)) return undefined;
    return firstRow<ContactRecord>(
      tx,
      `SELECT ${RECORD} FROM contact k ${JOINS} WHERE k.organisation_id = $1 AND k.id = $2`,
      [organisationId, id],
    );
  }

  /** All contacts by name, or those that stand at one client, page by page. */
  async page(
    tx: Tx,
    organisationId: string,
    { client, cursor, limit }: { client?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<{ items: ContactRecord[]; next: string | null }> {
    const after = readNameCursor(cursor);
    if (after === null || (client !== undefined && !isStorable(client))) return { items: [], next: null };
    const found = await rows<ContactRecord>(
      tx,
      `SELECT ${RECORD} FROM (
         SELECT * FROM contact
         WHERE organisation_id = $1 AND ($2::text IS NULL OR client_id =
                 (SELECT id FROM client WHERE organisation_id = $1 AND external_id = $2))
           AND (name, id) > ($3, $4::uuid)
         ORDER BY name, id LIMIT $5) k ${JOINS}
       ORDER BY k.name, k.id`,
      [organisationId, client ?? null, after.name, after.id, limit + 1],
    );
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? writeNameCursor(items.at(-1)!) : null };
  }

  async create(principal: Principal, wanted: WantedContact): Promise<ContactResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const found = await this.references(tx, organisationId, wanted);
      if (!found.ok) return found;
      const id = newId();
      await tx.query(
        `INSERT INTO contact (organisation_id, id, client_id, name, role, user_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [organisationId, id, found.clientId, wanted.name, wanted.role, wanted.user, this.clock.now()],
      );
      await this.audit.record(tx, principal, { action: 'contacts.create', target: id });
      return { ok: true, contact: (await this.find(tx, organisationId, id))! };
    });
  }

  /** Changes what is named, of the contact as its author saw it. */
  async change(principal: Principal, id: string, { revision, ...change }: ContactChange): Promise<ContactResult> {
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const current = await this.find(tx, organisationId, id);
      if (!current) return { ok: false, code: 'NOT_FOUND' };
      if (current.revision !== revision) return { ok: false, code: 'CONFLICT' };
      const { client = current.client, name = current.name, role = current.role } = change;
      const user = change.user === undefined ? (current.user?.id ?? null) : change.user;
      const found = await this.references(tx, organisationId, { client, user });
      if (!found.ok) return found;
      const updated = await rows(
        tx,
        `UPDATE contact SET client_id = $4, name = $5, role = $6, user_id = $7, revision = revision + 1
         WHERE organisation_id = $1 AND id = $2 AND revision = $3 RETURNING id`,
        [organisationId, id, revision, found.clientId, name, role, user],
      );
      if (updated.length === 0) return { ok: false, code: 'CONFLICT' };
      const fields = Object.keys(change).filter((field) => change[field as keyof typeof change] !== undefined);
      await this.audit.record(tx, principal, { action: 'contacts.change', target: id, facts: { fields } });
      return { ok: true, contact: (await this.find(tx, organisationId, id))! };
    });
  }

  /**
   * Links the contact to a user that was made for it (A13).
   *
   * @returns null where nothing was done: there is no such contact any more, or it has another user meanwhile
   */
  async linkTo(principal: Principal, id: string, user: string): Promise<ContactRecord | null> {
    const { organisationId } = principal;
    const current = await this.tenancy.within(organisationId, (tx) => this.find(tx, organisationId, id));
    if (!current || current.user) return null;
    const result = await this.change(principal, id, { revision: current.revision, user });
    return result.ok ? result.contact : null;
  }

  /** @returns false where there is none */
  async remove(principal: Principal, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const removed = await rows(tx, `DELETE FROM contact WHERE organisation_id = $1 AND id = $2 RETURNING id`, [
        organisationId,
        id,
      ]);
      if (removed.length === 0) return false;
      await this.audit.record(tx, principal, { action: 'contacts.remove', target: id });
      return true;
    });
  }

  private async references(
    tx: Tx,
    organisationId: string,
    { client, user }: Pick<WantedContact, 'client' | 'user'>,
  ): Promise<{ ok: true; clientId: string } | Extract<ContactResult, { errors: FieldProblem[] }>> {
    const known = await firstRow<{ id: string }>(
      tx,
      `SELECT id FROM client WHERE organisation_id = $1 AND external_id = $2`,
      [organisationId, client],
    );
    if (!known) return { ok: false, code: 'UNKNOWN_CLIENT', errors: [fieldProblem('client', 'UNKNOWN_CLIENT')] };
    if (user === null) return { ok: true, clientId: known.id };
    const linked = await firstRow(tx, `SELECT FROM user_account WHERE organisation_id = $1 AND id = $2`, [
      organisationId,
      user,
    ]);
    if (linked) return { ok: true, clientId: known.id };
    return { ok: false, code: 'UNKNOWN_USER', errors: [fieldProblem('user', 'UNKNOWN_USER')] };
  }
}
