import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import { localPath } from '../../auth/local-path.js';
import type { Principal } from '../../auth/principal.js';
import { isId } from '../../common/ids.js';
import { refuse } from '../../common/problem.js';
import { Resend } from '../../messages/resend.service.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { ResendConfirmPage } from './confirm-page.js';
import { ResendDesk } from './resend-desk.service.js';
import { askPath, doneAt, readResendForm, type ResendForm } from './resend-form.js';
import {
  goesWithoutAsking,
  notDoneNotice,
  reasonCounts,
  resendNotice,
  resendOutcomes,
  undoNotice,
} from './resend-view.js';

/** Resend from any page: looks first, asks only where there is something to say, does it, and takes it back (N04, N15). */
@Controller()
export class ResendController {
  constructor(
    private readonly shells: Shells,
    private readonly desk: ResendDesk,
    private readonly resends: Resend,
  ) {}

  /** What would become of each line, before anything does. */
  @Get(urls.resend)
  @Needs('messages:resend')
  async ask(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readResendForm(query);
    const ids = await this.chosen(principal, form, request, response);
    if (!ids) return;
    const judged = await this.desk.judge(principal, ids, form.route);
    const page = await this.shells.for(principal, request);
    const outcomes = resendOutcomes(judged, principal.permissions, page.view);
    const reasons = reasonCounts(
      judged.map(({ today }) => today),
      page.view,
    );
    response.send(renderPage(ResendConfirmPage({ ...page, outcomes, reasons, form })));
  }

  @Post(urls.resend)
  @Needs('messages:resend')
  async resend(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.lookFirst(principal, readResendForm(body), request, response);
  }

  /** Make letter, for a bounced line that has none. */
  @Post('messages/:id/letter')
  @Needs('messages:resend')
  async makeLetter(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!isId(id)) refuse('NOT_FOUND', 404);
    const form = readResendForm({ id, route: 'make-letter', back: urls.message(id) });
    await this.lookFirst(principal, form, request, response);
  }

  @Post(urls.resendConfirmed)
  @Needs('messages:resend')
  async confirmed(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readResendForm(body);
    const ids = await this.chosen(principal, form, request, response);
    if (ids) await this.make(principal, ids, form, request, response);
  }

  @Post('actions/:id/undo')
  @Needs('messages:resend')
  async undo(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: { back?: unknown } | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const undone = isId(id) ? await this.resends.undo(principal, id) : ({ ok: false, code: 'NOT_FOUND' } as const);
    if (!undone.ok) return refuse(undone.code, 404);
    const view = await this.shells.partFor(principal, request);
    await this.shells.goOn(request, response, doneAt(localPath(body?.back), null), undoNotice(undone.results, view));
  }

  private async lookFirst(principal: Principal, form: ResendForm, request: Request, response: Response): Promise<void> {
    const ids = await this.chosen(principal, form, request, response);
    if (!ids) return;
    const judged = await this.desk.judge(principal, ids, form.route);
    if (goesWithoutAsking(judged)) return this.make(principal, ids, form, request, response);
    await this.shells.goOn(request, response, askPath(form));
  }

  /** The lines of the form; null where there are none to do anything with, and the answer has been given. */
  private async chosen(
    principal: Principal,
    form: ResendForm,
    request: Request,
    response: Response,
  ): Promise<string[] | null> {
    const chosen = await this.desk.chosen(principal, form);
    if (chosen.ok && chosen.ids.length > 0) return chosen.ids;
    const view = await this.shells.partFor(principal, request);
    const nothing: NoticeData = { tone: 'hands', text: view.t.messages.done.nothingTicked };
    await this.shells.goOn(request, response, form.back, chosen.ok ? nothing : notDoneNotice(chosen.refusal, view));
    return null;
  }

  private async make(
    principal: Principal,
    ids: readonly string[],
    form: ResendForm,
    request: Request,
    response: Response,
  ): Promise<void> {
    const answer = await this.desk.make(principal, ids, form);
    const view = await this.shells.partFor(principal, request);
    await this.shells.goOn(request, response, doneAt(form.back, answer.actionId), resendNotice(answer, view));
  }
}
