import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Accounts } from '../auth/accounts.js';
import { CurrentPrincipal, Public, SignedIn } from '../auth/decorators.js';
import { localPath } from '../auth/local-path.js';
import type { Principal } from '../auth/principal.js';
import { sessionCookieOptions } from '../auth/session-cookie.js';
import { isLanguage } from '../common/language.js';
import { refuse } from '../common/problem.js';
import type { Config } from '../config/load.js';
import { CONFIG } from '../config/token.js';
import { LANGUAGE_COOKIE } from '../http/page-language.js';
import { startPage } from './shell.js';
import { urls } from './urls.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Where everybody comes in, and the language of what they see. */
@Controller()
export class HomeController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(urls.home)
  @SignedIn()
  begin(@CurrentPrincipal() principal: Principal, @Res() response: Response): void {
    response.redirect(302, startPage(principal) ?? refuse('NOT_ALLOWED', 403));
  }

  /** Kept with the account, and in the browser for its sign-in page. */
  @Post(urls.language)
  @Public()
  async speak(
    @Req() { principal }: Request,
    @Body() body: { language?: unknown; back?: unknown } | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const language = body?.language;
    if (!isLanguage(language)) return refuse('BAD_VALUE', 422, { which: 'nl, en' });
    if (principal?.userId) await this.accounts.changeLanguage(principal.organisationId, principal.userId, language);
    response.cookie(LANGUAGE_COOKIE, language, { ...sessionCookieOptions(this.config.publicUrl), maxAge: YEAR_MS });
    response.redirect(303, localPath(body?.back));
  }
}
