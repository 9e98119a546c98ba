import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import {
  ApiAnswer,
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiTags,
  ApiZodBody,
  ApiZodQuery,
  pageOf,
} from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { readNdjson } from '../http/ndjson.js';
import { clientAnswer, clientExample, importAnswer } from './api-examples.js';
import { clientBody } from './client-input.js';
import { ClientImport, type ImportAnswer } from './client-import.service.js';
import { ClientsApi } from './clients-api.js';

const ROWS_PER_TRANSACTION = 500;

const clientQuery = z.strictObject({
  q: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

/** Who messages are about (design §8): written by the library's system, looked up by everybody. */
@ApiTags('Clients')
@Controller('api/v1/clients')
export class ClientsController {
  constructor(
    private readonly clients: ClientsApi,
    private readonly imports: ClientImport,
  ) {}

  @Get()
  @Needs('clients:read')
  @ApiOperation({
    summary: 'Clients',
    description: 'With `q` the best matches, and no further page; without it all, by external id, page by page.',
  })
  @ApiAnswer(200, pageOf(clientAnswer))
  @ApiZodQuery(clientQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.clients.list(principal, readInput(clientQuery, query));
  }

  @Post('import')
  @HttpCode(200)
  @Needs('clients:write')
  @ApiOperation({ summary: 'Write many clients, one a line; a client that is named as a parent comes first' })
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string' } })
  @ApiAnswer(200, importAnswer)
  import(@CurrentPrincipal() { organisationId }: Principal, @Req() request: Request): Promise<ImportAnswer> {
    if (!request.is('application/x-ndjson')) refuse('UNSUPPORTED_TYPE', 415, { which: 'application/x-ndjson' });
    return this.imports.take(organisationId, readNdjson(request, ROWS_PER_TRANSACTION));
  }

  @Get(':externalId')
  @Needs('clients:read')
  @ApiOperation({ summary: 'One client' })
  @ApiAnswer(200, clientAnswer)
  one(@CurrentPrincipal() principal: Principal, @Param('externalId') externalId: string) {
    return this.clients.one(principal, externalId);
  }

  @Put(':externalId')
  @Needs('clients:write')
  @ApiOperation({ summary: 'Write a client whole: fields left out are cleared; what staff corrected stays (L21)' })
  @ApiZodBody(clientBody.meta({ example: clientExample }))
  @ApiAnswer(200, clientAnswer)
  put(@CurrentPrincipal() principal: Principal, @Param('externalId') externalId: string, @Body() body: unknown) {
    return this.clients.put(principal, externalId, readInput(clientBody, body));
  }
}
