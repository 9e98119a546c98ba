import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { PeopleAround } from '../../clients/client-people.service.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { ClientPeoplePage } from './client-people-page.js';

const peopleQuery = z.object({ all: z.enum(['', '1']).catch('') });

/** Who is around a client, for administrators: users with access, contacts, sender (C06, A18, A19). */
@Controller(urls.clients)
export class ClientPeopleController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly around: PeopleAround,
    private readonly shells: Shells,
  ) {}

  @Get(':externalId/people')
  @Needs('people:read')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const all = peopleQuery.parse(query).all === '1';
    const { organisationId } = principal;
    const facts = await this.tenancy.within(organisationId, async (tx) => {
      const client = await this.details.find(tx, principal, externalId);
      const people = client && (await this.around.people(tx, organisationId, externalId));
      const cascade = client && (await this.around.sender(tx, organisationId, externalId));
      return client && people && cascade ? { client, people, cascade } : refuse('NOT_FOUND', 404);
    });
    const { client, people, cascade } = facts;
    const byName = people.access.toSorted((a, b) => a.user.name.localeCompare(b.user.name));
    return renderPage(
      ClientPeoplePage({
        ...(await this.shells.for(principal, request)),
        client,
        access: all ? byName : byName.filter(({ user }) => !user.intermediary),
        all,
        intermediaries: byName.some(({ user }) => user.intermediary),
        contacts: people.contacts,
        cascade,
      }),
    );
  }
}
