import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { CLOCK, type Clock } from '../common/clock.js';
import { isId, newId } from '../common/ids.js';
import type { Refusal } from '../common/reasons.js';
import { CONFIG } from '../config/token.js';
import type { Config } from '../config/load.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Audit } from './audit.js';
import { LINK_HOURS, type LinkPurpose } from './link-placeholder.js';
import { loginName } from './logins.js';
import { askForLink } from './password-requests.js';
import { Passwords } from './passwords.js';

/** Shorter ones are guessed. No rules about digits and signs: they make passwords that are forgotten, not better ones. */
export const LEAST_PASSWORD = 12;
/** Longer ones are no passwords, but work for the hash. */
export const LONGEST_PASSWORD = 1_000;

/** Whose password a link sets. */
export interface LinkedAccount {
  organisationId: string;
  userId: string;
  name: string;
  /** What this person signs in with. */
  email: string;
  side: 'staff' | 'client';
}

export type LinkMade = { ok: true; href: string } | { ok: false; refusal: OutdatedMail };

/** Why a mail with a link does not go to the address that it was made for. */
export type OutdatedMail = Refusal & { code: 'NOT_RELEVANT'; which: 'address-corrected' | 'user-inactive' };

export type LinkLooked = { ok: true; account: LinkedAccount } | LinkRefused;

/**
 * Why a link sets no password. Who has its secret is told whether it was used (LINK_USED, and on which side its person
 * is) or ran out (LINK_EXPIRED); all else is LINK_INVALID: one that never was, that went to an
 * address which was corrected since, or of somebody who is not active.
 */
export type LinkRefused = { ok: false; side?: LinkedAccount['side'] } & Refusal;

export type PasswordSet = { ok: true; account: LinkedAccount } | LinkRefused;

