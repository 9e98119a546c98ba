import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Since when the mail relay takes nothing; no row while it works. */
@Entity('mail_relay')
export class MailRelay {
  @PrimaryColumn('boolean') onlyRow: boolean;
  @Column('timestamptz') failingSince: Date;
  /** Its last words, or what became of the connection. */
  @Column('text') reply: string;
}
