import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { PeopleAround } from '../../clients/client-people.service.js';
import { ClientPlaces } from '../../clients/client-places.service.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { ClientSigns } from '../../messages/client-signs.service.js';
import { MessageList } from '../../messages/message-list.service.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { ClientPage } from './client-page.js';
import { clientQuery, listFilter, type ClientQuery } from './client-query.js';
import { clientPage, type ClientFacts } from './client-view.js';

const ROWS = 50;

/** The page of one client: addresses and all messages (D01, D02, L03). */
@Controller(urls.clients)
export class ClientController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly places: ClientPlaces,
    private readonly around: PeopleAround,
    private readonly messages: MessageList,
    private readonly signs: ClientSigns,
    private readonly shells: Shells,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':externalId')
  @Needs('clients:read')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const asked = clientQuery.parse(query);
    const facts = await this.facts(principal, externalId, asked);
    const page = await this.shells.for(principal, request);
    return renderPage(ClientPage(clientPage(page, principal, asked, facts)));
  }

  private async facts(principal: Principal, externalId: string, query: ClientQuery): Promise<ClientFacts> {
    const now = this.clock.now();
    const known = await this.tenancy.within(principal.organisationId, async (tx) => {
      const client = await this.details.find(tx, principal, externalId);
      if (!client) return refuse('NOT_FOUND', 404);
      const filter = {
        ...listFilter(externalId, query, now),
        limit: ROWS,
        ...(query.cursor && { cursor: query.cursor }),
      };
      return {
        client,
        place: await this.places.of(tx, principal, client.id),
        hasUsers: await this.around.hasUsers(tx, principal.organisationId, client.id),
        failed: await this.signs.failedAddresses(tx, principal.organisationId, client.id, client.emails, now),
        list: await this.messages.page(tx, principal, filter),
        counts: await this.messages.countsOfClient(tx, principal, client.id),
      };
    });
    return { ...known, resendable: query.offer ? await this.signs.resendable(principal, externalId) : [] };
  }
}
