import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReasonCode } from '../common/reasons.js';
import type { DiagnosisInput, Procedure } from './diagnosis/diagnosis-input.js';
import type { Ending } from './diagnosis/ending.js';
import type { Question } from './diagnosis/node.js';
import type { Step } from './diagnosis/step.js';

/** A run of one of the decision procedures (N03): what it was asked, what each step saw, and how it ended. */
@Entity('diagnosis')
export class Diagnosis {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') procedure: Procedure;
  @Column('jsonb') input: DiagnosisInput;
  @Column('jsonb') steps: Step[];
  /** Null once there is an outcome. */
  @Column('jsonb', { nullable: true }) question: Question | null;
  @Column('text', { nullable: true }) outcome: ReasonCode | null;
  @Column('jsonb', { nullable: true }) ending: Omit<Ending, 'code'> | null;
  @Column('uuid', { nullable: true }) clientId: string | null;
  @Column('uuid', { nullable: true }) startedBy: string | null;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') updatedAt: Date;
  /** Two people who answer at the same time: the second is told. */
  @Column('integer') revision: number;
}
