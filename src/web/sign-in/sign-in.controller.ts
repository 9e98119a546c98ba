import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Public, SignedIn } from '../../auth/decorators.js';
import { localPath } from '../../auth/local-path.js';
import type { Principal } from '../../auth/principal.js';
import { callerAddress } from '../../auth/request.js';
import { SESSION_COOKIE, sessionCookieOptions } from '../../auth/session-cookie.js';
import { SessionStore } from '../../auth/session-store.js';
import { SignIn } from '../../auth/sign-in.js';
import type { Config } from '../../config/load.js';
import { CONFIG } from '../../config/token.js';
import { DEMO_PARTS, type DemoParts } from '../demo-parts.js';
import { refusalText } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { SignInPage } from './sign-in-page.js';

/** Signing in and out. */
@Controller()
export class SignInController {
  constructor(
    private readonly shells: Shells,
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DEMO_PARTS) private readonly demo: DemoParts,
  ) {}

  @Get(urls.signIn)
  @Public()
  show(@Req() request: Request, @Query('next') next: unknown, @Res() response: Response): void {
    if (request.principal) response.redirect(302, localPath(next));
    else response.send(this.page(request, { email: '', next: localPath(next) }));
  }

  @Post(urls.signIn)
  @Public()
  async enter(@Req() request: Request, @Body() body: SignInForm | undefined, @Res() response: Response): Promise<void> {
    const [email, password, next] = [text(body?.email), text(body?.password), localPath(body?.next)];
    const result = await this.signIn.signIn(email, password, callerAddress(request));
    if (!result.ok) {
      response.status(result.code === 'TOO_MANY_TRIES' ? 429 : 401);
      response.send(this.page(request, { email, next, code: result.code }));
      return;
    }
    // Whoever sat here before is not left signed in behind the next one.
    if (request.session) await this.sessions.end(request.session);
    response.cookie(SESSION_COOKIE, result.token, sessionCookieOptions(this.config.publicUrl));
    response.redirect(303, next);
  }

  @Post(urls.signOut)
  @SignedIn()
  async leave(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (request.session) await this.signIn.signOut(principal, request.session);
    response.clearCookie(SESSION_COOKIE, sessionCookieOptions(this.config.publicUrl));
    response.redirect(303, urls.signIn);
  }

  private page(
    request: Request,
    { email, next, code }: { email: string; next: string; code?: 'WRONG_PASSWORD' | 'TOO_MANY_TRIES' },
  ): string {
    const page = this.shells.forVisitor(request);
    const { language } = page.view;
    const errors = code ? [{ field: 'email', text: refusalText({ code }, language) }] : [];
    return renderPage(SignInPage({ ...page, email, errors, next, demo: this.demo.signIn }));
  }
}

interface SignInForm {
  email?: unknown;
  password?: unknown;
  next?: unknown;
}

/** A form can be sent with anything in it; only text can be right. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
