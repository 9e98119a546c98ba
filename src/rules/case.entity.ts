import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlanSource } from './plan-source.js';

/** Something open on a client that messages follow. */
@Entity('case_file')
export class CaseFile {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  /** The case's name in the system that owns it. */
  @Column('text') externalId: string;
  @Column('uuid') clientId: string;
  @Column('text') type: string;
  /** ISO date: the first day of the case. */
  @Column('date') startDate: string;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  /** Role → id of a user (A10). */
  @Column('jsonb') roles: Record<string, string>;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('timestamptz') createdAt: Date;
}

/** One of the rules that hold for a case, fixed when it opened or when somebody applied an assignment to it (Ad2). */
@Entity('case_plan')
export class CasePlan {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('uuid') ruleId: string;
  @Column('jsonb') source: PlanSource;
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
}