/**
 * The links by which somebody sets a password (E02, B04): made at hand-over, each works once and not for ever. Only a
 * hash of its secret is kept, so that a copy of the table opens nothing.
 */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes a link for a mail that is handed over at this moment. It is whoever reads that mail who can use it, so there is
   * none for an address that is not the user's any more, or for somebody who is not active.
   *
   * @param to the address that the mail goes to
   * @param isRenewed whether whoever corrected the address asked for a new mail already
   * @returns its address, which can't be shown again; or why the mail must not go. Where the user has another address by
   *   now, a new mail to that one is asked for in its place.
   */
  async create(
    organisationId: string,
    userId: string,
    purpose: LinkPurpose,
    to: string,
    isRenewed: (tx: Tx) => Promise<boolean>,
  ): Promise<LinkMade> {
    const id = newId();
    const secret = randomBytes(32);
    const now = this.clock.now();
    const refusal = await this.tenancy.within(organisationId, async (tx) => {
      // Whoever corrects the address meanwhile waits, and ends this link; or was first, and is seen.
      const user = await firstRow<{ email: string; active: boolean; clientId: string | null }>(
        tx,
        `SELECT email, active, home_client_id AS "clientId" FROM user_account
         WHERE organisation_id = $1 AND id = $2 FOR SHARE`,
        [organisationId, userId],
      );
      if (!user?.active) return outdated('user-inactive');
      const { email, clientId } = user;
      if (email !== loginName(to)) {
        if (!(await isRenewed(tx))) await askForLink(tx, organisationId, { userId, email, purpose, clientId }, now);
        return outdated('address-corrected');
      }
      const expires = new Date(now.getTime() + LINK_HOURS[purpose] * HOUR);
      await tx.query(
        `INSERT INTO account_link (organisation_id, id, user_id, secret_hash, purpose, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [organisationId, id, userId, hashOf(secret), purpose, now, expires],
      );
      return null;
    });
    if (refusal) return { ok: false, refusal };
    const { href } = new URL(`/password/${writeToken({ organisationId, id, secret })}`, this.config.publicUrl);
    return { ok: true, href };
  }

  /** Whose link it is, without using it up: programs that look at mails open every link. */
  async look(token: string): Promise<LinkLooked> {
    const read = readToken(token);
    if (!read) return INVALID;
    return this.tenancy.within(read.organisationId, (tx) => this.find(tx, read, false));
  }

  /**
   * Sets the password of whoever has the link. The account's other links and its sessions end with it: whoever set the
   * new password may have feared that somebody else knew the old one.
   *
   * @param address IP address of the caller, for the audit
   * @returns PASSWORD_TOO_SHORT, or why the link sets none
   */
  async use(token: string, password: string, address: string | null): Promise<PasswordSet> {
    if ([...password].length < LEAST_PASSWORD) {
      return { ok: false, code: 'PASSWORD_TOO_SHORT', which: `≥ ${LEAST_PASSWORD}` };
    }
    const read = readToken(token);
    if (!read) return INVALID;
    const looked = await this.look(token);
    if (!looked.ok) return looked;
    // Hashing takes its time on purpose; no row is locked meanwhile.
    const hash = await this.passwords.hash(password.slice(0, LONGEST_PASSWORD));
    return this.tenancy.within(read.organisationId, async (tx) => {
      const found = await this.find(tx, read, true);
      if (found.ok) await this.write(tx, found.account, hash, address);
      return found;
    });
  }

  private async write(tx: Tx, account: LinkedAccount, hash: string, address: string | null): Promise<void> {
    const { organisationId, userId } = account;
    await tx.query(`UPDATE user_account SET password_hash = $3 WHERE organisation_id = $1 AND id = $2`, [
      organisationId,
      userId,
      hash,
    ]);
    await tx.query(
      `UPDATE account_link SET used_at = $3 WHERE organisation_id = $1 AND user_id = $2 AND used_at IS NULL`,
      [organisationId, userId, this.clock.now()],
    );
    await tx.query(`DELETE FROM session WHERE organisation_id = $1 AND user_id = $2`, [organisationId, userId]);
    const actor = { organisationId, userId, apiKeyId: null, address };
    await this.audit.record(tx, actor, { action: 'password.set', target: userId });
  }

  private async find(tx: Tx, read: Token, lock: boolean): Promise<LinkLooked> {
    const { organisationId } = read;
    const row = await firstRow<LinkRow>(
      tx,
      `SELECT l.secret_hash AS "secretHash", l.used_at IS NOT NULL AS used, l.expires_at <= $3 AS expired,
              l.user_id AS "userId", u.name, u.email, u.side
       FROM account_link l JOIN user_account u ON u.organisation_id = l.organisation_id AND u.id = l.user_id
       WHERE l.organisation_id = $1 AND l.id = $2 AND u.active
       ${lock ? 'FOR UPDATE OF l' : ''}`,
      [organisationId, read.id, this.clock.now()],
    );
    if (!row || !timingSafeEqual(row.secretHash, hashOf(read.secret))) return INVALID;
    const { userId, name, email, side } = row;
    if (row.used) return { ok: false, code: 'LINK_USED', side };
    if (row.expired) return { ok: false, code: 'LINK_EXPIRED' };
    return { ok: true, account: { organisationId, userId, name, email, side } };
  }
}

const INVALID: LinkRefused = { ok: false, code: 'LINK_INVALID' };

/** A link as it is kept, with whose it is. */
interface LinkRow extends Omit<LinkedAccount, 'organisationId'> {
  secretHash: Buffer;
  /** It set a password, or another one of this person did. */
  used: boolean;
  expired: boolean;
}

const HOUR = 3_600_000;

function outdated(which: OutdatedMail['which']): OutdatedMail {
  return { code: 'NOT_RELEVANT', which };
}

interface Token {
  organisationId: string;
  id: string;
  secret: Buffer;
}

const ID_BYTES = 16;
const SECRET_BYTES = 32;

/** Organisation, link and secret in one word: whoever holds it needs nothing else. */
function writeToken({ organisationId, id, secret }: Token): string {
  return Buffer.concat([idBytes(organisationId), idBytes(id), secret]).toString('base64url');
}

function readToken(token: string): Token | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + SECRET_BYTES) return null;
  const organisationId = idText(bytes.subarray(0, ID_BYTES));
  const id = idText(bytes.subarray(ID_BYTES, 2 * ID_BYTES));
  if (!isId(organisationId) || !isId(id)) return null;
  return { organisationId, id, secret: bytes.subarray(2 * ID_BYTES) };
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function hashOf(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
