import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ApiProblem, refuse } from '../common/problem.js';
import type { Config } from '../config/load.js';
import { CONFIG } from '../config/token.js';
import { Accounts } from './accounts.js';
import { ApiKeys } from './api-keys.js';
import { isFromOurPages, isToken, isUnsafe } from './csrf.js';
import { ACCESS, type Access } from './decorators.js';
import { permissionsOfScopes } from './permissions.js';
import type { Principal } from './principal.js';
import { callerAddress, isForPrograms } from './request.js';
import { sessionToken } from './session-cookie.js';
import { SessionStore } from './session-store.js';

/**
 * Stands before every route. Denies by default: a route that doesn't say who may use it can be used by nobody.
 *
 * Programs show an API key; browsers a session's cookie, and with it, for whatever changes something, the proof that a
 * page of ours sent it (CSRF). That proof is asked on public routes too: signing in by a foreign page would put somebody
 * into a stranger's account.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly accounts: Accounts,
    private readonly apiKeys: ApiKeys,
    private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const request = context.switchToHttp().getRequest<Request>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new Error('This route does not say who may use it: @Needs, @SignedIn or @Public');
    const secret = isForPrograms(request.path) ? bearer(request) : undefined;
    if (secret === undefined) await this.recogniseBrowser(request);
    else if (access !== 'public') request.principal = await this.system(secret, request);
    if (access === 'public') return true;
    if (!request.principal) return refuse('NOT_SIGNED_IN', 401);
    if (access !== 'signed-in' && !request.principal.permissions.has(access.needs)) return refuse('NOT_ALLOWED', 403);
    return true;
  }

  private async system(secret: string, request: Request): Promise<Principal> {
    const key = await this.apiKeys.find(secret);
    if (!key) throw new ApiProblem('NOT_SIGNED_IN', 401);
    return {
      organisationId: key.organisationId,
      userId: null,
      apiKeyId: key.id,
      name: key.name,
      permissions: permissionsOfScopes(key.scopes),
      branchIds: 'all',
      printGroupIds: 'all',
      language: 'en',
      address: callerAddress(request),
    };
  }

  private async recogniseBrowser(request: Request): Promise<void> {
    if (isUnsafe(request.method) && !isFromOurPages(request, this.config.publicUrl)) refuse('FORM_EXPIRED', 403);
    const token = sessionToken(request);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (!session) return;
    const principal = await this.accounts.principal(session.organisationId, session.userId, callerAddress(request));
    if (!principal) return;
    if (isUnsafe(request.method) && !isToken(formToken(request), session.csrfToken)) refuse('FORM_EXPIRED', 403);
    request.principal = principal;
    request.session = session;
  }
}

/** The secret of RFC 6750 §2.1. Another scheme is taken for a secret that nobody has. */
function bearer(request: Request): string | undefined {
  const { authorization } = request.headers;
  return authorization && (/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
}

/** Of htmx in a header, of a plain form in a hidden field. */
function formToken({ headers, body }: { headers: Request['headers']; body?: Record<string, unknown> }): unknown {
  return headers['x-csrf-token'] ?? body?.['_csrf'];
}
