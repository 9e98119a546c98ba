import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { CLOCK, type Clock } from '../common/clock.js';
import { firstRow } from '../database/sql.js';
import { Tenancy } from '../database/tenancy.js';

const MINUTE_MS = 60_000;
/** A desk that nobody stands at. */
export const IDLE_MS = 60 * MINUTE_MS;
/** A working day: who comes back tomorrow signs in again. */
export const LONGEST_MS = 8 * 60 * MINUTE_MS;
/** A page open all day would otherwise write a row at each click. */
const TOUCH_EVERY_MS = MINUTE_MS;

export interface FoundSession {
  tokenHash: Buffer;
  organisationId: string;
  userId: string;
  /** Goes along with every form of this session. */
  csrfToken: string;
}

/** Signed-in browsers. The token is in the cookie only; here is its hash, so that a copy of the table opens nothing. */
@Injectable()
export class SessionStore {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Begins a session, and removes those that have ended. @returns the cookie's token: 32 random bytes in base64url */
  async create(organisationId: string, userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.tenancy.global(async (tx) => {
      await tx.query(`DELETE FROM session WHERE expires_at <= $1`, [now]);
      await tx.query(
        `INSERT INTO session (token_hash, organisation_id, user_id, csrf_token, created_at, seen_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $5, $6)`,
        [hashOf(token), organisationId, userId, randomBytes(32).toString('base64url'), now, expiry(now, now)],
      );
    });
    return token;
  }

  /** The session of a cookie's token, unless it has ended. */
  async find(token: string): Promise<FoundSession | undefined> {
    const now = this.clock.now();
    const [row] = await this.tenancy.globalQuery<FoundSession & { createdAt: Date; seenAt: Date }>(
      `SELECT token_hash AS "tokenHash", organisation_id AS "organisationId", user_id AS "userId",
              csrf_token AS "csrfToken", created_at AS "createdAt", seen_at AS "seenAt"
       FROM session WHERE token_hash = $1 AND expires_at > $2`,
      [hashOf(token), now],
    );
    if (!row) return undefined;
    const { createdAt, seenAt, ...session } = row;
    if (now.getTime() - seenAt.getTime() >= TOUCH_EVERY_MS) {
      await this.tenancy.globalQuery(`UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1`, [
        session.tokenHash,
        now,
        expiry(createdAt, now),
      ]);
    }
    return session;
  }

  async end(session: FoundSession): Promise<void> {
    await this.tenancy.globalQuery(`DELETE FROM session WHERE token_hash = $1`, [session.tokenHash]);
  }

  /** Keeps what the next page is to say, once; of two the later one stays. */
  async setFlash(session: FoundSession, flash: unknown): Promise<void> {
    await this.tenancy.globalQuery(`UPDATE session SET flash = $2 WHERE token_hash = $1`, [
      session.tokenHash,
      JSON.stringify(flash),
    ]);
  }

  /** Takes what is to be said; undefined if there is nothing, and of two pages at once only one gets it. */
  async takeFlash<Flash>(session: FoundSession): Promise<Flash | undefined> {
    return this.tenancy.global(async (tx) => {
      const kept = await firstRow<{ flash: Flash }>(
        tx,
        `SELECT flash FROM session WHERE token_hash = $1 AND flash IS NOT NULL FOR UPDATE`,
        [session.tokenHash],
      );
      if (kept) await tx.query(`UPDATE session SET flash = NULL WHERE token_hash = $1`, [session.tokenHash]);
      return kept?.flash;
    });
  }
}

function expiry(createdAt: Date, seenAt: Date): Date {
  return new Date(Math.min(createdAt.getTime() + LONGEST_MS, seenAt.getTime() + IDLE_MS));
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
