import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { Config } from '../config/load.js';
import { CONFIG } from '../config/token.js';
import { announceWork } from '../database/due-work.js';
import { firstRow } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';
import type { MessageReference } from '../email/signed-reference.js';
import { referencesOf } from './bounce-match.js';
import { BounceSettler } from './bounce-settler.js';
import { readBounce } from './read-bounce.js';
import type { BounceReading, ReadingKind, ReportedRecipient } from './reading.js';

/** What whoever hands a mail in knows about it. */
export interface BounceHint {
  /**
   * The caller is this organisation's own: only its messages match, and the mail is kept with it. Without it the mail
   * comes from a return mailbox, which may serve several organisations; then the signature tells whose it is.
   */
  organisationId?: string;
  /** Envelope recipients, where the mail server told them: the surest sign of all. */
  envelopeTo?: readonly string[];
}

export interface TakenBounce {
  id: string;
  kind: ReadingKind;
  recipients: ReportedRecipient[];
  /** The message it is about; null where none matches. */
  message: { id: string; number: number } | null;
}

/** How long after a bounce came the worker looks at it, in case whoever took it died before it was settled. */
const LOOK_AFTER_MS = 5_000;

/** Takes in what comes back to the return addresses (D10). */
@Injectable()
export class Bounces {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settler: BounceSettler,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secretKeys'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a raw mail of the return mailbox: stores it first, then does what follows from it. The same mail handed in
   * again is the same bounce, so a mailbox that is not sure hands it in once more.
   */
  async take(raw: Buffer, hint: BounceHint = {}): Promise<TakenBounce> {
    const reading = readBounce(raw);
    const references = referencesOf(reading, hint.envelopeTo ?? [], this.config.secretKeys);
    const owner = await this.ownerOf(references, hint.organisationId);
    if (!owner) return { ...answer(await this.keepForRelay(raw, reading), reading), message: null };
    const { organisationId, reference } = owner;
    const kept = await this.keep(organisationId, raw, reading, reference);
    if (kept.message && !kept.settled) await this.settler.settle(organisationId, kept.id);
    return { ...answer(kept.id, reading), message: kept.message };
  }

  /** The organisation that the mail is kept with, and the reference of the message it is about if it is one of its own. */
  private async ownerOf(
    references: readonly MessageReference[],
    caller: string | undefined,
  ): Promise<{ organisationId: string; reference: MessageReference | null } | null> {
    const known = await this.tenancy.globalQuery<{ id: string; no: string }>(
      `SELECT id, no FROM organisation WHERE no = ANY ($1::bigint[]) AND ($2::uuid IS NULL OR id = $2)`,
      [references.map(({ organisationNo }) => String(organisationNo)), caller ?? null],
    );
    for (const reference of references) {
      const owner = known.find(({ no }) => BigInt(no) === reference.organisationNo);
      if (owner) return { organisationId: owner.id, reference };
    }
    return caller === undefined ? null : { organisationId: caller, reference: null };
  }

  private async keep(
    organisationId: string,
    raw: Buffer,
    reading: BounceReading,
    reference: MessageReference | null,
  ): Promise<{ id: string; settled: boolean; message: TakenBounce['message'] }> {
    const now = this.clock.now();
    return this.tenancy.within(organisationId, async (tx) => {
      const message = reference
        ? await firstRow<{ id: string; number: number }>(
            tx,
            `SELECT id, number::float8 AS number FROM message WHERE organisation_id = $1 AND number = $2`,
            [organisationId, String(reference.messageNo)],
          )
        : undefined;
      const stored = await firstRow<{ id: string }>(
        tx,
        `INSERT INTO bounce (organisation_id, id, raw, raw_hash, received_at, reading, message_id, settled_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7::uuid IS NULL THEN $5::timestamptz END)
         ON CONFLICT (organisation_id, raw_hash) DO NOTHING RETURNING id`,
        [organisationId, newId(), raw, hashOf(raw), now, reading, message?.id ?? null],
      );
      if (stored) {
        if (message) await announceWork(tx, organisationId, 'bounce', new Date(now.getTime() + LOOK_AFTER_MS));
        return { id: stored.id, settled: !message, message: message ?? null };
      }
      const earlier = await firstRow<{ id: string; settled: boolean; messageId: string | null; number: number | null }>(
        tx,
        `SELECT b.id, b.settled_at IS NOT NULL AS settled, b.message_id AS "messageId", m.number::float8 AS number
         FROM bounce b LEFT JOIN message m ON m.organisation_id = b.organisation_id AND m.id = b.message_id
         WHERE b.organisation_id = $1 AND b.raw_hash = $2`,
        [organisationId, hashOf(raw)],
      );
      const { id, settled, messageId, number } = earlier!;
      return { id, settled, message: messageId === null ? null : { id: messageId, number: number! } };
    });
  }

  /** Nobody's yet. */
  private async keepForRelay(raw: Buffer, reading: BounceReading): Promise<string> {
    return this.tenancy.global(async (tx) => {
      const stored = await firstRow<{ id: string }>(
        tx,
        `INSERT INTO relay_bounce (id, raw, raw_hash, received_at, reading) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (raw_hash) DO UPDATE SET raw_hash = excluded.raw_hash RETURNING id`,
        [newId(), raw, hashOf(raw), this.clock.now(), reading],
      );
      return stored!.id;
    });
  }
}

function answer(id: string, { kind, recipients }: BounceReading): Omit<TakenBounce, 'message'> {
  return { id, kind, recipients };
}

function hashOf(raw: Buffer): Buffer {
  return createHash('sha256').update(raw).digest();
}
