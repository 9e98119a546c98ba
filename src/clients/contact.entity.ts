import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person at a client; mails reach it through the user it is linked to (A11–A13). */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') clientId: string;
  @Column('text') name: string;
  /** Such as "hr" or "financien"; the selector `contact:<role>` asks for it. Empty: no role. */
  @Column('text') role: string;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('integer') revision: number;
  @Column('timestamptz') createdAt: Date;
}
