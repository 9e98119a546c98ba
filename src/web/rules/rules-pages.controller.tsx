import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { isStorable } from '../../common/storable.js';
import { Assignments } from '../../rules/assignments.service.js';
import { RulePlannings } from '../../rules/planned-mails.service.js';
import type { RuleRow } from '../../rules/rule-rows.js';
import { Rules } from '../../rules/rules.service.js';
import { ASSIGNED_SHOWN } from '../assignments/assigned-to.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { refusedNotice } from '../refused-notice.js';
import { Shells } from '../shells.service.js';
import { pageLinks, urls } from '../urls.js';
import type { NoticeData } from '../view.js';
import { RuleDesk } from './rule-desk.service.js';
import { ruleErrors } from './rule-errors.js';
import { emptyForm, readForm, type RuleForm } from './rule-form.js';
import { RulePage, type RulePageProps } from './rule-page.js';
import { RulesPage } from './rules-page.js';
import { ruleLine } from './rules-view.js';

type Form = Record<string, unknown>;

const ROWS = 100;
const MORE_ROWS = 3;

/** What the list can't understand it leaves out: somebody typed it, or an old bookmark has it. */
const rulesQuery = z.object({
  type: z.string().min(1).max(20).refine(isStorable).optional().catch(undefined),
  active: z.enum(['true', 'false']).optional().catch(undefined),
  cursor: z.string().min(1).max(200).refine(isStorable).optional().catch(undefined),
});

/** What a page that leads to a new rule knows of it. */
const newRuleQuery = z.object({
  kind: z.string().min(1).max(100).refine(isStorable).catch(''),
});

/** Rules, to look at, to make and to change (A03, A04, A10, A34, A35). */
@Controller()
export class RulesPages {
  constructor(
    private readonly shells: Shells,
    private readonly rules: Rules,
    private readonly desk: RuleDesk,
    private readonly plannings: RulePlannings,
    private readonly assignments: Assignments,
  ) {}

  @Get('rules')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Query() query: unknown,
  ): Promise<string> {
    const { type, active, cursor } = rulesQuery.parse(query);
    const wanted = { type, cursor, limit: ROWS, active: active === undefined ? undefined : active === 'true' };
    const { items, next } = await this.rules.list(principal, wanted);
    const { types } = await this.desk.choices(principal);
    const emails = await this.desk.emails(principal, items);
    const page = await this.shells.for(principal, request);
    return renderPage(
      <RulesPage
        {...page}
        rules={items.map((rule) => ruleLine(rule, types, emails, page.view))}
        types={types}
        filter={{ type: type ?? '', active: active ?? '' }}
        {...pageLinks(page.view.path, cursor, next)}
        canChange={principal.permissions.has('rules:write')}
      />,
    );
  }

  @Get('rules/new')
  @Needs('rules:write')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async blank(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Query() query: unknown,
  ): Promise<string> {
    return this.draw(principal, request, null, { ...emptyForm, ...newRuleQuery.parse(query) });
  }

  @Get('rules/:id')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const rule = await this.desk.find(principal, id);
    return this.draw(principal, request, rule, await this.desk.formOf(principal, rule));
  }

  @Post('rules')
  @Needs('rules:write')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Body() form: Form = {},
  ): Promise<void> {
    await this.save(principal, request, response, null, form);
  }

  @Post('rules/:id')
  @Needs('rules:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() form: Form = {},
  ): Promise<void> {
    await this.save(principal, request, response, await this.desk.find(principal, id), form);
  }

  @Post('rules/:id/remove')
  @Needs('rules:write')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    const { language } = principal;
    const rule = await this.rules.find(principal, id);
    if (!rule) return this.shells.goOnDoneAlready(request, response, urls.rules);
    const removed = await this.rules.remove(principal, id);
    if (!removed.ok) return this.shells.goOn(request, response, urls.rule(id), refusedNotice(removed, language));
    const text = textsIn(language).rules.removed(rule.name);
    await this.shells.goOn(request, response, urls.rules, { tone: 'done', text });
  }

  private async save(
    principal: Principal,
    request: Request,
    response: Response,
    rule: RuleRow | null,
    body: Form,
  ): Promise<void> {
    const form = readForm(body);
    // Not saved yet: the author asked for more rows to write conditions in.
    if (body['more']) {
      response
        .status(200)
        .type('html')
        .send(await this.draw(principal, request, rule, form, { blankRows: MORE_ROWS }));
      return;
    }
    const { language } = principal;
    const t = textsIn(language).rules;
    const saved = await this.desk.save(principal, rule, Number(body['revision']), form);
    if (saved.ok) {
      const notice = await this.savedNotice(principal, rule, saved.rule);
      return this.shells.goOn(request, response, urls.rule(saved.rule.id), notice);
    }
    if (!saved.errors) {
      const to = rule ? urls.rule(rule.id) : urls.rules;
      return this.shells.goOn(request, response, to, refusedNotice(saved, language));
    }
    const errors = ruleErrors(saved.errors, form, saved.recipients, language, t);
    response
      .status(422)
      .type('html')
      .send(await this.draw(principal, request, rule, form, { errors }));
  }

  /** What a change does; and what it does not do: mails that are planned already go out all the same (A33). */
  private async savedNotice(principal: Principal, before: RuleRow | null, after: RuleRow): Promise<NoticeData> {
    const t = textsIn(principal.language).rules;
    // Nobody it may go to is no mistake while a rule is being made, and the first cause of a mail that never comes (A09, A36).
    if (after.active && after.recipients.length === 0) return { tone: 'hands', text: t.forNobody(after.name) };
    if (!before) return { tone: 'done', text: t.created(after.name) };
    if (!before.active || after.active) return { tone: 'done', text: t.saved(after.name) };
    const planned = await this.plannings.count(principal, after.id);
    if (planned === 0) return { tone: 'done', text: t.switchedOff(after.name) };
    const text = `${t.switchedOff(after.name)} ${t.planned.stillGo(planned)}`;
    return { tone: 'hands', text, link: { href: urls.rulePlanned(after.id), text: t.planned.look } };
  }

  private async draw(
    principal: Principal,
    request: Request,
    rule: RuleRow | null,
    form: RuleForm,
    { errors = [], blankRows = 1 }: Partial<Pick<RulePageProps, 'errors' | 'blankRows'>> = {},
  ): Promise<string> {
    const choices = await this.desk.choices(principal);
    const planned = rule ? await this.plannings.count(principal, rule.id) : 0;
    const assigned = rule ? await this.assignments.list(principal, { rule: rule.id, limit: ASSIGNED_SHOWN }) : null;
    const page = await this.shells.for(principal, request);
    const shown = { rule, planned, assigned: assigned?.items ?? [], form, choices, errors, blankRows };
    return renderPage(<RulePage {...page} {...shown} />);
  }
}
