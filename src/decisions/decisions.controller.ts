import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { isId } from '../common/ids.js';
import { isPeriod, moment, NO_PERIOD } from '../common/moment.js';
import { refuse } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodQuery, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { decisionAnswer, decisionListed, eventAnswer } from './api-examples.js';
import { DecisionReader, type DecisionPage } from './decision-reader.service.js';

const time = moment('must be a time as 2026-11-21T08:14:00+01:00');

const decisionQuery = z.strictObject({
  client: z.string().min(1).max(200),
  from: time.optional(),
  to: time.optional(),
  rule: z.string().refine(isId, 'must be the id of a rule').optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** What was decided on what happened, and why (N01). */
@ApiTags('Decisions')
@Controller('api/v1')
export class DecisionsController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly reader: DecisionReader,
  ) {}

  @Get('decisions')
  @Needs('messages:read')
  @ApiOperation({ summary: 'What was decided about a client in a period, the newest first: why did it not get …?' })
  @ApiAnswer(200, pageOf(decisionListed))
  @ApiZodQuery(decisionQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown): Promise<DecisionPage> {
    const filter = readInput(decisionQuery.refine(isPeriod, NO_PERIOD), query);
    return this.tenancy.within(principal.organisationId, (tx) => this.reader.list(tx, principal, filter));
  }

  @Get('decisions/:id')
  @Needs('messages:read')
  @ApiOperation({ summary: 'One decision with its trace' })
  @ApiAnswer(200, decisionAnswer)
  async decision(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const found = await this.tenancy.within(principal.organisationId, (tx) => this.reader.find(tx, principal, id));
    return found ?? refuse('NOT_FOUND', 404);
  }

  @Get('events/:id')
  @Needs('messages:read')
  @ApiOperation({ summary: 'One event with all that was decided on it' })
  @ApiAnswer(200, eventAnswer)
  async event(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const found = await this.tenancy.within(principal.organisationId, (tx) => this.reader.findEvent(tx, principal, id));
    return found ?? refuse('NOT_FOUND', 404);
  }
}
