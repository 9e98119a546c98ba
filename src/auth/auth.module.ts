import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccountLinks } from './account-links.js';
import { Accounts } from './accounts.js';
import { ApiKeyCare } from './api-key-care.js';
import { ApiKeys } from './api-keys.js';
import { Audit } from './audit.js';
import { AuthGuard } from './auth.guard.js';
import { PasswordRequests } from './password-requests.js';
import { Passwords } from './passwords.js';
import { SessionStore } from './session-store.js';
import { SignIn } from './sign-in.js';
import { SignInLimits } from './sign-in-limits.js';

/** Who may do what: accounts, sessions, API keys, the guard before every route, and the audit. */
@Global()
@Module({
  providers: [
    AccountLinks,
    Accounts,
    ApiKeyCare,
    ApiKeys,
    Audit,
    PasswordRequests,
    Passwords,
    SessionStore,
    SignIn,
    SignInLimits,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [AccountLinks, PasswordRequests, Accounts, ApiKeyCare, ApiKeys, Audit, Passwords, SessionStore, SignIn],
})
export class AuthModule {}
