import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { isId } from '../common/ids.js';
import { refuse } from '../common/problem.js';
import { InboxPage } from '../web/demo-inbox/inbox-page.js';
import { MailPage } from '../web/demo-inbox/mail-page.js';
import { MAIL_POLICY } from '../web/framed.js';
import { renderPage } from '../web/render.js';
import { Shells } from '../web/shells.service.js';
import { urls, withQuery } from '../web/urls.js';
import { DemoInbox, type InboxMail, type MailBody } from './demo-inbox.js';

/** What the demo's mail server took, and where it is difficult. */
@Controller('demo/inbox')
export class InboxPages {
  constructor(
    private readonly shells: Shells,
    private readonly inbox: DemoInbox,
  ) {}

  @Get()
  @Needs('demo:inbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Query('before') asked?: string,
  ): Promise<string> {
    const before = asked !== undefined && isId(asked) ? asked : undefined;
    const { mails, older } = this.inbox.page(before);
    return renderPage(
      <InboxPage
        {...await this.shells.for(principal, request)}
        mails={mails}
        newest={before === undefined ? null : urls.inbox}
        older={older === null ? null : withQuery(urls.inbox, { before: older })}
        behaviours={this.inbox.behaviours(principal.language)}
      />,
    );
  }

  @Get(':id')
  @Needs('demo:inbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async mail(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const mail = this.find(id);
    const { html, text } = await this.body(id);
    return renderPage(
      <MailPage {...await this.shells.for(principal, request)} mail={mail} hasHtml={html !== null} text={text} />,
    );
  }

  /** Somebody else's markup: shown in a frame in which nothing runs and nothing is fetched. */
  @Get(':id/body.html')
  @Needs('demo:inbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', MAIL_POLICY)
  async html(@Param('id') id: string): Promise<string> {
    return (await this.body(id)).html ?? refuse('NOT_FOUND', 404);
  }

  @Get(':id/source.eml')
  @Needs('demo:inbox')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async source(@Param('id') id: string): Promise<string> {
    const raw = await this.inbox.source(id);
    return raw ? raw.toString('utf8') : refuse('NOT_FOUND', 404);
  }

  private find(id: string): InboxMail {
    return this.inbox.find(id) ?? refuse('NOT_FOUND', 404);
  }

  private async body(id: string): Promise<MailBody> {
    return (await this.inbox.body(id)) ?? refuse('NOT_FOUND', 404);
  }
}
