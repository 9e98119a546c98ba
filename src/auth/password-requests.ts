import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { CLOCK, type Clock } from '../common/clock.js';
import { isStorable } from '../common/storable.js';
import { appendEvents } from '../database/append-event.js';
import { firstRow } from '../database/sql.js';
import { Tenancy, type Tx } from '../database/tenancy.js';
import { Audit } from './audit.js';
import { linkData, type LinkPurpose } from './link-placeholder.js';
import { loginName } from './logins.js';
import { SignInLimits } from './sign-in-limits.js';

/** What happened, as rules and decisions know it: a mail with a link to set a password is wanted. */
export const PASSWORD_EVENTS: Readonly<Record<LinkPurpose, string>> = {
  welcome: 'user.created',
  password: 'user.password-requested',
};

/** Every answer takes at least so long: what is done for an address with an account takes a fraction of it. */
const ANSWER_MS = 300;

/** "Forgot password" (B04): anybody may ask, and the answer is the same, in words and in time, whoever asked. */
@Injectable()
export class PasswordRequests {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly limits: SignInLimits,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Asks for a mail with a link to set a new password, for whoever is active under this address.
   *
   * @param address IP address of the caller, from `callerAddress`
   * @returns false when it was asked too often
   */
  async ask(email: string, address: string | null): Promise<boolean> {
    const name = loginName(email);
    if (!(await this.limits.allow('password', name, address))) return false;
    // PostgreSQL takes no U+0000, so no account has it in its address.
    const work = isStorable(name) ? this.mail(name, address) : undefined;
    await Promise.all([work, pause(ANSWER_MS)]);
    return true;
  }

  private async mail(email: string, address: string | null): Promise<void> {
    const [login] = await this.tenancy.globalQuery<{ organisationId: string; userId: string }>(
      `SELECT organisation_id AS "organisationId", user_id AS "userId" FROM login WHERE email = $1`,
      [email],
    );
    if (!login) return;
    const { organisationId, userId } = login;
    await this.tenancy.within(organisationId, async (tx) => {
      const account = await firstRow<{ email: string; clientId: string | null }>(
        tx,
        `SELECT email, home_client_id AS "clientId" FROM user_account
         WHERE organisation_id = $1 AND id = $2 AND active`,
        [organisationId, userId],
      );
      if (!account) return;
      // Whoever asks is nobody yet: the account is the target, not the actor.
      const actor = { organisationId, userId: null, apiKeyId: null, address };
      await this.audit.record(tx, actor, { action: 'password.requested', target: userId });
      // Whoever writes to this client sends this mail too (Ed7).
      await askForLink(tx, organisationId, { userId, ...account, purpose: 'password' }, this.clock.now());
    });
  }
}

/**
 * Appends the event that a mail with a link follows. Called last in a transaction.
 *
 * @param given.actorUserId the staff member who made the user; absent where nobody of ours acts
 */
export async function askForLink(
  tx: Tx,
  organisationId: string,
  { userId, email, purpose, actorUserId, clientId }: WantedLink,
  now: Date,
): Promise<void> {
  const origin = actorUserId ? 'interactive' : 'system';
  const event = { kind: PASSWORD_EVENTS[purpose], origin, userId, actorUserId, clientId } as const;
  await appendEvents(tx, organisationId, [{ ...event, data: linkData(purpose, email) }], now);
}

interface WantedLink {
  userId: string;
  email: string;
  purpose: LinkPurpose;
  actorUserId?: string | null;
  /** The client that the user belongs to: its place in the tree says who sends the mail (E03). */
  clientId?: string | null;
}
