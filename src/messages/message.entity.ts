import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReasonCode } from '../common/reasons.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { MessageStatus } from './states.js';

/** Why a letter was made (L10: the fee depends on it). */
export type LetterCause = 'no-email' | 'preference' | 'default' | 'not-sent' | 'bounce' | 'resend';

/** One line: one addressee, one format (klantbericht). */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  /** What people call it by; counts up within the organisation, with gaps. */
  @Column('bigint') number: string;
  @Column('uuid') decisionId: string;
  /** The rule it came of; null where a system asked for it, and for mails of Bode's own. */
  @Column('uuid', { nullable: true }) ruleId: string | null;
  /** The kind of the event it came of (A06); null where a system asked for it. */
  @Column('text', { nullable: true }) eventKind: string | null;
  /** The client it is for. */
  @Column('uuid', { nullable: true }) clientId: string | null;
  /** The client it is about, where it is for somebody else: a user, or an address of our own house. */
  @Column('uuid', { nullable: true }) aboutClientId: string | null;
  @Column('uuid', { nullable: true }) userId: string | null;
  @Column('uuid') branchId: string;
  @Column('text') typeCode: string;
  /** Number of the first item it is about. */
  @Column('text', { nullable: true }) item: string | null;
  /** With `otherItems`, what a list says it is about (`LineTitle`). */
  @Column('text') title: string;
  @Column('integer') otherItems: number;
  /** The caller's own reference, by which a later request withdraws or supersedes it. */
  @Column('text', { nullable: true }) ref: string | null;
  /** 1 goes first, 9 last (L32). */
  @Column('smallint') priority: number;
  @Column('text') language: string;
  @Column('uuid', { nullable: true }) textVersionId: string | null;
  @Column('text') format: Format;
  @Column('text') status: MessageStatus;
  @Column('timestamptz') statusAt: Date;
  @Column('text', { nullable: true }) reason: ReasonCode | null;
  /** What fills the `{which}` of the reason's sentence. */
  @Column('text', { nullable: true }) reasonDetail: string | null;
  @Column('text') subject: string;
  /** Markdown, after Liquid: the source of both renderings. */
  @Column('text') body: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) validUntil: Date | null;
  /** The message that made this one irrelevant (L22). */
  @Column('uuid', { nullable: true }) supersededBy: string | null;

  @Column('text', { nullable: true }) toAddress: string | null;
  /** In lower case, as it is looked for (A05); the database makes it. */
  @Column({ type: 'text', collation: 'C', nullable: true, insert: false, update: false })
  toAddressKey: string | null;
  @Column('text', { nullable: true }) toDomain: string | null;
  /** Addresses to try after this one (L08). */
  @Column('text', { array: true }) nextAddresses: string[];
  @Column('text', { nullable: true }) fromName: string | null;
  @Column('text', { nullable: true }) fromAddress: string | null;
  @Column('text', { nullable: true }) replyTo: string | null;
  @Column('integer') attempts: number;
  @Column('timestamptz', { nullable: true }) firstAttemptAt: Date | null;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  @Column('uuid', { nullable: true }) leaseToken: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  /** The letter that followed this e-mail. */
  @Column('uuid', { nullable: true }) letterId: string | null;

  /** The e-mail this letter was made of. */
  @Column('uuid', { nullable: true }) replacesId: string | null;
  @Column('text', { nullable: true }) cause: LetterCause | null;
  /** Whether the client owes postage for this letter (L10). */
  @Column('boolean') fee: boolean;
  /** The staff action that made it, for undo (N15). */
  @Column('uuid', { nullable: true }) actionId: string | null;
  /** The address as printed, frozen when the batch was prepared. */
  @Column('jsonb', { nullable: true }) windowAddress: { lines: string[]; droppable: number[]; place: number } | null;
  @Column('uuid', { nullable: true }) batchId: string | null;
  @Column('integer', { nullable: true }) batchSequence: number | null;
  /** Withdrawn after its file was fetched: to be pulled from the pile. */
  @Column('timestamptz', { nullable: true }) pullRequestedAt: Date | null;
  @Column('timestamptz') retainUntil: Date;
}

/** One thing that happened to a message. Append-only. */
@Entity('message_event')
export class MessageEvent {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') messageId: string;
  @Column('timestamptz') at: Date;
  @Column('text') what: string;
  /** Null: Bode itself. */
  @Column('uuid', { nullable: true }) byUserId: string | null;
  @Column('text', { nullable: true }) reason: ReasonCode | null;
  @Column('jsonb') facts: Record<string, unknown>;
}
