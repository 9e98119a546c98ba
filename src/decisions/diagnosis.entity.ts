import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A run of one of the decision procedures (N03): what it was asked, what each step saw, and how it ended. */
@Entity('diagnosis')
export class Diagnosis {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') procedure: 'A' | 'B' | 'C' | 'D' | 'E';
  @Column('jsonb') input: Record<string, unknown>;
  @Column('jsonb') steps: unknown[];
  /** Null once there is an outcome. */
  @Column('jsonb', { nullable: true }) question: Record<string, unknown> | null;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('uuid', { nullable: true }) clientId: string | null;
  @Column('uuid', { nullable: true }) startedBy: string | null;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') updatedAt: Date;
  /** Two people who answer at the same time: the second is told. */
  @Column('integer') revision: number;
}
