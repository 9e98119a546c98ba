import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkKind } from './due-work.js';

/** Where work is due: one row per organisation and kind, no personal data (design §2). */
@Entity('due_work')
export class DueWork {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') kind: WorkKind;
  @Column('timestamptz') nextDueAt: Date;
}
