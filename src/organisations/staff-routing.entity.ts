import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which staff get the mails of a type (E18–E22): those chosen, or whoever the cascade finds. */
@Entity('staff_routing')
export class StaffRouting {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') typeCode: string;
  @Column('text') mode: 'cascade' | 'personalised';
  @Column('uuid', { array: true }) userIds: string[];
}
