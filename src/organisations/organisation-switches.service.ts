import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';

/** What an organisation has set, with the defaults filled in. */
export interface Settings {
  /** Dd5: whatever could not be sent waits for Resend, whatever the types say, as in Wise. */
  asInWise: boolean;
  /** Cd3: users of other clients with access may be catch-all too. */
  foreignCatchAll: boolean;
}

/** The switches of a whole organisation. */
@Injectable()
export class OrganisationSwitches {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
  ) {}

  async read(tx: Tx, organisationId: string): Promise<Settings> {
    const row = await firstRow<Settings>(
      tx,
      `SELECT coalesce((settings->>'asInWise')::boolean, false) AS "asInWise",
              coalesce((settings->>'foreignCatchAll')::boolean, false) AS "foreignCatchAll"
       FROM organisation WHERE id = $1`,
      [organisationId],
    );
    return row!;
  }

  /** Changes what is named, and leaves the rest. */
  async change(principal: Principal, change: { [Switch in keyof Settings]?: boolean | undefined }): Promise<Settings> {
    return this.tenancy.within(principal.organisationId, (tx) => this.apply(tx, principal, change));
  }

  /** The same within a transaction. */
  async apply(
    tx: Tx,
    principal: Principal,
    change: { [Switch in keyof Settings]?: boolean | undefined },
  ): Promise<Settings> {
    const { organisationId } = principal;
    await tx.query(`UPDATE organisation SET settings = settings || $2 WHERE id = $1`, [organisationId, change]);
    await this.audit.record(tx, principal, { action: 'settings.change', facts: { ...change } });
    return this.read(tx, organisationId);
  }
}
