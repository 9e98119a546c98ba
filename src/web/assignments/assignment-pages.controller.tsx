import { Body, Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import type { AssignmentRow } from '../../rules/assignment-rows.js';
import { Assignments } from '../../rules/assignments.service.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { datesErrors, readAssignForm, refusedFields } from './assign-form.js';
import { AssignmentPage } from './assignment-page.js';
import { OpenCasesQuestion } from './open-cases-question.js';

/** One assignment: other dates, applied to open cases, or the end of it (A28, Ad4, Ad6). */
@Controller()
export class AssignmentPages {
  constructor(
    private readonly shells: Shells,
    private readonly assignments: Assignments,
  ) {}

  @Get('assignments/:id')
  @Needs('rules:write')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const assignment = await this.find(principal, id);
    const { startsOn, endsOn } = assignment;
    const page = await this.shells.for(principal, request);
    return renderPage(
      <AssignmentPage {...page} assignment={assignment} form={{ startsOn, endsOn: endsOn ?? '' }} errors={[]} />,
    );
  }

  @Post('assignments/:id')
  @Needs('rules:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> = {},
  ): Promise<void> {
    const { language } = principal;
    const t = textsIn(language).assignments;
    const assignment = await this.find(principal, id);
    const form = readAssignForm(body);
    const errors = datesErrors(form, t);
    if (errors.length === 0) {
      const dates = { startsOn: form.startsOn, endsOn: form.endsOn || null };
      const changed = await this.assignments.changeDates(principal, id, dates);
      if (changed.ok) {
        const notice = { tone: 'done', text: t.datesSaved(assignment.name) } as const;
        return this.shells.goOn(request, response, urls.clientRules(assignment.client), notice);
      }
      if (!changed.errors) return refuse(changed.code, 404);
      errors.push(...refusedFields(changed, language));
    }
    const page = await this.shells.for(principal, request);
    const html = renderPage(<AssignmentPage {...page} assignment={assignment} form={form} errors={errors} />);
    response.status(422).type('html').send(html);
  }

  /** Which open cases it would touch (Ad4): those that were open already when it was assigned. */
  @Get('assignments/:id/apply')
  @Needs('rules:write')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async ask(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
  ): Promise<string> {
    const { name, clientName } = await this.find(principal, id);
    const preview = await this.assignments.previewAgain(principal, id);
    if (!preview.ok) return refuse('NOT_FOUND', 404);
    const page = await this.shells.for(principal, request);
    const t = page.view.t.assignments.question;
    return renderPage(
      <OpenCasesQuestion
        {...page}
        title={t.applyTitle(name, clientName)}
        question={t.askApply}
        note={null}
        touched={preview.touched}
        action={urls.applyAssignment(id)}
        back={urls.assignment(id)}
        onlyYes
      />,
    );
  }

  @Post('assignments/:id/apply')
  @Needs('rules:write')
  async apply(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    const applied = await this.assignments.apply(principal, id);
    if (!applied.ok) return refuse('NOT_FOUND', 404);
    const { assignment, touched } = applied;
    const text = textsIn(principal.language).assignments.applied(assignment.name, touched.length);
    return this.shells.goOn(request, response, urls.clientRules(assignment.client), { tone: 'done', text });
  }

  @Post('assignments/:id/remove')
  @Needs('rules:write')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() { client: from }: Record<string, unknown> = {},
  ): Promise<void> {
    const { language } = principal;
    const assignment = await this.assignments.find(principal, id);
    // What is gone doesn't say whose it was; the form does.
    const back = typeof from === 'string' ? urls.clientRules(from) : urls.clients;
    if (!assignment) return this.shells.goOnDoneAlready(request, response, back);
    const { name, client } = assignment;
    const removed = await this.assignments.remove(principal, id);
    const text = textsIn(language).assignments.removed(name);
    const notice = removed.ok ? ({ tone: 'done', text } as const) : refusedNotice(removed, language);
    await this.shells.goOn(request, response, urls.clientRules(client), notice);
  }

  private async find(principal: Principal, id: string): Promise<AssignmentRow> {
    return (await this.assignments.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }
}
