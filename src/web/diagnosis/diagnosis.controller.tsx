import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs, SignedIn } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ApiProblem, refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { Diagnoses, mayBegin } from '../../decisions/diagnosis/diagnoses.service.js';
import { PROCEDURES, type Procedure } from '../../decisions/diagnosis/diagnosis-input.js';
import { diagnosisQuery } from '../../decisions/diagnosis/diagnosis-request.js';
import { MessageList } from '../../messages/message-list.service.js';
import { ClientNames, pickedIn, type NamedClients } from '../client-field/client-names.service.js';
import { withClient } from '../client-field/with-client.js';
import type { FieldError } from '../components/form.js';
import { shortDate } from '../format.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { TypeNames } from '../type-names.service.js';
import { urls, withQuery } from '../urls.js';
import { TracedClients } from '../why/traced-clients.service.js';
import { DiagnosesPage } from './diagnoses-page.js';
import { DiagnosisPage } from './diagnosis-page.js';
import { aboutText, diagnosisPage, foundText } from './diagnosis-view.js';
import { ConceptsPage } from './concepts-page.js';
import { JunkHelpPage } from './junk-help-page.js';
import { StartChoicesReader } from './start-choices.service.js';
import {
  choosesAgain,
  messageNumber,
  missingErrors,
  personOf,
  procedureOf,
  startInput,
  startValues,
  wasOffered,
  type StartValues,
} from './start-form.js';
import { StartPage } from './start-page.js';

const HTML = 'text/html; charset=utf-8';

/** Guided searches: where they begin, each one's page, and their help (N03, A37, B09). */
@Controller()
export class DiagnosisPages {
  constructor(
    private readonly diagnoses: Diagnoses,
    private readonly choices: StartChoicesReader,
    private readonly tenancy: Tenancy,
    private readonly messages: MessageList,
    private readonly names: ClientNames,
    private readonly types: TypeNames,
    private readonly traced: TracedClients,
    private readonly shells: Shells,
  ) {}

