import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { PeopleAround, type ClientSender } from '../../clients/client-people.service.js';
import { TestMails } from '../../decisions/diagnosis/test-mails.service.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { CONFIRMATIONS } from '../../organisations/confirmation.js';
import { OrganisationDesk } from '../../organisations/organisation-desk.service.js';
import { ClientNames, pickedIn } from '../client-field/client-names.service.js';
import { withClient } from '../client-field/with-client.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { refusedNotice } from '../refused-notice.js';
import { urls, withQuery } from '../urls.js';
import { UserChoicesReader, type PeopleInUse } from '../users/user-choices.service.js';
import { OrganisationPage } from './organisation-page.js';

const clientQuery = z.object({ client: z.string().trim().max(200).catch('') });

const text = z.string().trim().max(1000).default('');

const settingsForm = z.object({
  seen: z.string().optional(),
  functionalEmail: text,
  communicationEmail: text,
  supportContact: text,
  /** Not asked where no client has users. */
  defaultConfirmation: z.enum(CONFIRMATIONS).optional(),
  catchAllAsked: z.string().optional(),
  foreignCatchAll: z.string().optional(),
});

/** Settings of the organisation, with its sender cascade drawn as steps (E03–E09, Cd1, Cd3). */
@Controller(urls.organisation)
export class OrganisationPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly settings: OrganisationDesk,
    private readonly around: PeopleAround,
    private readonly choices: UserChoicesReader,
    private readonly tests: TestMails,
    private readonly names: ClientNames,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('people:read')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { client } = clientQuery.parse(query);
    const picked = pickedIn((query ?? {}) as Record<string, unknown>, 'client');
    const named = await this.names.read(principal, [{ id: 'client', typed: client, picked }]);
    const number = named.numbers.get('client');
    if (number !== undefined && number !== client) return response.redirect(302, withClient(request, number));
    const { organisationId } = principal;
    const facts = await this.tenancy.within(organisationId, async (tx) => {
      const inUse = await this.choices.inUse(tx, organisationId);
      const cascade = named.plain ? await this.around.sender(tx, organisationId, number ?? null) : null;
      return {
        settings: await this.settings.read(tx, organisationId),
        cascade: cascade ? usedSteps(cascade, inUse) : null,
        inUse,
      };
    });
    const known = number === undefined ? undefined : await this.names.nameOf(principal, number);
    const page = await this.shells.for(principal, request);
    const { matches, errors } = named;
    const html = renderPage(OrganisationPage({ ...page, ...facts, client, known, matches: matches['client'], errors }));
    response.type('html').send(html);
  }

  @Post()
  @Needs('settings:write')
  async save(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const form = readInput(settingsForm, body);
    const wanted = {
      functionalEmail: form.functionalEmail || null,
      communicationEmail: form.communicationEmail || null,
      supportContact: form.supportContact || null,
      defaultConfirmation: form.defaultConfirmation,
      foreignCatchAll: form.catchAllAsked ? form.foreignCatchAll === '1' : undefined,
    };
    const result = await this.settings.change(principal, wanted, form.seen);
    const language = languageOf(request);
    const notice = result.ok
      ? ({ tone: 'done', text: textsIn(language).organisation.form.saved } as const)
      : refusedNotice(result, language);
    await this.shells.goOn(request, response, urls.organisation, notice);
  }

  /** "Send test mail to myself" (Bd2, B03): a test of what is set here, by the mail server that every mail goes by. */
  @Post('test')
  @Needs('settings:write')
  async test(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(request);
    const { organisationId } = principal;
    const cascade = await this.tenancy.within(organisationId, (tx) => this.around.sender(tx, organisationId, null));
    if (!cascade?.sender) {
      const refused = refusedNotice({ code: 'MAIL_SETUP_INCORRECT' }, language);
      return this.shells.goOn(request, response, urls.organisation, refused);
    }
    await this.tests.toSelf(principal);
    const t = textsIn(language).organisation.test;
    const link = { href: withQuery(urls.messages, { type: 'TST' }), text: t.look };
    return this.shells.goOn(request, response, urls.organisation, { tone: 'done', text: t.sent, link });
  }
}

/** A library has no managers or groups, and need not read that they are absent (design §1). */
function usedSteps({ steps, sender }: ClientSender, inUse: PeopleInUse): ClientSender {
  const known = inUse.clientUsers || inUse.groups;
  const shown = steps.filter(({ step, value }) => known || value !== null || !['manager', 'group'].includes(step));
  return { steps: shown, sender };
}
