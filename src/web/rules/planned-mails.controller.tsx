import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { RulePlannings, type CancelledMails } from '../../rules/planned-mails.service.js';
import { textsIn, type Texts } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { PlannedMailsPage } from './planned-mails-page.js';
import { RuleDesk } from './rule-desk.service.js';

/** The mails that a rule has planned: to look at, and to cancel together (A33). */
@Controller('rules/:id/planned')
export class PlannedMailsPages {
  constructor(
    private readonly shells: Shells,
    private readonly desk: RuleDesk,
    private readonly plannings: RulePlannings,
  ) {}

  @Get()
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const rule = await this.desk.find(principal, id);
    const planned = await this.plannings.read(principal, rule.id);
    const page = await this.shells.for(principal, request);
    const canCancel = principal.permissions.has('rules:write');
    return renderPage(<PlannedMailsPage {...page} rule={rule} planned={planned} canCancel={canCancel} />);
  }

  @Post()
  @Needs('rules:write')
  async cancel(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    const { language } = principal;
    const rule = await this.desk.find(principal, id);
    const cancelled = await this.plannings.cancel(principal, rule.id);
    if (!cancelled.ok) return this.shells.goOn(request, response, urls.rules, refusedNotice(cancelled, language));
    if (cancelled.lines.length === 0) return this.shells.goOnDoneAlready(request, response, urls.rule(rule.id));
    const to = cancelled.left > 0 ? urls.rulePlanned(rule.id) : urls.rule(rule.id);
    await this.shells.goOn(request, response, to, cancelNotice(cancelled, textsIn(language).rules.planned));
  }
}

/** How many were cancelled, how many could not be stopped any more, and how many are left. */
function cancelNotice(
  { lines, left }: Extract<CancelledMails, { ok: true }>,
  t: Texts['rules']['planned'],
): NoticeData {
  const withdrawn = lines.filter(({ outcome }) => outcome === 'withdrawn').length;
  const gone = lines.length - withdrawn;
  const text = [t.cancelled(withdrawn), ...(gone > 0 ? [t.tooLate(gone)] : []), ...(left > 0 ? [t.left(left)] : [])];
  return { tone: gone > 0 ? 'failed' : left > 0 ? 'hands' : 'done', text: text.join(' ') };
}