  @Get('diagnoses')
  @Needs('diagnose')
  @Header('Content-Type', HTML)
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const asked = diagnosisQuery.safeParse(query);
    const filter = asked.success ? asked.data : diagnosisQuery.parse({});
    const { items, next } = await this.diagnoses.namedPage(principal, filter);
    const page = await this.shells.for(principal, request);
    const { view } = page;
    const types = await this.types.words(principal, view.language);
    return renderPage(
      <DiagnosesPage
        {...page}
        procedures={PROCEDURES.filter((procedure) => mayBegin(principal, procedure))}
        canExplain={principal.permissions.has('explain')}
        rows={items.map((run) => ({
          id: run.id,
          procedure: view.t.diagnosis.procedures[run.procedure].name,
          about: aboutText(run, types, view),
          found: foundText(run, view),
          when: shortDate(run.updatedAt, view),
          by: run.startedBy ?? view.t.diagnosis.byApi,
        }))}
        newest={filter.cursor === undefined ? null : urls.diagnoses}
        older={next === null ? null : withQuery(view.path, { cursor: next })}
      />,
    );
  }

  @Get('diagnoses/new')
  @Needs('diagnose')
  async begin(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const procedure = procedureOf(query);
    if (!mayBegin(principal, procedure)) return refuse('NOT_ALLOWED', 403);
    const values = startValues(query);
    const named = await this.named(principal, query, values);
    const number = named.numbers.get('client');
    if (number !== undefined && number !== values['client']) {
      return response.redirect(302, withClient(request, number));
    }
    response.type(HTML).send(await this.startPage(principal, request, procedure, values, named.errors, named));
  }

  @Post('diagnoses')
  @Needs('diagnose')
  async start(
    @CurrentPrincipal() principal: Principal,
    @Body() form: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const procedure = procedureOf(form);
    const named = await this.named(principal, form, startValues(form));
    const values = { ...startValues(form), ...Object.fromEntries(named.numbers) };
    const t = textsIn(principal.language);
    const again = named.plain ? choosesAgain(procedure, form, values) : null;
    if (again) {
      // The first client that is named is no surprise; another one after people were offered is.
      const notice = wasOffered(form) ? { tone: 'hands' as const, text: t.diagnosis.start.otherClient } : undefined;
      return this.shells.goOn(request, response, withQuery(urls.newDiagnosis, again), notice);
    }
    const input = await this.withMessageId(principal, startInput(procedure, values), values);
    // Whoever can be chosen depends on the client, so while that one is unknown nobody is missing yet.
    const missing = [
      ...named.errors,
      ...missingErrors(procedure, input, t).filter(({ field }) => named.plain || field !== 'person'),
    ];
    const ready = named.plain && missing.length === 0;
    const started = ready ? await this.tryStart(principal, procedure, input, t) : missing;
    if (typeof started === 'string') return this.shells.goOn(request, response, urls.diagnosis(started));
    response
      .status(422)
      .type(HTML)
      .send(await this.startPage(principal, request, procedure, values, started, named));
  }

  @Get('diagnoses/:id')
  @Needs('diagnose')
  @Header('Content-Type', HTML)
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    const found = await this.diagnoses.named(principal, id);
    const run = { ...found, steps: await this.traced.inSteps(principal, found.steps) };
    const page = await this.shells.for(principal, request);
    const types = await this.types.words(principal, page.view.language);
    return renderPage(<DiagnosisPage {...page} {...diagnosisPage(run, principal.permissions, types, page.view)} />);
  }

  @Post('diagnoses/:id/answers')
  @Needs('diagnose')
  async answer(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() form: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { language } = principal;
    try {
      await this.diagnoses.answer(principal, id, String(form['answer']), Number(form['revision']));
    } catch (error) {
      if (!(error instanceof ApiProblem) || (error.status !== 409 && error.status !== 422)) throw error;
      const text = error.code === 'CONFLICT' ? textsIn(language).diagnosis.page.conflict : null;
      const notice = text ? { tone: 'hands' as const, text } : refusedNotice(error, language);
      return this.shells.goOn(request, response, urls.diagnosis(id), notice);
    }
    return this.shells.goOn(request, response, urls.diagnosis(id));
  }

  @Get('help/junk')
  @SignedIn()
  @Header('Content-Type', HTML)
  async junk(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    return renderPage(<JunkHelpPage {...await this.shells.for(principal, request)} />);
  }

  /** No secret: Why? stands on messages too, which the desk sees. */
  @Get(urls.concepts)
  @SignedIn()
  @Header('Content-Type', HTML)
  async concepts(@CurrentPrincipal() principal: Principal, @Req() request: Request): Promise<string> {
    return renderPage(<ConceptsPage {...await this.shells.for(principal, request)} />);
  }

  private async startPage(
    principal: Principal,
    request: Request,
    procedure: Procedure,
    values: StartValues,
    errors: FieldError[],
    { matches }: NamedClients,
  ): Promise<string> {
    const choices = await this.choices.read(principal, values['client'], personOf(values['person']));
    const page = await this.shells.for(principal, request);
    const props = { procedure, choices, values, errors, matches: matches['client'] };
    return renderPage(<StartPage {...page} {...props} />);
  }

  /** Whom the field of the client means. */
  private named(principal: Principal, form: unknown, { client = '' }: StartValues): Promise<NamedClients> {
    const picked = pickedIn((form ?? {}) as Record<string, unknown>, 'client');
    return this.names.read(principal, [{ id: 'client', typed: client, picked }]);
  }

  /** @returns the id of the run, or what is unknown, at its field */
  private async tryStart(
    principal: Principal,
    procedure: Procedure,
    input: ReturnType<typeof startInput>,
    t: ReturnType<typeof textsIn>,
  ): Promise<string | FieldError[]> {
    try {
      return (await this.diagnoses.start(principal, procedure, input)).id;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.errors.length === 0) throw error;
      const { unknown, wrong } = t.diagnosis.start;
      return error.errors.map(({ field, code }) => ({
        field,
        text: (code === 'BAD_VALUE' && wrong[field]) || unknown,
      }));
    }
  }

  /** A line is known to people by its number. */
  private async withMessageId(
    principal: Principal,
    input: ReturnType<typeof startInput>,
    values: StartValues,
  ): Promise<ReturnType<typeof startInput>> {
    const number = messageNumber(values);
    if (number === null || input.message === undefined || !/^\d{1,15}$/.test(number)) return input;
    const { items } = await this.tenancy.within(principal.organisationId, (tx) =>
      this.messages.page(tx, principal, { q: number, limit: 1 }),
    );
    return items[0] ? { ...input, message: items[0].id } : input;
  }
}
