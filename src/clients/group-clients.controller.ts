import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodQuery, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { Groups } from '../organisations/groups.service.js';
import { clientAnswer } from './api-examples.js';
import { clientJson } from './client-json.js';
import { GroupClients } from './group-clients.service.js';

const clientsQuery = z.strictObject({
  q: z.string().max(200).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** The clients of a client group (E05). */
@ApiTags('Organisation')
@Controller('api/v1/groups/:id/clients')
export class GroupClientsController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly groups: Groups,
    private readonly clients: GroupClients,
  ) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({
    summary: 'The clients of a group, by name, page by page',
    description:
      'With `q` the best matches, and no further page. A client comes in or goes out by its own `group` (PUT /clients).',
  })
  @ApiAnswer(200, pageOf(clientAnswer))
  @ApiZodQuery(clientsQuery)
  async list(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Query() query: unknown) {
    const { organisationId } = principal;
    const filter = readInput(clientsQuery, query);
    return this.tenancy.within(organisationId, async (tx) => {
      if (!(await this.groups.exists(tx, organisationId, id))) refuse('NOT_FOUND', 404);
      const { items, next } = await this.clients.page(tx, principal, id, filter);
      return { items: items.map(clientJson), next };
    });
  }
}
