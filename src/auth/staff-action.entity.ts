import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Audit: who did what to what, when, from where. Append-only. */
@Entity('staff_action')
export class StaffAction {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('uuid', { nullable: true }) apiKeyId: string | null;
  @Column('text') action: string;
  /** Id of what it was done to; null where the action names several in its facts. */
  @Column('text', { nullable: true }) target: string | null;
  @Column('jsonb') facts: Record<string, unknown>;
  @Column('inet', { nullable: true }) address: string | null;
  /** The action this one undoes; each can be undone once. */
  @Column('uuid', { nullable: true }) undoes: string | null;
}
