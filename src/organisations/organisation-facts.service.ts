import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import type { Principal } from '../auth/principal.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import type { Confirmation } from './confirmation.js';

/** What an organisation says of itself. */
export interface OrganisationRecord {
  name: string;
  /** Of texts and letters where the client has none. */
  language: string;
  country: string;
  zone: string;
  /** E06, E09: a no-reply address goes here. */
  functionalEmail: string | null;
  /** E07: the last step of the cascade. */
  communicationEmail: string | null;
  /** Cd1: where no client says. */
  defaultConfirmation: Confirmation;
  supportContact: string | null;
}

/** What staff may change of it; where it stands and its clock are part of how it was founded. */
export type OrganisationChange = {
  [Field in Exclude<keyof OrganisationRecord, 'country' | 'zone'>]?: OrganisationRecord[Field] | undefined;
};

/** The organisation itself: its names and the addresses it sends from (E06, E07, E09). */
@Injectable()
export class OrganisationFacts {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: Audit,
  ) {}

  async read(tx: Tx, organisationId: string): Promise<OrganisationRecord> {
    return (await firstRow<OrganisationRecord>(
      tx,
      `SELECT name, language, country, zone, functional_email AS "functionalEmail",
              communication_email AS "communicationEmail", default_confirmation AS "defaultConfirmation",
              support_contact AS "supportContact"
       FROM organisation WHERE id = $1`,
      [organisationId],
    ))!;
  }

  /** Changes what is named, and leaves the rest. */
  async change(principal: Principal, change: OrganisationChange): Promise<OrganisationRecord> {
    return this.tenancy.within(principal.organisationId, (tx) => this.apply(tx, principal, change));
  }

  /** Until the end of the transaction nobody else changes it. */
  async hold(tx: Tx, organisationId: string): Promise<void> {
    await tx.query(`SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE`, [organisationId]);
  }

  /** The same within a transaction; two who change different fields at once both have their way. */
  async apply(tx: Tx, principal: Principal, change: OrganisationChange): Promise<OrganisationRecord> {
    const { organisationId } = principal;
    await this.hold(tx, organisationId);
    const fields = Object.keys(change).filter((field) => change[field as keyof OrganisationChange] !== undefined);
    const named = Object.fromEntries(fields.map((field) => [field, change[field as keyof OrganisationChange]]));
    const next = { ...(await this.read(tx, organisationId)), ...named };
    await tx.query(
      `UPDATE organisation SET name = $2, language = $3, functional_email = $4, communication_email = $5,
                default_confirmation = $6, support_contact = $7
         WHERE id = $1`,
      [
        organisationId,
        next.name,
        next.language,
        next.functionalEmail,
        next.communicationEmail,
        next.defaultConfirmation,
        next.supportContact,
      ],
    );
    await this.audit.record(tx, principal, { action: 'organisation.change', facts: { fields } });
    return next;
  }
}
