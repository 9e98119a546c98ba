import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A user may see a client and all below it (C04, C05). */
@Entity('client_access')
export class ClientAccess {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') userId: string;
  @PrimaryColumn('uuid') clientId: string;
  /** C13: the notice types whose approval mails this user may get here, such as `placement` or `reminder`. */
  @Column('text', { array: true }) approvalNotices: string[];
}
