import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, pageOf } from '../http/api-description.js';
import { clientContact, clientUser, senderAnswer } from './api-examples.js';
import { PeopleAround } from './client-people.service.js';
import type { ContactPerson, UserAccess } from './people.js';

/** Who is around a client. */
@ApiTags('Clients')
@Controller('api/v1/clients/:externalId')
export class ClientPeopleController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly around: PeopleAround,
  ) {}

  @Get('users')
  @Needs('people:read')
  @ApiOperation({
    summary: 'Users with access to the client, users of other clients included (C06)',
    description: '`via`: the client with the access, this one or one above it. `own`: a user of this client (Cd3).',
  })
  @ApiAnswer(200, pageOf(clientUser))
  async users(@CurrentPrincipal() principal: Principal, @Param('externalId') externalId: string) {
    const { access } = await this.people(principal, externalId);
    return { items: access.map(accessJson), next: null };
  }

  @Get('contacts')
  @Needs('people:read')
  @ApiOperation({ summary: 'Contacts of the client and of those above it, nearest first (A18)' })
  @ApiAnswer(200, pageOf(clientContact))
  async contacts(@CurrentPrincipal() principal: Principal, @Param('externalId') externalId: string) {
    const { contacts } = await this.people(principal, externalId);
    return { items: contacts.map(contactJson), next: null };
  }

  @Get('sender')
  @Needs('people:read')
  @ApiOperation({ summary: 'Who sends a mail about this client, step by step (E03–E07)' })
  @ApiAnswer(200, senderAnswer)
  async sender(@CurrentPrincipal() { organisationId }: Principal, @Param('externalId') externalId: string) {
    const sender = await this.tenancy.within(organisationId, (tx) =>
      this.around.sender(tx, organisationId, externalId),
    );
    return sender ?? refuse('NOT_FOUND', 404);
  }

  private async people({ organisationId }: Principal, externalId: string) {
    const people = await this.tenancy.within(organisationId, (tx) =>
      this.around.people(tx, organisationId, externalId),
    );
    return people ?? refuse('NOT_FOUND', 404);
  }
}

function accessJson({ user, via, own, approvalNotices }: UserAccess) {
  const { id, name, email, active, intermediary, catchAll, modules } = user;
  return { user: id, name, email, active, own, intermediary, via: via.externalId, catchAll, modules, approvalNotices };
}

function contactJson({ id, name, role, node, user }: ContactPerson) {
  return { id, client: node.externalId, name, role, user: user?.id ?? null };
}
