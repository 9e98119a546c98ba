import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { isId } from '../common/ids.js';
import { rows } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import { newApiKey } from './api-keys.js';
import { Audit } from './audit.js';
import { SCOPE_PERMISSIONS, type Scope } from './permissions.js';
import type { Principal } from './principal.js';

/** A key as it is listed; its secret is kept by nobody. */
export interface ApiKeyRecord {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: Date;
  /** Null: it works. */
  revokedAt: Date | null;
}

export type ApiKeyResult = { ok: true; key: ApiKeyRecord; secret: string } | { ok: false; code: 'NOT_ALLOWED' };

const RECORD = `id, name, scopes, created_at AS "createdAt", revoked_at AS "revokedAt"`;

/** What administrators do with the keys of their systems (L20): see which there are, make one, take one back. */
@Injectable()
export class ApiKeyCare {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest first, those that were revoked among them. */
  async list(organisationId: string): Promise<ApiKeyRecord[]> {
    return this.tenancy.globalQuery(
      `SELECT ${RECORD} FROM api_key WHERE organisation_id = $1 ORDER BY created_at DESC, id DESC`,
      [organisationId],
    );
  }

  /**
   * Makes a key. Nobody gives a key more than he may himself: else a key with `config` could make one with everything.
   *
   * @returns the secret too, which can't be shown again
   */
  async create(principal: Principal, given: { name: string; scopes: readonly Scope[] }): Promise<ApiKeyResult> {
    const { organisationId, permissions } = principal;
    const wanted = given.scopes.flatMap((scope) => SCOPE_PERMISSIONS[scope]);
    if (!wanted.every((permission) => permissions.has(permission))) return { ok: false, code: 'NOT_ALLOWED' };
    const scopes = [...new Set(given.scopes)];
    const { id, secret, secretHash } = newApiKey();
    return this.tenancy.within(organisationId, async (tx) => {
      const [key] = await rows<ApiKeyRecord>(
        tx,
        `INSERT INTO api_key (id, organisation_id, name, secret_hash, scopes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${RECORD}`,
        [id, organisationId, given.name, secretHash, scopes, this.clock.now()],
      );
      await this.audit.record(tx, principal, { action: 'api-keys.create', target: id, facts: { scopes } });
      return { ok: true, key: key!, secret };
    });
  }

  /** From now on it opens nothing. @returns false where there is none that still works */
  async revoke(principal: Principal, id: string): Promise<boolean> {
    if (!isId(id)) return false;
    const { organisationId } = principal;
    return this.tenancy.within(organisationId, async (tx) => {
      const revoked = await rows(
        tx,
        `UPDATE api_key SET revoked_at = $3 WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
        [organisationId, id, this.clock.now()],
      );
      if (revoked.length === 0) return false;
      await this.audit.record(tx, principal, { action: 'api-keys.revoke', target: id });
      return true;
    });
  }
}
