import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { fieldProblem } from '../common/field-problem.js';
import { ApiProblem, refuse } from '../common/problem.js';
import type { Refusal } from '../common/reasons.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiNoContent, ApiOperation, ApiTags, ApiZodBody, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { groupAnswer, groupExample } from './api-examples.js';
import { Groups, type GroupRecord, type GroupResult } from './groups.service.js';

const fields = { name: z.string().min(1).max(200), email: z.string().max(1000).nullable() };

const newGroup = z.preprocess(withoutExtraFields, z.strictObject({ ...fields, email: fields.email.default(null) }));

const groupChange = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** Of the group as the caller saw it. */
    revision: z.int(),
    ...z.object(fields).partial().shape,
  }),
);

/** Client groups (E05). */
@ApiTags('Organisation')
@Controller('api/v1/groups')
export class GroupsController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly groups: Groups,
  ) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({ summary: 'All client groups, by name' })
  @ApiAnswer(200, pageOf(groupAnswer))
  async list(@CurrentPrincipal() { organisationId }: Principal) {
    const items = await this.tenancy.within(organisationId, (tx) => this.groups.list(tx, organisationId));
    return { items, next: null };
  }

  @Post()
  @Needs('people:write')
  @ApiOperation({ summary: 'Make a client group; without an address it does nothing for its senders (E08)' })
  @ApiZodBody(newGroup.meta({ example: groupExample }))
  @ApiAnswer(201, groupAnswer)
  async create(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return answer(await this.groups.create(principal, readInput(newGroup, body)));
  }

  @Get(':id')
  @Needs('people:read')
  @ApiOperation({ summary: 'One client group' })
  @ApiAnswer(200, groupAnswer)
  async one(@CurrentPrincipal() { organisationId }: Principal, @Param('id') id: string): Promise<GroupRecord> {
    const group = await this.tenancy.within(organisationId, (tx) => this.groups.find(tx, organisationId, id));
    return group ?? refuse('NOT_FOUND', 404);
  }

  @Patch(':id')
  @Needs('people:write')
  @ApiOperation({ summary: 'Change the name or the address; another `revision` by now is a CONFLICT' })
  @ApiZodBody(groupChange.meta({ example: { revision: 1, email: groupExample.email } }))
  @ApiAnswer(200, groupAnswer)
  async change(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return answer(await this.groups.change(principal, id, readInput(groupChange, body)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('people:write')
  @ApiOperation({ summary: 'Remove a group that no client is in' })
  @ApiNoContent()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    const removed = await this.groups.remove(principal, id);
    if (!removed.ok) throw problem(removed);
  }
}

function answer(result: GroupResult): GroupRecord {
  if (result.ok) return result.group;
  throw problem(result);
}

function problem({ code }: Refusal): ApiProblem {
  const errors = code === 'NAME_IN_USE' ? [fieldProblem('name', code)] : [];
  return new ApiProblem(code, code === 'NOT_FOUND' ? 404 : 409, { errors });
}
