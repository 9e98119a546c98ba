import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BounceReading } from './reading.js';

/** A mail that came back, raw and as read. Stored before anything is made of it. */
@Entity('bounce')
export class Bounce {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') raw: Buffer;
  /** SHA-256: the same mail handed in twice is one bounce. */
  @Column('bytea') rawHash: Buffer;
  @Column('timestamptz') receivedAt: Date;
  @Column('jsonb') reading: BounceReading;
  /** Null: no message of this organisation matches. */
  @Column('uuid', { nullable: true }) messageId: string | null;
  /** When all that follows from it was done; null while it waits for its message to be sent. */
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}

/** A bounce whose organisation is not known (yet). */
@Entity('relay_bounce')
export class RelayBounce {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') raw: Buffer;
  @Column('bytea') rawHash: Buffer;
  @Column('timestamptz') receivedAt: Date;
  @Column('jsonb') reading: BounceReading;
}
