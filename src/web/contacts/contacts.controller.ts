import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { Contacts, type ContactRecord } from '../../clients/contacts.service.js';
import { userAt } from '../../clients/users/user-at.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import type { ClientMatches } from '../client-field/client-field.js';
import { ClientNames, pickedIn } from '../client-field/client-names.service.js';
import { withClient } from '../client-field/with-client.js';
import type { FieldError } from '../components/form.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { pageLinks, urls } from '../urls.js';
import { UserChoicesReader } from '../users/user-choices.service.js';
import { ContactPage, type ContactForm } from './contact-page.js';
import { ContactsPage } from './contacts-page.js';

const ROWS = 50;
const EMPTY: ContactForm = { revision: 0, name: '', client: '', role: '', user: '' };

const contactsQuery = z.object({
  client: z.string().trim().max(200).catch(''),
  cursor: z.string().max(1000).optional().catch(undefined),
});

const contactForm = z.object({
  revision: z.coerce.number().catch(0),
  name: z.string().trim().max(300).default(''),
  client: z.string().trim().max(200).default(''),
  role: z.string().trim().max(60).default(''),
  user: z.string().trim().max(1000).default(''),
});

/** Contacts: all of them, those of a client, and each with its link to a user (A18, A20). */
@Controller(urls.contacts)
export class ContactsPages {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly contacts: Contacts,
    private readonly choices: UserChoicesReader,
    private readonly names: ClientNames,
    private readonly shells: Shells,
  ) {}

  @Get()
  @Needs('people:read')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { client, cursor } = contactsQuery.parse(query);
    const picked = pickedIn((query ?? {}) as Record<string, unknown>, 'client');
    const named = await this.names.read(principal, [{ id: 'client', typed: client, picked }]);
    const number = named.numbers.get('client');
    if (number !== undefined && number !== client) return response.redirect(302, withClient(request, number));
    const { organisationId } = principal;
    const { found, inUse } = await this.tenancy[client === '' ? 'withinInOrder' : 'within'](
      organisationId,
      async (tx) => ({
        found: await this.contacts.page(tx, organisationId, { client: client || undefined, cursor, limit: ROWS }),
        inUse: await this.choices.inUse(tx, organisationId),
      }),
    );
    const page = await this.shells.for(principal, request);
    const html = renderPage(
      ContactsPage({
        ...page,
        contacts: found.items,
        client,
        matches: named.matches['client'],
        known: number === undefined ? undefined : await this.names.nameOf(principal, number),
        errors: named.errors,
        inUse,
        ...pageLinks(page.view.path, cursor, found.next),
      }),
    );
    response.send(html);
  }

  @Get('new')
  @Needs('people:write')
  async blank(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const { client } = contactsQuery.parse(query);
    return this.page(principal, request, null, { ...EMPTY, client }, []);
  }

  @Post()
  @Needs('people:write')
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.save(principal, null, body, request, response);
  }

  @Get(':id')
  @Needs('people:read')
  async one(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    const contact = await this.find(principal, id);
    const { revision, name, client, role, user } = contact;
    return this.page(principal, request, contact, { revision, name, client, role, user: user?.email ?? '' }, []);
  }

  @Post(':id')
  @Needs('people:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.save(principal, await this.find(principal, id), body, request, response);
  }

  @Post(':id/remove')
  @Needs('people:write')
  async remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { organisationId } = principal;
    const found = await this.tenancy.within(organisationId, (tx) => this.contacts.find(tx, organisationId, id));
    if (!found) return this.shells.goOnDoneAlready(request, response, urls.contacts);
    await this.contacts.remove(principal, id);
    const text = textsIn(languageOf(request)).around.form.removed(found.name);
    await this.shells.goOn(request, response, urls.clientPeople(found.client), { tone: 'done', text });
  }

  private async save(
    principal: Principal,
    contact: ContactRecord | null,
    body: unknown,
    request: Request,
    response: Response,
  ): Promise<void> {
    const sent = readInput(contactForm, body);
    const picked = pickedIn((body ?? {}) as Record<string, unknown>, 'client');
    const named = await this.names.read(principal, [{ id: 'client', typed: sent.client, picked }]);
    const form = { ...sent, client: named.numbers.get('client') ?? sent.client };
    const t = textsIn(languageOf(request)).around.form;
    const user = form.user === '' ? null : await this.userAt(principal, form.user);
    const errors: FieldError[] = [
      ...named.errors,
      ...(form.name === '' ? [{ field: 'name', text: t.nameMissing }] : []),
      ...(user === undefined ? [{ field: 'user', text: t.unknownUser }] : []),
    ];
    if (user !== undefined && named.plain && errors.length === 0) {
      const wanted = { ...form, user };
      const result = contact
        ? await this.contacts.change(principal, contact.id, wanted)
        : await this.contacts.create(principal, wanted);
      if (result.ok) {
        const notice = { tone: 'done', text: t.saved(form.name) } as const;
        return this.shells.goOn(request, response, urls.contact(result.contact.id), notice);
      }
      if (result.code === 'NOT_FOUND') return refuse(result.code, 404);
      if (result.code === 'CONFLICT') {
        const notice = refusedNotice(result, languageOf(request));
        return this.shells.goOn(request, response, urls.contact(contact!.id), notice);
      }
      const field = result.code === 'UNKNOWN_USER' ? 'user' : 'client';
      errors.push({ field, text: field === 'user' ? t.unknownUser : t.clientMissing });
    }
    response.status(422).send(await this.page(principal, request, contact, form, errors, named.matches['client']));
  }

  /** Id of the user with this address; undefined where there is none. */
  private async userAt({ organisationId }: Principal, email: string): Promise<string | undefined> {
    return (await this.tenancy.within(organisationId, (tx) => userAt(tx, organisationId, email)))?.id;
  }

  private async find({ organisationId }: Principal, id: string): Promise<ContactRecord> {
    const contact = await this.tenancy.within(organisationId, (tx) => this.contacts.find(tx, organisationId, id));
    return contact ?? refuse('NOT_FOUND', 404);
  }

  private async page(
    principal: Principal,
    request: Request,
    contact: ContactRecord | null,
    form: ContactForm,
    errors: FieldError[],
    matches?: ClientMatches,
  ): Promise<string> {
    const canExplain = principal.permissions.has('explain');
    const page = await this.shells.for(principal, request);
    return renderPage(ContactPage({ ...page, contact, form, errors, matches, canExplain }));
  }
}
