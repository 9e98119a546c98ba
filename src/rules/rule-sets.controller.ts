import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
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
import { ruleSetAnswer, ruleSetExample, touchedAnswer } from './api-examples.js';
import { addedRule } from './assignment-input.js';
import { touchedJson } from './open-cases.js';
import { done } from './refusal.js';
import { RuleSets } from './rule-sets.service.js';

const name = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');

const newRuleSet = z.preprocess(
  withoutExtraFields,
  z.strictObject({ name, rules: z.array(z.uuid()).max(1_000).default([]) }),
);

const ruleSetChange = z.preprocess(withoutExtraFields, z.strictObject({ name }));

const ruleSetQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const ruleQuery = z.strictObject({ rule: z.uuid() });

/** Bundles of rules: subscriptions (A21, A24, A29). */
@ApiTags('Rules')
@Controller('api/v1/rule-sets')
export class RuleSetsController {
  constructor(private readonly ruleSets: RuleSets) {}

  @Get()
  @Needs('rules:read')
  @ApiOperation({ summary: 'Rule sets, by name' })
  @ApiAnswer(200, pageOf(ruleSetAnswer))
  @ApiZodQuery(ruleSetQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.ruleSets.list(principal, readInput(ruleSetQuery, query));
  }

  @Post()
  @Needs('rules:write')
  @ApiOperation({ summary: 'Make a rule set' })
  @ApiZodBody(newRuleSet.meta({ example: ruleSetExample }))
  @ApiAnswer(201, ruleSetAnswer)
  async create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return done(await this.ruleSets.create(principal, readInput(newRuleSet, body))).ruleSet;
  }

  @Get(':id')
  @Needs('rules:read')
  @ApiOperation({ summary: 'One rule set with its rules' })
  @ApiAnswer(200, ruleSetAnswer)
  async one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return (await this.ruleSets.find(principal, id)) ?? refuse('NOT_FOUND', 404);
  }

  @Patch(':id')
  @Needs('rules:write')
  @ApiOperation({ summary: 'Give it another name' })
  @ApiZodBody(ruleSetChange.meta({ example: { name: ruleSetExample.name } }))
  @ApiAnswer(200, ruleSetAnswer)
  async rename(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return done(await this.ruleSets.rename(principal, id, readInput(ruleSetChange, body).name)).ruleSet;
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('rules:write')
  @ApiOperation({ summary: 'Remove a rule set that is assigned to nobody; otherwise IN_USE' })
  @ApiNoContent()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    done(await this.ruleSets.remove(principal, id));
  }

  @Get(':id/preview')
  @Needs('rules:read')
  @ApiOperation({ summary: 'The open cases that adding `rule` with `applyToOpenCases: true` would touch' })
  @ApiAnswer(200, touchedAnswer)
  @ApiZodQuery(ruleQuery)
  async preview(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Query() query: unknown) {
    const { rule } = readInput(ruleQuery, query);
    return touchedJson(done(await this.ruleSets.previewRule(principal, id, rule)).touched);
  }

  @Post(':id/rules')
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Add a rule to the set',
    description: '`applyToOpenCases` must be answered, as for an assignment. Added again, it is applied again.',
  })
  @ApiZodBody(addedRule.meta({ example: { rule: ruleSetExample.rules[0], applyToOpenCases: false } }))
  @ApiAnswer(201, { ...ruleSetAnswer, applied: touchedAnswer })
  async addRule(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    const { rule, applyToOpenCases } = readInput(addedRule, body);
    const { ruleSet, touched } = done(await this.ruleSets.addRule(principal, id, rule, applyToOpenCases));
    return { ...ruleSet, applied: touchedJson(touched) };
  }

  @Delete(':id/rules/:rule')
  @Needs('rules:write')
  @ApiOperation({ summary: 'Take a rule out for cases to come; what was planned by it stays' })
  @ApiAnswer(200, ruleSetAnswer)
  async removeRule(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Param('rule') rule: string) {
    return done(await this.ruleSets.removeRule(principal, id, rule)).ruleSet;
  }
}
