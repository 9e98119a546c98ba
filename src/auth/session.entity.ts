import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed-in browser. Only a hash of the cookie's token is kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('bytea') tokenHash: Buffer;
  @Column('uuid') organisationId: string;
  @Column('uuid') userId: string;
  @Column('text') csrfToken: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') seenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  /** What the next page says on top, once. */
  @Column('jsonb', { nullable: true }) flash: unknown;
}
