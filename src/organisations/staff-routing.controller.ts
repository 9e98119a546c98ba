import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { isId } from '../common/ids.js';
import { ApiProblem } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { routingAnswer, routingExample } from './api-examples.js';
import { StaffRoutings, type RoutingRecord } from './staff-routings.service.js';

const routing = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    mode: z.enum(['cascade', 'personalised']),
    users: z.array(z.string().refine(isId, 'must be the id of a user')).max(200).default([]),
  }),
);

/** Recipients of automatic e-mails (E18–E22). */
@ApiTags('Organisation')
@Controller('api/v1/staff-routing')
export class StaffRoutingController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly routings: StaffRoutings,
  ) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({ summary: 'Who gets the mails for staff, by message type (E21)' })
  @ApiAnswer(200, pageOf(routingAnswer))
  async list(@CurrentPrincipal() { organisationId }: Principal) {
    const items = await this.tenancy.within(organisationId, (tx) => this.routings.list(tx, organisationId));
    return { items, next: null };
  }

  @Put(':type')
  @Needs('people:write')
  @ApiOperation({
    summary: 'Choose who gets the mails of a type',
    description: 'Personalised with nobody, or with nobody who is active, counts as no choice: the cascade (Ed4).',
  })
  @ApiZodBody(routing.meta({ example: routingExample }))
  @ApiAnswer(200, routingAnswer)
  async set(
    @CurrentPrincipal() principal: Principal,
    @Param('type') type: string,
    @Body() body: unknown,
  ): Promise<RoutingRecord> {
    const set = await this.routings.set(principal, type, readInput(routing, body));
    if (set.ok) return set.routing;
    if (set.code === 'UNKNOWN_USER') throw new ApiProblem(set.code, 422, { errors: set.errors });
    throw new ApiProblem(set.code, 404);
  }
}
