import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { LONGEST_PASSWORD } from './account-links.js';
import { Accounts, type AccountWithHash } from './accounts.js';
import { Audit } from './audit.js';
import { loginName } from './logins.js';
import { Passwords } from './passwords.js';
import type { Principal } from './principal.js';
import { SessionStore, type FoundSession } from './session-store.js';
import { SignInLimits } from './sign-in-limits.js';

export type SignInResult = { ok: true; token: string } | { ok: false; code: 'WRONG_PASSWORD' | 'TOO_MANY_TRIES' };

/** Signing in and out, with its audit. What it answers is the same whether the address has an account or not. */
@Injectable()
export class SignIn {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly sessions: SessionStore,
    private readonly audit: Audit,
  ) {}

  /**
   * @param address IP address of the caller, from `callerAddress`
   * @returns the token for the session's cookie
   */
  async signIn(email: string, password: string, address: string | null): Promise<SignInResult> {
    const name = loginName(email);
    if (!(await this.limits.allow('sign-in', name, address))) return { ok: false, code: 'TOO_MANY_TRIES' };
    // PostgreSQL takes no U+0000, so no account has it in its address.
    const account = name.includes('\0') ? undefined : await this.accounts.findByEmail(name);
    const right = await this.passwords.verify(account?.passwordHash ?? null, password.slice(0, LONGEST_PASSWORD));
    if (!account || !right) {
      if (account) await this.record(account, 'sign-in.failed', address);
      return { ok: false, code: 'WRONG_PASSWORD' };
    }
    await this.limits.forget('sign-in', name, address);
    await this.record(account, 'sign-in', address);
    return { ok: true, token: await this.sessions.create(account.organisationId, account.userId) };
  }

  async signOut(principal: Principal, session: FoundSession): Promise<void> {
    await this.tenancy.within(principal.organisationId, (tx) =>
      this.audit.record(tx, principal, { action: 'sign-out', target: session.userId }),
    );
    await this.sessions.end(session);
  }

  private async record(
    { organisationId, userId }: AccountWithHash,
    action: string,
    address: string | null,
  ): Promise<void> {
    await this.tenancy.within(organisationId, (tx) =>
      // Whoever failed to sign in is nobody yet: the account is the target, not the actor.
      this.audit.record(
        tx,
        { organisationId, userId: action === 'sign-in' ? userId : null, apiKeyId: null, address },
        { action, target: userId },
      ),
    );
  }
}
