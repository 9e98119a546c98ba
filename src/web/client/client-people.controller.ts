import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails } from '../../clients/client-details.service.js';
import { ClientPlaces } from '../../clients/client-places.service.js';
import { PeopleAround } from '../../clients/client-people.service.js';
import { UserReader } from '../../clients/users/user-reader.service.js';
import { refuse } from '../../common/problem.js';
import { Groups } from '../../organisations/groups.service.js';
import { OrganisationFacts } from '../../organisations/organisation-facts.service.js';
import { Tenancy, type Tx } from '../../database/tenancy.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import type { ClientCareProps } from './client-care.js';
import { ClientPeoplePage } from './client-people-page.js';

/** As many of the staff as can be chosen from; an organisation with more names managers from its own system. */
const MOST_STAFF = 500;

const peopleQuery = z.object({ all: z.enum(['', '1']).catch('') });

/** Who is around a client, for administrators: users with access, contacts, sender (C06, A18, A19). */
@Controller(urls.clients)
export class ClientPeopleController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly places: ClientPlaces,
    private readonly around: PeopleAround,
    private readonly users: UserReader,
    private readonly groups: Groups,
    private readonly organisation: OrganisationFacts,
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
      if (!client || !people || !cascade) return refuse('NOT_FOUND', 404);
      const { defaultConfirmation } = await this.organisation.read(tx, organisationId);
      const choices = principal.permissions.has('people:write') ? await this.careChoices(tx, organisationId) : null;
      const place = await this.places.of(tx, principal, client.id);
      return { client, place, people, cascade, defaultConfirmation, choices };
    });
    const { client, place, people, cascade, defaultConfirmation, choices } = facts;
    const byName = people.access.toSorted((a, b) => a.user.name.localeCompare(b.user.name));
    const ownContacts = people.contacts.filter(({ user }) => !user?.intermediary);
    return renderPage(
      ClientPeoplePage({
        ...(await this.shells.for(principal, request)),
        client,
        place,
        access: all ? byName : byName.filter(({ user }) => !user.intermediary),
        all,
        everybody: byName.length,
        intermediaries: byName.filter(({ user }) => user.intermediary).length,
        contacts: all ? people.contacts : ownContacts,
        contactsLeftOut: all ? 0 : people.contacts.length - ownContacts.length,
        cascade,
        care: {
          externalId: client.externalId,
          seen: client.updatedAt.toISOString(),
          own: client,
          effective: {
            group: client.group ?? people.group?.name ?? null,
            manager: people.manager?.name ?? null,
            confirmation: people.confirmation ?? defaultConfirmation,
          },
          choices,
        },
      }),
    );
  }

  private async careChoices(tx: Tx, organisationId: string): Promise<ClientCareProps['choices']> {
    const groups = await this.groups.list(tx, organisationId);
    const staff = await this.users.page(tx, organisationId, { side: 'staff', limit: MOST_STAFF });
    const byName = staff.items.toSorted((a, b) => a.name.localeCompare(b.name));
    return { groups: groups.map(({ name }) => name), staff: byName };
  }
}
