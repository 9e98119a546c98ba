import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Condition } from './condition.js';

/** Trigger, conditions and recipients → a message type (A03). */
@Entity('rule')
export class Rule {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') typeCode: string;
  @Column('text') triggerKind: string;
  /** Null: any case, or none. */
  @Column('text', { nullable: true }) triggerCaseType: string | null;
  @Column('jsonb') conditions: Condition[];
  /** Selectors, in order (A10). */
  @Column('text', { array: true }) recipients: string[];
  /** Days to wait after the event; null: at once. */
  @Column('integer', { nullable: true }) delayDays: number | null;
  /** The hour of that day, in the organisation's zone. */
  @Column('integer', { nullable: true }) delayHour: number | null;
  @Column('boolean') active: boolean;
  /** `all`: belongs to every client; `assigned`: to those it is assigned to. */
  @Column('text') scope: 'all' | 'assigned';
  @Column('timestamptz') createdAt: Date;
  @Column('integer') revision: number;
}

/** A bundle of rules (A21: a subscription). */
@Entity('rule_set')
export class RuleSet {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('timestamptz') createdAt: Date;
}

@Entity('rule_set_item')
export class RuleSetItem {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') ruleSetId: string;
  @PrimaryColumn('uuid') ruleId: string;
}

/** A rule or a bundle of them, for a client and all below it, from a day on (A24, A25, A31). */
@Entity('assignment')
export class Assignment {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') clientId: string;
  @Column('uuid', { nullable: true }) ruleId: string | null;
  @Column('uuid', { nullable: true }) ruleSetId: string | null;
  /** ISO date. */
  @Column('date') startsOn: string;
  /** ISO date of the last day, included. */
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('timestamptz') createdAt: Date;
}
