import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AccountLinks, LEAST_PASSWORD, type LinkRefused } from '../../auth/account-links.js';
import { Public } from '../../auth/decorators.js';
import { PasswordRequests } from '../../auth/password-requests.js';
import { callerAddress } from '../../auth/request.js';
import type { Refusal } from '../../common/reasons.js';
import type { FieldError } from '../components/form.js';
import { refusalText } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { ForgotPasswordPage, PasswordToldPage, SetPasswordPage, type PageLink } from './password-pages.js';

/** Asking for a link to set a password, and following it (B04, E02). For staff and client users alike. */
@Controller()
export class PasswordController {
  constructor(
    private readonly shells: Shells,
    private readonly requests: PasswordRequests,
    private readonly links: AccountLinks,
  ) {}

  @Get(urls.forgotPassword)
  @Public()
  forgotten(@Req() request: Request, @Res() response: Response): void {
    response.send(renderPage(ForgotPasswordPage({ ...this.shells.forVisitor(request), email: '', errors: [] })));
  }

  /** Says the same whether there is such an account or not. */
  @Post(urls.forgotPassword)
  @HttpCode(200)
  @Public()
  async ask(@Req() request: Request, @Body() body: Form | undefined, @Res() response: Response): Promise<void> {
    const page = this.shells.forVisitor(request);
    const { t } = page.view;
    const email = text(body?.email);
    if (!(await this.requests.ask(email, callerAddress(request)))) {
      const errors = errorsOf('email', { code: 'TOO_MANY_TRIES' }, page.view);
      response.status(429).send(renderPage(ForgotPasswordPage({ ...page, email, errors })));
      return;
    }
    const told = { title: t.password.asked, text: t.password.askedText, links: [toSignIn(page.view)] };
    response.send(renderPage(PasswordToldPage({ ...page, ...told })));
  }

  @Get('/password/:token')
  @Public()
  async choose(@Req() request: Request, @Param('token') token: string, @Res() response: Response): Promise<void> {
    const looked = await this.links.look(token);
    if (!looked.ok) return this.tellRefused(request, response, looked);
    const page = this.shells.forVisitor(request);
    const props = { ...page, token, email: looked.account.email, least: LEAST_PASSWORD, errors: [] };
    response.send(renderPage(SetPasswordPage(props)));
  }

  @Post('/password/:token')
  @HttpCode(200)
  @Public()
  async set(
    @Req() request: Request,
    @Param('token') token: string,
    @Body() body: Form | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const looked = await this.links.look(token);
    if (!looked.ok) return this.tellRefused(request, response, looked);
    const { account } = looked;
    const set = await this.links.use(token, text(body?.password), callerAddress(request));
    if (!set.ok && set.code !== 'PASSWORD_TOO_SHORT') return this.tellRefused(request, response, set);
    const page = this.shells.forVisitor(request);
    const { t } = page.view;
    if (!set.ok) {
      const errors = errorsOf('password', set, page.view);
      const props = { ...page, token, email: account.email, least: LEAST_PASSWORD, errors };
      response.status(422).send(renderPage(SetPasswordPage(props)));
      return;
    }
    // A client's user has no pages here to sign in to.
    const links = account.side === 'staff' ? [toSignIn(page.view)] : [];
    response.send(renderPage(PasswordToldPage({ ...page, title: t.password.done, text: t.password.doneText, links })));
  }

  private tellRefused(request: Request, response: Response, refused: LinkRefused): void {
    const page = this.shells.forVisitor(request);
    const { t, language } = page.view;
    const told = {
      title: t.password.refused[refused.code] ?? t.password.invalidTitle,
      text: refusalText(refused, language),
      links: [
        ...(refused.side === 'staff' ? [toSignIn(page.view)] : []),
        { href: urls.forgotPassword, text: t.password.again },
      ],
    };
    response.status(410).send(renderPage(PasswordToldPage({ ...page, ...told })));
  }
}

interface Form {
  email?: unknown;
  password?: unknown;
}

/** A form can be sent with anything in it; only text can be right. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function errorsOf(field: string, refusal: Refusal, { language }: View): FieldError[] {
  return [{ field, text: refusalText(refusal, language) }];
}

function toSignIn({ t }: View): PageLink {
  return { href: urls.signIn, text: t.password.toSignIn };
}
