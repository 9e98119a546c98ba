import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, ApiZodQuery, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { withdrawn } from '../messages/api-examples.js';
import { caseAnswer, caseExample, planAnswer } from './api-examples.js';
import { newCase } from './case-input.js';
import { Cases } from './cases.service.js';
import { done } from './refusal.js';

const caseQuery = z.strictObject({
  client: z.string().max(200).optional(),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Cases, which messages follow, and what is planned for each (A22, A33). */
@ApiTags('Cases')
@Controller('api/v1/cases')
export class CasesController {
  constructor(private readonly cases: Cases) {}

  @Get()
  @Needs('rules:read')
  @ApiOperation({ summary: 'Cases, newest first; filters `client` and `open`' })
  @ApiAnswer(200, pageOf(caseAnswer))
  @ApiZodQuery(caseQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.cases.list(principal, readInput(caseQuery, query));
  }

  @Post()
  @Needs('events:write')
  @ApiOperation({
    summary: 'Open a case: its plan is fixed by what is assigned on its first day',
    description: 'The same as an event `case.opened` that brings the case. A second opening is CASE_EXISTS.',
  })
  @ApiZodBody(newCase.meta({ example: caseExample }))
  @ApiAnswer(201, caseAnswer)
  async open(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return done(await this.cases.open(principal, readInput(newCase, body))).case;
  }

  @Get(':id')
  @Needs('rules:read')
  @ApiOperation({ summary: "One case, by its name in the caller's system" })
  @ApiAnswer(200, caseAnswer)
  async one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return (await this.cases.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Needs('events:write')
  @ApiOperation({ summary: 'Close a case: nothing is planned on it or sent for it any more' })
  @ApiAnswer(200, caseAnswer)
  async close(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return done(await this.cases.close(principal, id)).case;
  }

  @Get(':id/plan')
  @Needs('rules:read')
  @ApiOperation({ summary: 'What is planned for a case, by which way, and what became of it' })
  @ApiAnswer(200, planAnswer)
  async plan(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return { items: done(await this.cases.plan(principal, id)).items, next: null };
  }

  @Put(':id/plan/:rule')
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Put a rule that was taken out back into the plan of a case',
    description: 'From now on. What came up in between is not made up for, and mails that were withdrawn stay so.',
  })
  @ApiAnswer(200, planAnswer)
  async putBack(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Param('rule') rule: string) {
    return { items: done(await this.cases.putBack(principal, id, rule)).items, next: null };
  }

  @Delete(':id/plan/:rule')
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Take a rule out of the plan of a case, and withdraw its mails that wait',
    description:
      '`lines`: what became of each mail that waited. One that is being sent at this moment is refused (NOT_WITHDRAWABLE): it can no longer be stopped.',
  })
  @ApiAnswer(200, { ...planAnswer, lines: [withdrawn] })
  async cancel(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Param('rule') rule: string) {
    const { items, lines } = done(await this.cases.cancel(principal, id, rule));
    return { items, next: null, lines };
  }
}
