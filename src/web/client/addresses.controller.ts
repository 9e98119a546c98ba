import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails, type ClientDetail } from '../../clients/client-details.service.js';
import { Clients, type CorrectionResult } from '../../clients/clients.service.js';
import type { AddressChange, AddressFault } from '../../clients/desk-correction.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { readInput } from '../../http/input.js';
import { languageOf } from '../../http/page-language.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { seesLetters } from '../shell.js';
import { Shells } from '../shells.service.js';
import { urls, withQuery } from '../urls.js';
import {
  addressesForm,
  changeOf,
  fieldErrors,
  formOf,
  knownFaults,
  suggestionsOf,
  type AddressesForm,
} from './addresses-form.js';
import { AddressesPage } from './addresses-page.js';
import { correctedNotice } from './corrected-notice.js';

const suggestionForm = z.object({ from: z.string(), to: z.string() });

/** Correcting a client's addresses at the desk (L21, N13). */
@Controller(urls.clients)
export class AddressesController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly clients: Clients,
    private readonly shells: Shells,
  ) {}

  @Get(':externalId/addresses')
  @Needs('clients:correct')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Req() request: Request,
  ): Promise<string> {
    const client = await this.find(principal, externalId);
    return this.page(principal, request, client, formOf(client));
  }

  @Post(':externalId/addresses')
  @Needs('clients:correct')
  async save(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { seen, ...typed } = readInput(addressesForm, body);
    const client = await this.find(principal, externalId);
    const result = await this.correct(principal, client, changeOf(client, typed), new Date(seen));
    if (result.ok) return this.goBack(principal, externalId, result, request, response);
    if (result.code === 'BAD_VALUE') {
      response.status(422).send(await this.page(principal, request, client, typed, result.faults));
      return;
    }
    return result.code === 'CONFLICT' ? this.tellConflict(externalId, request, response) : refuse('NOT_FOUND', 404);
  }

  /** "Bedoeld: hotmail.com? Overnemen", in one click. */
  @Post(':externalId/addresses/suggestion')
  @Needs('clients:correct')
  async takeSuggestion(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { from, to } = readInput(suggestionForm, body);
    const client = await this.find(principal, externalId);
    const emails = client.emails.map((email) => (email === from ? to : email));
    const proposed = client.addresses.emails.some((email) => email.address === from && email.suggestion === to);
    const result = proposed && (await this.correct(principal, client, { emails }, client.updatedAt));
    // What is no longer proposed, or no longer right, somebody else has changed meanwhile.
    if (!result || !result.ok) return this.tellConflict(externalId, request, response, urls.client(externalId));
    return this.goBack(principal, externalId, result, request, response);
  }

  private async find(principal: Principal, externalId: string): Promise<ClientDetail> {
    const client = await this.tenancy.within(principal.organisationId, (tx) =>
      this.details.find(tx, principal, externalId),
    );
    return client ?? refuse('NOT_FOUND', 404);
  }

  private correct(
    principal: Principal,
    { externalId }: ClientDetail,
    change: AddressChange,
    seen: Date,
  ): Promise<CorrectionResult> {
    const { userId } = principal;
    if (userId === null) return refuse('NOT_ALLOWED', 403);
    return this.clients.correct({ ...principal, userId }, externalId, change, seen);
  }

  /** To the client, where what was not sent can be sent again now (N06). */
  private async goBack(
    principal: Principal,
    externalId: string,
    result: Extract<CorrectionResult, { ok: true }>,
    request: Request,
    response: Response,
  ): Promise<void> {
    const notice = correctedNotice(result, { t: textsIn(languageOf(request)) }, seesLetters(principal));
    const offer = result.fields.length > 0 ? '1' : undefined;
    await this.shells.goOn(request, response, withQuery(urls.client(externalId), { offer }), notice);
  }

  private async tellConflict(
    externalId: string,
    request: Request,
    response: Response,
    to = urls.clientAddresses(externalId),
  ): Promise<void> {
    const { done } = textsIn(languageOf(request)).clients;
    await this.shells.goOn(request, response, to, { tone: 'failed', text: done.conflict });
  }

  private async page(
    principal: Principal,
    request: Request,
    client: ClientDetail,
    form: AddressesForm,
    refused?: readonly AddressFault[],
  ): Promise<string> {
    const page = await this.shells.for(principal, request);
    const { email, ...postal } = form;
    // Room for one more, and for two where there is none yet.
    const filled = email.filter((text) => text.trim() !== '');
    const emails = refused ? email : [...filled, ...Array<string>(Math.max(1, 2 - filled.length)).fill('')];
    const errors = fieldErrors(refused ?? knownFaults(client.addresses), page.view.language);
    const suggestions = refused
      ? suggestionsOf(refused, emails.length)
      : client.addresses.emails.map(({ suggestion }) => suggestion);
    const { postal: judged } = client.addresses;
    const preview = judged.ok && !refused ? judged.lines : null;
    const seen = client.updatedAt.toISOString();
    return renderPage(AddressesPage({ ...page, client, seen, emails, postal, errors, suggestions, preview }));
  }
}
