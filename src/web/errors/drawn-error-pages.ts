import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Accounts } from '../../auth/accounts.js';
import { callerAddress } from '../../auth/request.js';
import { sessionToken } from '../../auth/session-cookie.js';
import { SessionStore } from '../../auth/session-store.js';
import { reasons, reasonSentence, type ReasonCode } from '../../common/reasons.js';
import type { ErrorPages, PageError } from '../../http/error-pages.js';
import { pageOfForm } from '../../http/page-of-form.js';
import type { PageProps } from '../layout.js';
import { renderPage } from '../render.js';
import { startPage } from '../shell.js';
import { Shells } from '../shells.service.js';
import type { View } from '../view.js';
import { ErrorPage } from './error-page.js';

/** As many administrators are named: who asks needs one. */
const ASKED = 3;

/** Errors as pages like the others, with the menu around them, so that nobody is stuck there. */
@Injectable()
export class DrawnErrorPages implements ErrorPages {
  constructor(
    private readonly shells: Shells,
    private readonly sessions: SessionStore,
    private readonly accounts: Accounts,
  ) {}

  async render({ code, which, requestId }: PageError, request: Request): Promise<string> {
    const page = await this.around(request);
    const { language } = page.view;
    const fromPage = request.method === 'POST' && request.headers.referer !== undefined;
    const { principal } = request;
    // An account without any task has no page to begin at.
    const lost = principal !== undefined && startPage(principal) === undefined;
    const asks = code === 'NOT_ALLOWED' || lost;
    return renderPage(
      ErrorPage({
        ...page,
        sentence: reasonSentence(code, language, which),
        advice: lost ? page.view.t.errors.noTask : adviceFor(code, fromPage, page.view),
        ask: principal && asks ? await this.accounts.administrators(principal.organisationId, ASKED) : [],
        home: !lost,
        reference: code === 'INTERNAL' ? requestId : null,
        back: fromPage ? pageOfForm(request) : null,
      }),
    );
  }

  private async around(request: Request): Promise<PageProps> {
    if (!request.principal) await this.recognise(request);
    return request.principal ? this.shells.for(request.principal, request) : this.shells.forVisitor(request);
  }

  /** Where no route was found no guard has looked who asks; and after a form without its token it turned back. */
  private async recognise(request: Request): Promise<void> {
    const token = sessionToken(request);
    const session = token === undefined ? undefined : await this.sessions.find(token);
    if (!session) return;
    const { organisationId, userId } = session;
    const principal = await this.accounts.principal(organisationId, userId, callerAddress(request));
    if (!principal) return;
    request.principal = principal;
    request.session = session;
  }
}

/** What to do now. @param fromPage what was asked stands behind a button of ours, so it was there when that was shown */
function adviceFor(code: ReasonCode, fromPage: boolean, { t, language }: View): string {
  if (fromPage && code === 'NOT_FOUND') return t.errors.goneMeanwhile;
  return t.errors.advice[code] ?? reasons[code].fix[language];
}
