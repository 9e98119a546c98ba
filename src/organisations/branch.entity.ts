import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostalInput } from '../common/postal/postal-address.js';

/** A location that owns messages (vestiging). */
@Entity('branch')
export class Branch {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  /** The branch's step in the sender cascade (Ed7). */
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) replyTo: string | null;
  @Column('uuid') printGroupId: string;
  @Column('jsonb', { nullable: true }) returnAddress: PostalInput | null;
}

/** Branches that print together (printgroep). */
@Entity('print_group')
export class PrintGroup {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
}
