import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostalInput } from '../common/postal/postal-address.js';

/** A tenant: a library organisation, an office. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  /** Short number for return paths (VERP). */
  @Column({ type: 'bigint', insert: false, update: false }) no: string;
  @Column('text') name: string;
  /** Language of texts and letters where the client has none. */
  @Column('text') language: string;
  /** ISO 3166 alpha-2: no country line and no prefix in addresses of this country. */
  @Column('text') country: string;
  /** IANA time zone of pages and letters. */
  @Column('text') zone: string;
  @Column('text', { nullable: true }) communicationEmail: string | null;
  @Column('text', { nullable: true }) functionalEmail: string | null;
  /** Code of the envelope profile its letters are laid out for. */
  @Column('text') envelopeProfile: string;
  @Column('jsonb') returnAddress: PostalInput;
  @Column('text', { nullable: true }) supportContact: string | null;
  @Column('uuid', { nullable: true }) mainBranchId: string | null;
  /** Cd1: how approval is confirmed where no client says. */
  @Column('text') defaultConfirmation: 'none' | 'pin' | 'sms';
  @Column('jsonb') settings: OrganisationSettings;
  @Column('timestamptz') createdAt: Date;
}

/** What an organisation may set; absent means the default. */
export interface OrganisationSettings {
  /** Dd5: staff resend everything themselves, whatever the types say. */
  asInWise?: boolean;
  /** Letters are printed on both sides. */
  duplex?: boolean;
  /** Cd3: users of other clients with access may be catch-all too. */
  foreignCatchAll?: boolean;
}
