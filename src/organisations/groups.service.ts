import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { isId, newId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { retryWhereMet } from '../database/retry.js';
import { firstRow, rows } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';

/** A client group as the API and the pages show it. */
export interface GroupRecord {
  id: string;
  /** Grows with each change. */
  revision: number;
  name: string;
  email: string | null;
  /** How many clients are in it. */
  clients: number;
}

/** What is left out stays; `revision` is that of the group as its author saw it. */
export type GroupChange = { revision: number; name?: string | undefined; email?: string | null | undefined };

export type GroupResult = { ok: true; group: GroupRecord } | ({ ok: false } & Refusal);

const RECORD = `
  g.id, g.revision, g.name, g.email,
  (SELECT count(*) FROM client c WHERE c.organisation_id = g.organisation_id AND c.group_id = g.id)::int AS clients`;

/** Client groups (klantgroepen): each may have an address of its own, from which its clients' mails go (E05, E08). */
@Injectable()
export class Groups {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
  ) {}

  /** All of them, by name. */
  async list(tx: Tx, organisationId: string): Promise<GroupRecord[]> {
    return rows<GroupRecord>(tx, `SELECT ${RECORD} FROM client_group g WHERE g.organisation_id = $1 ORDER BY g.name`, [
      organisationId,
    ]);
  }

  async find(tx: Tx, organisationId: string, id: string): Promise<GroupRecord | undefined> {
    if (!isId(id)) return undefined;
    return firstRow<GroupRecord>(
      tx,
      `SELECT ${RECORD} FROM client_group g WHERE g.organisation_id = $1 AND g.id = $2`,
      [organisationId, id],
    );
  }

  /** The same without its clients counted. */
  async exists(tx: Tx, organisationId: string, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const found = await firstRow(tx, `SELECT FROM client_group WHERE organisation_id = $1 AND id = $2`, [
      organisationId,
      id,
    ]);
    return found !== undefined;
  }

  async create(principal: Principal, { name, email }: { name: string; email: string | null }): Promise<GroupResult> {
    const id = newId();
    return this.inOne(principal, async (tx, organisationId) => {
      if (await this.isTaken(tx, organisationId, name, id)) return { ok: false, code: 'NAME_IN_USE' };
      await tx.query(`INSERT INTO client_group (organisation_id, id, name, email) VALUES ($1, $2, $3, $4)`, [
        organisationId,
        id,
        name,
        email,
      ]);
      await this.audit.record(tx, principal, { action: 'groups.create', target: id });
      return this.found(tx, organisationId, id);
    });
  }

  /** Changes what is named, of the group as its author saw it. */
  async change(principal: Principal, id: string, { revision, ...change }: GroupChange): Promise<GroupResult> {
    return this.inOne(principal, async (tx, organisationId) => {
      const current = await this.find(tx, organisationId, id);
      if (!current) return { ok: false, code: 'NOT_FOUND' };
      if (current.revision !== revision) return { ok: false, code: 'CONFLICT' };
      const { name = current.name, email = current.email } = change;
      if (await this.isTaken(tx, organisationId, name, id)) return { ok: false, code: 'NAME_IN_USE' };
      const updated = await rows(
        tx,
        `UPDATE client_group SET name = $4, email = $5, revision = revision + 1
         WHERE organisation_id = $1 AND id = $2 AND revision = $3 RETURNING id`,
        [organisationId, id, revision, name, email],
      );
      if (updated.length === 0) return { ok: false, code: 'CONFLICT' };
      const fields = Object.keys(change).filter((field) => change[field as keyof typeof change] !== undefined);
      await this.audit.record(tx, principal, { action: 'groups.change', target: id, facts: { fields } });
      return this.found(tx, organisationId, id);
    });
  }

  /** Removes a group that no client is in any more. */
  async remove(principal: Principal, id: string): Promise<{ ok: true } | ({ ok: false } & Refusal)> {
    return this.inOne(principal, async (tx, organisationId) => {
      const group = await this.find(tx, organisationId, id);
      if (!group) return { ok: false, code: 'NOT_FOUND' };
      if (group.clients > 0) return { ok: false, code: 'GROUP_IN_USE' };
      await tx.query(`DELETE FROM client_group WHERE organisation_id = $1 AND id = $2`, [organisationId, id]);
      await this.audit.record(tx, principal, { action: 'groups.remove', target: id });
      return { ok: true };
    });
  }

  /** Begun again where another one took the name, or put a client into the group, at the same moment. */
  private inOne<Result>(
    { organisationId }: Principal,
    work: (tx: Tx, organisationId: string) => Promise<Result>,
  ): Promise<Result> {
    return retryWhereMet(() => this.tenancy.within(organisationId, (tx) => work(tx, organisationId)));
  }

  private async isTaken(tx: Tx, organisationId: string, name: string, id: string): Promise<boolean> {
    const other = await firstRow(tx, `SELECT FROM client_group WHERE organisation_id = $1 AND name = $2 AND id <> $3`, [
      organisationId,
      name,
      id,
    ]);
    return other !== undefined;
  }

  private async found(tx: Tx, organisationId: string, id: string): Promise<GroupResult> {
    return { ok: true, group: (await this.find(tx, organisationId, id))! };
  }
}
