import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReasonCode } from '../common/reasons.js';
import type { Outcome, Trace } from './trace.js';

/** A number of requests that belong together, such as one night's reminders (L23). */
@Entity('run')
export class Run {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('timestamptz') startedAt: Date;
}

/** Who posted an event: a screen, an integration, or Bode itself. */
export type Origin = 'interactive' | 'integration' | 'system';

/** Something happened, or was asked for. `key` makes it idempotent. */
@Entity('event')
export class Event {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  /** SHA-256 of the request, to tell a replay from a reused key. */
  @Column('bytea') bodyHash: Buffer;
  @Column('uuid', { nullable: true }) runId: string | null;
  @Column('text') kind: string;
  @Column('text') origin: Origin;
  @Column('uuid', { nullable: true }) clientId: string | null;
  /** The user the event is about (selector `event-user`). */
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid', { nullable: true }) actorUserId: string | null;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('timestamptz') receivedAt: Date;
  /** When an event that Bode appended itself is to be decided; null once it was, and where that happened on arrival. */
  @Column('timestamptz', { nullable: true }) decideAt: Date | null;
}

/** The outcome of one event for one rule or direct request, with its trace. */
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') eventId: string;
  @Column('text') typeCode: string;
  @Column('uuid', { nullable: true }) clientId: string | null;
  /** Null: a direct request. */
  @Column('uuid', { nullable: true }) ruleId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('text') outcome: Outcome;
  @Column('text', { nullable: true }) reason: ReasonCode | null;
  @Column('jsonb') trace: Trace;
  @Column('timestamptz') decidedAt: Date;
}
