import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { Contacts } from '../../clients/contacts.service.js';
import { newUserBody, userChangeBody } from '../../clients/users/user-input.js';
import { UserReader, type UserRecord } from '../../clients/users/user-reader.service.js';
import { Users, type UserResult } from '../../clients/users/users.service.js';
import { namesOfClients } from '../../clients/names-of-clients.js';
import { WelcomeCheck } from '../../clients/users/welcome-check.service.js';
import { problemsOf } from '../../common/field-problem.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { ClientNames, type NamedClients } from '../client-field/client-names.service.js';
import { refusalText, refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { messageRow } from '../messages/message-row-view.js';
import { pageLinks, urls } from '../urls.js';
import { RecentMails, wentTo } from './recent-mails.service.js';
import { UserChoicesReader } from './user-choices.service.js';
import {
  clientsIn,
  emptyUser,
  formOfUser,
  offeredAccess,
  sentUser,
  userErrors,
  wantedOf,
  withNumbers,
  withOffered,
  type UserForm,
} from './user-form.js';
import { UserPage } from './user-page.js';
import { UsersPage } from './users-page.js';
import { savedNotice, welcomeNotice } from './welcome-notice.js';

const ROWS = 50;

/** What can't be understood is as if it wasn't there. */
const usersQuery = z.object({
  side: z.enum(['staff', 'client']).catch('staff'),
  q: z.string().max(200).catch(''),
  active: z.enum(['', '1', '0']).catch(''),
  cursor: z.string().max(1000).optional().catch(undefined),
});

/** What the page that leads here knows of somebody new. */
const newUserQuery = z.object({
  side: z.enum(['staff', 'client']).catch('staff'),
  client: z.string().max(200).catch(''),
  name: z.string().max(200).catch(''),
  email: z.string().max(320).catch(''),
  contact: z.string().max(100).catch(''),
});

type Refused = Extract<UserResult, { ok: false }>;

/** Users of both sides, for administrators: who they are, what they may see and what they want to get (A01, X7). */
@Controller()
export class UsersPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly reader: UserReader,
    private readonly users: Users,
    private readonly welcomes: WelcomeCheck,
    private readonly contacts: Contacts,
    private readonly choices: UserChoicesReader,
    private readonly recent: RecentMails,
    private readonly names: ClientNames,
    private readonly shells: Shells,
  ) {}

  @Get('users')
  @Needs('people:read')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const { side, q, active, cursor } = usersQuery.parse(query);
    const { organisationId } = principal;
    const filter = { side, q, limit: ROWS, ...(cursor && { cursor }), ...(active && { active: active === '1' }) };
    const { found, homes, inUse } = await this.tenancy.within(organisationId, async (tx) => {
      const found = await this.reader.page(tx, organisationId, filter);
      const numbers = found.items.flatMap(({ homeClient }) => homeClient ?? []);
      const homes = await namesOfClients(tx, organisationId, numbers);
      return { found, homes, inUse: await this.choices.inUse(tx, organisationId) };
    });
    const page = await this.shells.for(principal, request);
    return renderPage(
      UsersPage({
        ...page,
        side,
        users: found.items,
        homes,
        filter: { q, active },
        inUse,
        ...pageLinks(page.view.path, cursor, found.next),
      }),
    );
  }

  @Get('users/new')
  @Needs('people:write')
  async blank(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const { side, client, ...known } = newUserQuery.parse(query);
    return this.page(principal, request, null, { ...emptyUser(side, principal.language, client), ...known });
  }

  @Post('users')
  @Needs('people:write')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { form, named } = await this.sent(principal, readInput(sentUser, body));
    const wanted = newUserBody.safeParse({ side: form.side, ...wantedOf(form) });
    if (!wanted.success || !named.plain) {
      return this.refused(principal, request, response, null, form, wrongFields(wanted, form), named);
    }
    const result = await this.users.create(principal, wanted.data);
    if (!result.ok) return this.refused(principal, request, response, null, form, result);
    const contact = form.contact === '' ? null : await this.contacts.linkTo(principal, form.contact, result.user.id);
    const warnings = await this.welcomes.warnings(principal, result.user);
    const notice = welcomeNotice('created', result.user, warnings, languageOf(request), contact?.name);
    return this.shells.goOn(request, response, urls.user(result.user.id), notice);
  }

  @Get('users/:id')
  @Needs('people:read')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const user = await this.find(principal, id);
    const form = formOfUser(user);
    return this.page(principal, request, user, withOffered(form, offeredAccess.parse(query)));
  }

  @Post('users/:id')
  @Needs('people:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const user = await this.find(principal, id);
    const { form, named } = await this.sent(principal, { ...readInput(sentUser, body), side: user.side });
    const wanted = userChangeBody.safeParse({ ...wantedOf(form), revision: form.revision });
    if (!wanted.success || !named.plain) {
      return this.refused(principal, request, response, user, form, wrongFields(wanted, form), named);
    }
    const result = await this.users.change(principal, id, wanted.data);
    if (!result.ok && result.code === 'CONFLICT') {
      return this.shells.goOn(request, response, urls.user(id), refusedNotice(result, languageOf(request)));
    }
    if (!result.ok) return this.refused(principal, request, response, user, form, result);
    return this.shells.goOn(request, response, urls.user(id), savedNotice(user, result.user, languageOf(request)));
  }

  @Post('users/:id/welcome')
  @Needs('people:write')
  async welcome(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.find(principal, id);
    const result = await this.users.welcomeAgain(principal, id);
    const language = languageOf(request);
    const notice = result.ok
      ? welcomeNotice('again', result.user, await this.welcomes.warnings(principal, result.user), language)
      : refusedNotice(result, language);
    return this.shells.goOn(request, response, urls.user(id), notice);
  }

  private async find({ organisationId }: Principal, id: string): Promise<UserRecord> {
    const user = await this.tenancy.within(organisationId, (tx) => this.reader.find(tx, organisationId, id));
    return user ?? refuse('NOT_FOUND', 404);
  }

  /** The form as it was sent, with the numbers of the clients that are meant. */
  private async sent(principal: Principal, sent: UserForm): Promise<{ form: UserForm; named: NamedClients }> {
    const named = await this.names.read(principal, clientsIn(sent));
    return { form: withNumbers(sent, named.numbers), named };
  }

  /** The form again, with what is wrong at its fields, and the clients to choose from. */
  private async refused(
    principal: Principal,
    request: Request,
    response: Response,
    user: UserRecord | null,
    form: UserForm,
    refusal: Refused,
    named?: NamedClients,
  ): Promise<void> {
    response.status(422).send(await this.page(principal, request, user, form, refusal, named));
  }

  private async page(
    principal: Principal,
    request: Request,
    user: UserRecord | null,
    form: UserForm,
    refusal?: Refused,
    named?: NamedClients,
  ): Promise<string> {
    const { organisationId } = principal;
    const numbers = clientsIn(form).map(({ typed }) => typed);
    const { choices, clients, lines, existing } = await this.tenancy.within(organisationId, async (tx) => ({
      choices: await this.choices.choices(tx, organisationId),
      clients: await namesOfClients(tx, organisationId, numbers),
      lines: user ? await this.recent.of(tx, principal, user.id) : [],
      existing:
        refusal?.code === 'USER_EXISTS' ? await this.reader.find(tx, organisationId, refusal.which ?? '') : undefined,
    }));
    const page = await this.shells.for(principal, request);
    const { language, t } = page.view;
    const errors = [...userErrors(refusal?.errors ?? [], language, t), ...(named?.errors ?? [])];
    // A question about a client is all that there is to mend then.
    const asked = named !== undefined && Object.keys(named.matches).length > 0;
    if (refusal && errors.length === 0 && !asked) {
      errors.push({ field: 'name', text: refusalText({ code: refusal.code }, language) });
    }
    const offered = user && !refusal ? form.access[user.access.length]?.client : undefined;
    const canExplain = principal.permissions.has('explain');
    const mails = lines.map((line) => messageRow(line, page.view));
    return renderPage(
      UserPage({
        ...page,
        user,
        form,
        choices,
        clients,
        errors,
        matches: named?.matches ?? {},
        existing: existing ?? null,
        offered,
        mails,
        welcomed: user !== null && wentTo(lines, user.email),
        canExplain,
      }),
    );
  }
}

function wrongFields(read: z.ZodSafeParseResult<unknown>, form: UserForm): Refused {
  return { ok: false, code: 'BAD_VALUE', errors: read.success ? [] : problemsOf(read.error, wantedOf(form)) };
}
