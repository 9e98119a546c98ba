import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { isId } from '../../common/ids.js';
import { refuse } from '../../common/problem.js';
import { Assignments } from '../../rules/assignments.service.js';
import { Cases } from '../../rules/cases.service.js';
import { ClientRuleBook } from '../../rules/client-rules.service.js';
import type { BegunBefore } from '../../rules/begun-before.js';
import type { Refusal } from '../../rules/refusal.js';
import { RuleSets } from '../../rules/rule-sets.service.js';
import { Rules } from '../../rules/rules.service.js';
import type { FieldError } from '../components/form.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { TypeNames } from '../type-names.service.js';
import { urls, withQuery } from '../urls.js';
import { assignmentOf, readAssignForm, refusedFields, type AssignForm } from './assign-form.js';
import type { Assignable } from './assign.js';
import { ClientRulesPage } from './client-rules-page.js';
import { OpenCasesQuestion } from './open-cases-question.js';

type Form = Record<string, unknown>;

/** Cases on one page. */
const CASES = 20;
/** As many as a field can offer. */
const OFFERED = 500;

/** The rules of a client: what holds, what is assigned, and assigning (A21-A32). */
@Controller()
export class ClientRulesPages {
  constructor(
    private readonly shells: Shells,
    private readonly book: ClientRuleBook,
    private readonly assignments: Assignments,
    private readonly cases: Cases,
    private readonly rules: Rules,
    private readonly sets: RuleSets,
    private readonly types: TypeNames,
  ) {}

  @Get('clients/:externalId/rules')
  @Needs('rules:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('externalId') externalId: string,
    @Query() query: Form,
  ): Promise<string> {
    const cursor = isId(query['cases']) ? query['cases'] : undefined;
    return this.draw(principal, request, externalId, { cursor });
  }

  /** The question about open cases (A26), or what is wrong with the form: its address is all that was filled in. */
  @Get('clients/:externalId/rules/assign')
  @Needs('rules:write')
  async ask(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('externalId') externalId: string,
    @Query() query: Form,
  ): Promise<void> {
    if (Object.keys(query).length === 0) return response.redirect(302, urls.clientRules(externalId));
    const form = readAssignForm(query);
    const read = assignmentOf(externalId, form, textsIn(principal.language).assignments);
    if (!read.ok) return this.mend(principal, request, response, externalId, form, read.errors);
    const { input } = read;
    const preview = await this.assignments.preview(principal, input);
    if (!preview.ok) return this.refused(principal, request, response, externalId, form, preview);
    const named = input.ruleSet
      ? await this.sets.find(principal, input.ruleSet)
      : await this.rules.find(principal, input.rule!);
    const holds = await this.book.read(principal, input.client);
    const page = await this.shells.for(principal, request);
    const t = page.view.t.assignments.question;
    const html = renderPage(
      <OpenCasesQuestion
        {...page}
        title={t.title(named!.name, holds!.client.name)}
        question={t.ask}
        note={preview.again ? t.again : null}
        touched={preview.touched}
        tooLate={tooLate(preview.begunBefore, externalId, form)}
        action={urls.assign(externalId)}
        back={urls.clientRules(externalId)}
      >
        <input type="hidden" name="what" value={form.what} />
        <input type="hidden" name="to" value={form.to} />
        <input type="hidden" name="startsOn" value={form.startsOn} />
        <input type="hidden" name="endsOn" value={form.endsOn} />
      </OpenCasesQuestion>,
    );
    response.status(200).type('html').send(html);
  }

  /** Assigns with the answer; where it can't, the question's own page asks again, or says why. */
  @Post('clients/:externalId/rules/assign')
  @Needs('rules:write')
  async assign(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('externalId') externalId: string,
    @Body() body: Form = {},
  ): Promise<void> {
    const t = textsIn(principal.language).assignments;
    const form = readAssignForm(body);
    const read = assignmentOf(externalId, form, t);
    const answer = body['apply'];
    if (read.ok && (answer === 'yes' || answer === 'no')) {
      const assigned = await this.assignments.create(principal, read.input, answer === 'yes');
      if (assigned.ok) {
        const { assignment, touched, again } = assigned;
        const text = (again ? t.again : t.done)(assignment.name, touched.length);
        return this.shells.goOn(request, response, urls.clientRules(externalId), { tone: 'done', text });
      }
    }
    return this.shells.goOn(request, response, withQuery(urls.assign(externalId), { ...form }));
  }

  private async refused(
    principal: Principal,
    request: Request,
    response: Response,
    externalId: string,
    form: AssignForm,
    refusal: Refusal,
  ): Promise<void> {
    const { language } = principal;
    if (refusal.errors?.some(({ field }) => field === 'client')) return refuse('NOT_FOUND', 404);
    await this.mend(principal, request, response, externalId, form, refusedFields(refusal, language));
  }

  private async mend(
    principal: Principal,
    request: Request,
    response: Response,
    externalId: string,
    form: AssignForm,
    errors: FieldError[],
  ): Promise<void> {
    const html = await this.draw(principal, request, externalId, { form, errors });
    response.status(422).type('html').send(html);
  }

  private async draw(
    principal: Principal,
    request: Request,
    externalId: string,
    { cursor, form, errors = [] }: { cursor?: string | undefined; form?: AssignForm; errors?: FieldError[] },
  ): Promise<string> {
    const holds = await this.book.read(principal, externalId);
    if (!holds) return refuse('NOT_FOUND', 404);
    const cases = await this.cases.list(principal, { client: externalId, cursor, limit: CASES });
    const page = await this.shells.for(principal, request);
    const mayAssign = principal.permissions.has('rules:write');
    const typed = form ?? { what: '', to: '', startsOn: holds.date, endsOn: '' };
    return renderPage(
      <ClientRulesPage
        {...page}
        holds={holds}
        typeWords={await this.types.words(principal, page.view.language)}
        cases={cases.items}
        olderCases={cases.next === null ? null : withQuery(urls.clientRules(externalId), { cases: cases.next })}
        assign={mayAssign ? { form: typed, from: await this.assignable(principal), errors } : null}
      />,
    );
  }

  /** Rules for everybody need not be assigned. */
  private async assignable(principal: Principal): Promise<Assignable> {
    const [sets, rules] = await Promise.all([
      this.sets.list(principal, { limit: OFFERED }),
      this.rules.list(principal, { limit: OFFERED }),
    ]);
    return { sets: sets.items, rules: rules.items.filter(({ scope }) => scope === 'assigned') };
  }
}

/** The same question with a first day on which the cases have begun that it comes too late for (A25). */
function tooLate({ count, earliest }: BegunBefore, externalId: string, form: AssignForm) {
  if (earliest === null) return null;
  return { count, earliest, mend: withQuery(urls.assign(externalId), { ...form, startsOn: earliest }) };
}
