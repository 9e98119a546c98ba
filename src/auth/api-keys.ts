import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { Tenancy } from '../database/tenancy.js';
import type { Scope } from './permissions.js';

export interface FoundKey {
  id: string;
  organisationId: string;
  name: string;
  scopes: Scope[];
}

/** Keys of an organisation's systems. A plain hash will do: unlike a password, a secret of 32 random bytes can't be guessed. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes a key.
   *
   * @param given.secret only for the demo's `demo-key`, which is in the documentation (design §8)
   * @returns the secret, which can't be shown again
   */
  async create(
    organisationId: string,
    given: { name: string; scopes: readonly Scope[]; secret?: string },
  ): Promise<{ id: string; secret: string }> {
    const { id, secret, secretHash } = newApiKey(given.secret);
    await this.tenancy.globalQuery(
      `INSERT INTO api_key (id, organisation_id, name, secret_hash, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, organisationId, given.name, secretHash, given.scopes, this.clock.now()],
    );
    return { id, secret };
  }

  /** The key with this secret, unless it was revoked. Asked of the database each time, so that revoking works at once. */
  async find(secret: string): Promise<FoundKey | undefined> {
    const [key] = await this.tenancy.globalQuery<FoundKey>(
      `SELECT id, organisation_id AS "organisationId", name, scopes FROM api_key
       WHERE secret_hash = $1 AND revoked_at IS NULL`,
      [hashOf(secret)],
    );
    return key;
  }
}

/** A key about to be stored, which is done with its hash; the secret is the caller's to show, once. */
export function newApiKey(secret = `bode_${randomBytes(32).toString('base64url')}`) {
  return { id: newId(), secret, secretHash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
