import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { CLOCK, type Clock } from '../common/clock.js';
import type { Config } from '../config/load.js';
import { CONFIG } from '../config/token.js';
import { Tenancy } from '../database/tenancy.js';

const MINUTE_MS = 60_000;

/** Tries a minute. A library's whole staff may share one address of the internet, so that one is wide. */
const LIMITS = { accountHere: 5, account: 20, place: 60 };

/** More than a try adds, so that what nobody asks for any more goes away. */
const REMOVED_AT_ONCE = 10;

/** What is tried: each has a count of its own, so that who forgot a password after five tries can ask for a new one. */
export type Tried = 'sign-in' | 'password';

/**
 * Brakes the guessing of passwords, and the asking for new ones: per account from one place, per account from anywhere, and per place.
 *
 * Counted in the database, before the password is looked at: neither a restart, nor another process, nor many tries at
 * the same moment give a guesser more. Addresses without an account are counted like the others, or the brake would tell
 * which ones have one.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly tenancy: Tenancy,
    @Inject(CONFIG) private readonly config: Pick<Config, 'secretKeys'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts one try. @returns whether it may go on */
  async allow(what: Tried, loginName: string, address: string | null): Promise<boolean> {
    const now = this.clock.now();
    await this.tenancy.globalQuery(
      `DELETE FROM sign_in_tries WHERE key IN (
         SELECT key FROM sign_in_tries WHERE until <= $1 ORDER BY until LIMIT ${REMOVED_AT_ONCE}
         FOR UPDATE SKIP LOCKED)`,
      [now],
    );
    const limits = [
      { key: this.accountHere(what, loginName, address), limit: LIMITS.accountHere },
      { key: this.key(what, 'account', loginName), limit: LIMITS.account },
      { key: this.key(what, 'place', address), limit: LIMITS.place },
    ];
    // In one order, so that two tries at once never wait for each other.
    const over = await this.tenancy.globalQuery(
      `WITH counted AS (
         INSERT INTO sign_in_tries AS t (key, tries, until)
         SELECT key, 1, $2 FROM unnest($1::bytea[]) AS key ORDER BY key
         ON CONFLICT (key) DO UPDATE SET
           tries = CASE WHEN t.until <= $3 THEN 1 ELSE least(t.tries, 1000000) + 1 END,
           until = CASE WHEN t.until <= $3 THEN excluded.until ELSE t.until END
         RETURNING key, tries)
       SELECT FROM counted JOIN unnest($1::bytea[], $4::int[]) AS l (key, most) USING (key) WHERE tries > most`,
      [limits.map(({ key }) => key), new Date(now.getTime() + MINUTE_MS), now, limits.map(({ limit }) => limit)],
    );
    return over.length === 0;
  }

  /** Forgets the tries of somebody who got it right in the end. */
  async forget(what: Tried, loginName: string, address: string | null): Promise<void> {
    await this.tenancy.globalQuery(`DELETE FROM sign_in_tries WHERE key = $1`, [
      this.accountHere(what, loginName, address),
    ]);
  }

  private accountHere(what: Tried, loginName: string, address: string | null): Buffer {
    return this.key(what, 'account here', `${address} ${loginName}`);
  }

  /** Without the secret nobody can find out by trying whose tries they are. */
  private key(what: Tried, kind: string, who: string | null): Buffer {
    return createHmac('sha256', this.config.secretKeys[0]).update(`${what} ${kind} ${who}`).digest();
  }
}
