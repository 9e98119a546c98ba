import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { DecisionReader } from '../../decisions/decision-reader.service.js';
import { Cases, type CancelResult } from '../../rules/cases.service.js';
import type { PlanRow } from '../../rules/plan-rows.js';
import { textsIn, type Texts } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { CasePage } from './case-page.js';

/** The newest of what happened to a case; an office posts a handful. */
const EVENTS = 100;

/** Cases and what is planned for them (A33). */
@Controller()
export class CasePages {
  constructor(
    private readonly shells: Shells,
    private readonly cases: Cases,
    private readonly decisions: DecisionReader,
    private readonly tenancy: Tenancy,
  ) {}

  @Get('cases/:id')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const found = await this.cases.find(principal, id);
    const plan = await this.cases.plan(principal, id);
    if (!found || !plan.ok) return refuse('NOT_FOUND', 404);
    const { organisationId } = principal;
    const events = await this.tenancy.within(organisationId, (tx) =>
      this.decisions.eventsOfCase(tx, organisationId, id, EVENTS),
    );
    const page = await this.shells.for(principal, request);
    const canCancel = principal.permissions.has('rules:write');
    return renderPage(<CasePage {...page} case={found} plan={plan.items} events={events} canCancel={canCancel} />);
  }

  @Post('cases/:id/plan/:rule/cancel')
  @Needs('rules:write')
  async cancel(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    const { language } = principal;
    const cancelled = await this.cases.cancel(principal, id, rule);
    if (!cancelled.ok && cancelled.code === 'NOT_FOUND') return this.gone(principal, request, response, id);
    const notice = cancelled.ok ? cancelNotice(cancelled, rule, textsIn(language)) : refusedNotice(cancelled, language);
    await this.shells.goOn(request, response, urls.case(id), notice);
  }

  @Post('cases/:id/plan/:rule/put-back')
  @Needs('rules:write')
  async putBack(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Param('rule') rule: string,
  ): Promise<void> {
    const { language } = principal;
    const planned = await this.cases.putBack(principal, id, rule);
    if (!planned.ok && planned.code === 'NOT_FOUND') return this.gone(principal, request, response, id);
    const notice: NoticeData = planned.ok
      ? { tone: 'done', text: textsIn(language).assignments.case.putBackDone(nameOf(planned.items, rule)) }
      : refusedNotice(planned, language);
    await this.shells.goOn(request, response, urls.case(id), notice);
  }

  /** The rule is in the plan no more; a case that is nowhere is another matter. */
  private async gone(principal: Principal, request: Request, response: Response, id: string): Promise<void> {
    if (!(await this.cases.find(principal, id))) return refuse('NOT_FOUND', 404);
    return this.shells.goOnDoneAlready(request, response, urls.case(id));
  }
}

/** What was cancelled, what was withdrawn by it, and what could not be stopped any more. */
function cancelNotice(
  { items, lines }: Extract<CancelResult, { ok: true }>,
  rule: string,
  { assignments: { case: t } }: Texts,
): NoticeData {
  const name = nameOf(items, rule);
  const withdrawn = lines.filter(({ outcome }) => outcome === 'withdrawn').length;
  const gone = lines.length - withdrawn;
  const text = [
    t.cancelDone(name),
    ...(withdrawn > 0 ? [t.cancelWithdrawn(withdrawn)] : []),
    ...(gone > 0 ? [t.cancelTooLate(gone)] : []),
  ].join(' ');
  return { tone: gone > 0 ? 'failed' : 'done', text };
}

function nameOf(items: readonly PlanRow[], rule: string): string {
  return items.find((row) => row.rule === rule.toLowerCase())!.name;
}
