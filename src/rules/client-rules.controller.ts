import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { day } from '../common/moment.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodQuery } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { clientRulesAnswer } from './api-examples.js';
import { ClientRuleBook, type ClientRules } from './client-rules.service.js';

const onDay = z.strictObject({ date: day('must be a date as 2026-11-22').optional() });

/** Which rules hold for a client (A23, A30, A32). */
@ApiTags('Rules')
@Controller('api/v1/clients/:externalId/effective-rules')
export class ClientRulesController {
  constructor(private readonly book: ClientRuleBook) {}

  @Get()
  @Needs('rules:read')
  @ApiOperation({
    summary: 'The rules that hold for a client on a day, where each comes from, and what holds below it',
  })
  @ApiAnswer(200, clientRulesAnswer)
  @ApiZodQuery(onDay)
  async read(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Query() query: unknown,
  ): Promise<ClientRules> {
    const { date } = readInput(onDay, query);
    return (await this.book.read(principal, externalId, date)) ?? refuse('NOT_FOUND', 404);
  }
}
