import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Format = 'email' | 'letter';

/** A kind of message (berichtsoort) with its preference (berichtvoorkeur): formats, and what follows a failure. */
@Entity('message_type')
export class MessageType {
  @PrimaryColumn('uuid') organisationId: string;
  /** Three characters; the first is the class (L01). */
  @PrimaryColumn('text') code: string;
  /** Name by language of the pages. */
  @Column('jsonb') names: Record<string, string>;
  /** C07: which of a user's ticks is read; without one it matches none, and lands at catch-all (Cd4). */
  @Column('text', { nullable: true }) module: string | null;
  /** C13: which approval right is read, such as `placement`. */
  @Column('text', { nullable: true }) noticeType: string | null;
  @Column('text') audience: 'client' | 'staff';
  @Column('boolean') system: boolean;
  @Column('text', { array: true }) formats: Format[];
  @Column('text') defaultFormat: Format;
  /** Dd5: what follows an e-mail that could not be sent. */
  @Column('text') onNotSent: 'letter' | 'wait-for-resend';
  @Column('text') onBounce: 'letter' | 'none';
  /** Dd1: an e-mail is refused when its fallback letter could not be made. */
  @Column('boolean') requirePostalAddress: boolean;
  /** Can't be opted out of (bills, fees). */
  @Column('boolean') mandatory: boolean;
  @Column('integer') retentionDays: number;
  /** Counts the changes, so that two people who edit at once notice it. */
  @Column('integer') revision: number;
}

/** One version of a type's text in one language (L12). A message points to the version it was made with. */
@Entity('text_version')
export class TextVersion {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') typeCode: string;
  @Column('text') language: string;
  @Column('integer') version: number;
  @Column('text') state: 'draft' | 'published';
  @Column('text') subject: string;
  /** Markdown with Liquid. */
  @Column('text') body: string;
  /** Where the letter must say something else than the mail. */
  @Column('text', { nullable: true }) letterBody: string | null;
  @Column('timestamptz') createdAt: Date;
}
