import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The next number of a sequence of one organisation. */
@Entity('counter')
export class Counter {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') name: string;
  @Column('bigint') next: string;
}
