import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ApiKeyCare, type ApiKeyRecord } from '../auth/api-key-care.js';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import { SCOPES } from '../auth/permissions.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiNoContent, ApiOperation, ApiTags, ApiZodBody, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { keyAnswer, keyExample } from './api-examples.js';

const newKey = z.preprocess(
  withoutExtraFields,
  z.strictObject({ name: z.string().trim().min(1).max(100), scopes: z.array(z.enum(SCOPES)).min(1).max(20) }),
);

/** Keys of the organisation's systems (design §8). */
@ApiTags('Organisation')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeyCare) {}

  @Get()
  @Needs('keys:read')
  @ApiOperation({ summary: 'All API keys, newest first, without their secrets' })
  @ApiAnswer(200, pageOf(keyAnswer))
  async list(@CurrentPrincipal() { organisationId }: Principal): Promise<{ items: ApiKeyRecord[]; next: null }> {
    return { items: await this.keys.list(organisationId), next: null };
  }

  @Post()
  @Needs('keys:write')
  @ApiOperation({ summary: 'Make an API key, of at most the caller’s own scopes; its secret is told this once' })
  @ApiZodBody(newKey.meta({ example: keyExample }))
  @ApiAnswer(201, { ...keyAnswer, secret: 'bode_0YzL6e7W…' })
  async create(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<ApiKeyRecord & { secret: string }> {
    const made = await this.keys.create(principal, readInput(newKey, body));
    return made.ok ? { ...made.key, secret: made.secret } : refuse(made.code, 403);
  }

  @Delete(':id')
  @HttpCode(204)
  @Needs('keys:write')
  @ApiOperation({ summary: 'Revoke an API key: from now on it opens nothing' })
  @ApiNoContent()
  async revoke(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<void> {
    if (!(await this.keys.revoke(principal, id))) refuse('NOT_FOUND', 404);
  }
}
