import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A group of clients with an address of its own, from which its mails go (E05). A client is in one group at most. */
@Entity('client_group')
export class ClientGroup {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('integer') revision: number;
}
