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
import { cancelledMailsAnswer, plannedRuleAnswer, ruleAnswer, ruleExample, vocabularyAnswer } from './api-examples.js';
import { DATA_FIELDS, FIELDS, OPERATORS_OF } from './fields.js';
import { RECIPIENT_KINDS } from './recipients.js';
import { done } from './refusal.js';
import { newRule, ruleChange } from './rule-input.js';
import { RulePlannings } from './planned-mails.service.js';
import type { PlannedRule, RuleRow } from './rule-rows.js';
import { Rules } from './rules.service.js';

const ruleQuery = z.strictObject({
  type: z.string().max(20).optional(),
  kind: z.string().max(100).optional(),
  active: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Rules: what is sent to whom when something happens (A03, A10, A34, A35). */
@ApiTags('Rules')
@Controller('api/v1/rules')
export class RulesController {
  constructor(
    private readonly rules: Rules,
    private readonly plannings: RulePlannings,
  ) {}

  @Get()
  @Needs('rules:read')
  @ApiOperation({ summary: 'Rules, by name; filters `type`, `kind`, `active` and `q`' })
  @ApiAnswer(200, pageOf(ruleAnswer))
  @ApiZodQuery(ruleQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.rules.list(principal, readInput(ruleQuery, query));
  }

  @Get('vocabulary')
  @Needs('rules:read')
  @ApiOperation({ summary: 'What rules are made of: fields, the operators of each kind of field, standard recipients' })
  @ApiAnswer(200, vocabularyAnswer)
  vocabulary() {
    const fields = FIELDS.map(({ name, label, kind, choices }) => ({ name, label, kind, choices }));
    const data = DATA_FIELDS.map(({ prefix, label }) => ({ prefix, label, kind: 'any' }));
    return { fields, data, operators: OPERATORS_OF, recipients: RECIPIENT_KINDS };
  }

  @Post()
  @Needs('rules:write')
  @ApiOperation({ summary: 'Make a rule' })
  @ApiZodBody(newRule.meta({ example: ruleExample }))
  @ApiAnswer(201, ruleAnswer)
  async create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return done(await this.rules.create(principal, readInput(newRule, body))).rule;
  }

  @Get(':id')
  @Needs('rules:read')
  @ApiOperation({ summary: 'One rule; `planned`: how many mails it made that wait for their time' })
  @ApiAnswer(200, plannedRuleAnswer)
  async one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.withPlanned(principal, (await this.rules.find(principal, id)) ?? refuse('NOT_FOUND', 404));
  }

  @Patch(':id')
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Change a rule: what is left out stays; another `revision` by now is a CONFLICT',
    description:
      'A change revokes nothing: `planned` says how many mails of it will still go out, also where it is switched off. `DELETE /rules/{id}/planned` cancels them.',
  })
  @ApiZodBody(ruleChange.meta({ example: { revision: 1, active: false } }))
  @ApiAnswer(200, plannedRuleAnswer)
  async change(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.withPlanned(principal, done(await this.rules.change(principal, id, readInput(ruleChange, body))).rule);
  }

  @Delete(':id/planned')
  @Needs('rules:write')
  @ApiOperation({
    summary: 'Cancel the mails that a rule has planned: at most 1,000 at once, those that go out first',
    description:
      '`lines`: what became of each. One that is being sent at this moment is refused (NOT_WITHDRAWABLE). `left`: how many are still planned; ask again. They are listed by `GET /messages?rule=…&status=queued`.',
  })
  @ApiAnswer(200, cancelledMailsAnswer)
  async cancelPlanned(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { lines, left } = done(await this.plannings.cancel(principal, id));
    return { lines, left };
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('rules:write')
  @ApiOperation({ summary: 'Remove a rule that nothing refers to; otherwise IN_USE: switch it off' })
  @ApiNoContent()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    done(await this.rules.remove(principal, id));
  }

  private async withPlanned(principal: Principal, rule: RuleRow): Promise<PlannedRule> {
    return { ...rule, planned: await this.plannings.count(principal, rule.id) };
  }
}
