import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import {
  ApiAnswer,
  ApiNoContent,
  ApiOperation,
  ApiTags,
  ApiZodBody,
  ApiZodQuery,
  pageOf,
} from '../http/api-description.js';
import { readInput } from '../http/input.js';
import {
  appliedAnswer,
  assigned,
  assignmentAnswer,
  assignmentExample,
  previewAnswer,
  touchedAnswer,
} from './api-examples.js';
import { assignmentDates, newAssignment, previewQuery } from './assignment-input.js';
import { Assignments } from './assignments.service.js';
import { touchedJson } from './open-cases.js';
import { done } from './refusal.js';

const assignmentQuery = z.strictObject({
  client: z.string().max(200).optional(),
  rule: z.uuid().optional(),
  ruleSet: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Rules and rule sets for a client and all below it (A21–A32). */
@ApiTags('Rules')
@Controller('api/v1/assignments')
export class AssignmentsController {
  constructor(private readonly assignments: Assignments) {}

  @Get()
  @Needs('rules:read')
  @ApiOperation({ summary: 'Assignments; filters `client`, `rule` and `ruleSet`' })
  @ApiAnswer(200, pageOf(assigned))
  @ApiZodQuery(assignmentQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.assignments.list(principal, readInput(assignmentQuery, query));
  }

  @Get('preview')
  @Needs('rules:read')
  @ApiOperation({
    summary: 'The open cases that assigning with `applyToOpenCases: true` would touch',
    description:
      'Query as the body of POST: `client`, `rule` or `ruleSet`, `startsOn`, `endsOn`. `begunBefore` counts the open cases ' +
      'that began before `startsOn`, and so do not get it; with `earliest` as the first day all of them would.',
  })
  @ApiAnswer(200, previewAnswer)
  @ApiZodQuery(previewQuery)
  async preview(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    const { touched, begunBefore } = done(await this.assignments.preview(principal, readInput(previewQuery, query)));
    return { ...touchedJson(touched), begunBefore };
  }

  @Post()
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Assign a rule or a rule set to a client and all below it',
    description:
      '`applyToOpenCases` must be answered: true plans it on the open cases that it covers on their first day, and ' +
      'decides their opening again for these rules; false holds for cases to come. The very same assignment sent again ' +
      'makes no second one (`again`: true).',
  })
  @ApiZodBody(newAssignment.meta({ example: assignmentExample }))
  @ApiAnswer(201, assignmentAnswer)
  async create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    const { applyToOpenCases, ...input } = readInput(newAssignment, body);
    const { assignment, touched, again } = done(await this.assignments.create(principal, input, applyToOpenCases));
    return { ...assignment, applied: touchedJson(touched), again };
  }

  @Get(':id')
  @Needs('rules:read')
  @ApiOperation({ summary: 'One assignment' })
  @ApiAnswer(200, assigned)
  async one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return (await this.assignments.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }

  @Patch(':id')
  @Needs('rules:write')
  @ApiOperation({ summary: 'Change the dates: saved, and nothing is planned, revoked or sent by it (A28)' })
  @ApiZodBody(assignmentDates.meta({ example: { startsOn: '2026-11-02' } }))
  @ApiAnswer(200, assigned)
  async change(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return done(await this.assignments.changeDates(principal, id, readInput(assignmentDates, body))).assignment;
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('rules:write')
  @ApiOperation({ summary: 'Take it away for cases to come; what was planned by it stays' })
  @ApiNoContent()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    done(await this.assignments.remove(principal, id));
  }

  @Get(':id/preview')
  @Needs('rules:read')
  @ApiOperation({ summary: 'The open cases that applying it again would touch' })
  @ApiAnswer(200, touchedAnswer)
  async previewAgain(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return touchedJson(done(await this.assignments.previewAgain(principal, id)).touched);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Needs('rules:write')
  @ApiOperation({ summary: 'Apply it to open cases, as Yes does when it is made' })
  @ApiAnswer(200, appliedAnswer)
  async apply(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { assignment, touched } = done(await this.assignments.apply(principal, id));
    return { ...assignment, applied: touchedJson(touched) };
  }
}
