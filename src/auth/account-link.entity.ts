import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which somebody sets a password: it works once, and only its hash is kept (E02, B04). */
@Entity('account_link')
export class AccountLink {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') userId: string;
  @Column('bytea') secretHash: Buffer;
  @Column('text') purpose: 'welcome' | 'password';
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
