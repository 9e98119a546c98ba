import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostalInput } from '../common/postal/postal-address.js';
import type { Corrections } from './corrections.js';

/** L26: nothing goes out to a client with one of these; staff can overrule for a letter. */
export const CLIENT_FLAGS = ['deceased', 'do-not-contact', 'moved'] as const;
export type ClientFlag = (typeof CLIENT_FLAGS)[number];

/** Who messages are about: a borrower, a file, a customer… One tree; `kind` is only a label. */
@Entity('client')
export class Client {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  /** The client's name in the system that owns it. */
  @Column('text') externalId: string;
  @Column('text', { array: true }) cardNumbers: string[];
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('text') kind: string;
  @Column('text') name: string;
  /** ISO date. */
  @Column('date', { nullable: true }) birthDate: string | null;
  @Column('text', { nullable: true }) salutation: string | null;
  @Column('text', { nullable: true }) language: string | null;
  /** In order of preference, as given: judged by the address check, not on arrival. */
  @Column('text', { array: true }) emails: string[];
  @Column('jsonb', { nullable: true }) postal: PostalInput | null;
  @Column('text', { array: true }) flags: ClientFlag[];
  @Column('uuid', { nullable: true }) branchId: string | null;
  @Column('uuid', { nullable: true }) groupId: string | null;
  /** E04: the dossier manager. */
  @Column('uuid', { nullable: true }) managerUserId: string | null;
  /** How approval is confirmed; null asks the nearest client above that says, then the organisation (Cd1). */
  @Column('text', { nullable: true }) confirmation: 'none' | 'pin' | 'sms' | null;
  /** L21: what staff corrected here, and what the source had sent. */
  @Column('jsonb') corrections: Corrections;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
}

/** A word or number that a client can be found by (L24). */
@Entity('client_key')
export class ClientKey {
  @PrimaryColumn('uuid') organisationId: string;
  /** Street, number, postcode or town, and nothing else of the client: shared with others, so it counts less. */
  @PrimaryColumn('boolean') ofAddress: boolean;
  @PrimaryColumn('text', { collation: 'C' }) key: string;
  @PrimaryColumn('uuid') clientId: string;
}

/** A client's wish for one of the formats a type allows (L02). */
@Entity('client_preference')
export class ClientPreference {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') clientId: string;
  @PrimaryColumn('text') typeCode: string;
  @Column('text') format: 'email' | 'letter';
}
