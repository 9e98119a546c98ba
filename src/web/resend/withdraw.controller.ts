import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Audit } from '../../auth/audit.js';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { isStorable } from '../../common/storable.js';
import { Tenancy } from '../../database/tenancy.js';
import { MessageList } from '../../messages/message-list.service.js';
import { isIn } from '../../messages/states.js';
import { Withdraw, type WithdrawResult } from '../../messages/withdraw.service.js';
import { shownTitle } from '../messages/message-row-view.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';
import { backIn, idsIn, MAX_TICKED, pathWith } from './resend-form.js';
import { notDoneNotice, withdrawNotice } from './resend-view.js';
import { WithdrawPage } from './withdraw-page.js';

/** Longer reasons are refused by the API as well. */
const LONGEST_REASON = 200;

/** With the `id` of each line, the `reason`, and where to go `back`. */
type WithdrawForm = Record<string, unknown>;

/** Withdrawing lines that are not sent or printed yet; asks why first (L07). */
@Controller()
export class WithdrawController {
  constructor(
    private readonly shells: Shells,
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly withdrawals: Withdraw,
    private readonly audit: Audit,
  ) {}

  /** Asks why. */
  @Get(urls.withdraw)
  @Needs('messages:withdraw')
  async ask(
    @CurrentPrincipal() principal: Principal,
    @Query() query: WithdrawForm,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.askWhy(principal, query, null, request, response);
  }

  /** From a list: the lines go into the address of the page that asks. */
  @Post(urls.withdraw)
  @Needs('messages:withdraw')
  async chosen(
    @CurrentPrincipal() principal: Principal,
    @Body() form: WithdrawForm = {},
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const ids = idsIn(form['id']);
    const back = backIn(form);
    if (ids.length > MAX_TICKED) {
      const view = await this.shells.partFor(principal, request);
      const notice = notDoneNotice({ code: 'TOO_MANY_ROWS', which: `≤ ${MAX_TICKED}` }, view);
      return this.shells.goOn(request, response, back, notice);
    }
    const lines = ids.map((id) => ['id', id] as const);
    await this.shells.goOn(request, response, pathWith(urls.withdraw, [...lines, ['back', back]]));
  }

  @Post(urls.withdrawConfirmed)
  @HttpCode(200)
  @Needs('messages:withdraw')
  async confirmed(
    @CurrentPrincipal() principal: Principal,
    @Body() form: WithdrawForm = {},
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.shells.partFor(principal, request);
    const { reason: typed } = form;
    const reason = typeof typed === 'string' && isStorable(typed) ? typed.trim() : '';
    const fault = faultOf(reason, view);
    if (fault) return this.askWhy(principal, form, fault, request, response);
    const results = await this.withdraw(principal, idsIn(form['id']), reason);
    await this.shells.goOn(request, response, backIn(form), withdrawNotice(results, view));
  }

  private async askWhy(
    principal: Principal,
    form: WithdrawForm,
    fault: string | null,
    request: Request,
    response: Response,
  ): Promise<void> {
    const ticked = idsIn(form['id']);
    const back = backIn(form);
    const found = await this.tenancy.within(principal.organisationId, (tx) =>
      this.messages.byIds(tx, principal, ticked),
    );
    const lines = found.filter(({ status }) => isIn('withdrawable', status) || isIn('pullable', status));
    if (lines.length === 0) {
      const view = await this.shells.partFor(principal, request);
      const late = ticked.map((id): WithdrawResult => ({ id, outcome: 'refused', code: 'NOT_WITHDRAWABLE' }));
      const nothing = { tone: 'hands', text: view.t.messages.done.nothingTicked } as const;
      return this.shells.goOn(request, response, back, late.length > 0 ? withdrawNotice(late, view) : nothing);
    }
    const page = await this.shells.for(principal, request);
    const messages = lines.map((line) => ({
      id: line.id,
      number: String(line.number),
      title: shownTitle(line, page.view),
    }));
    const errors = fault ? [{ field: 'reason', text: fault }] : [];
    const reason = typeof form['reason'] === 'string' ? form['reason'] : '';
    const others = ticked.length - lines.length;
    response
      .status(fault ? 422 : 200)
      .send(renderPage(WithdrawPage({ ...page, messages, others, reason, errors, back })));
  }

  private withdraw(principal: Principal, ids: readonly string[], reason: string): Promise<WithdrawResult[]> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const results = await this.withdrawals.byIds(tx, ids, { ...principal, reason, byUserId: principal.userId });
      await this.audit.record(tx, principal, {
        action: 'message.withdraw',
        ...(ids.length === 1 && { target: ids[0]! }),
        facts: { reason, lines: ids.length, ...(ids.length > 1 && { ids }) },
      });
      return results;
    });
  }
}

function faultOf(reason: string, { t }: View): string | null {
  if (reason === '') return t.messages.withdraw.reasonMissing;
  return reason.length > LONGEST_REASON ? t.messages.withdraw.reasonLong(LONGEST_REASON) : null;
}
