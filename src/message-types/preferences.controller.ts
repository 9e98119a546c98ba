import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { wishAnswer, wishExample } from './api-examples.js';
import { MessageTypesApi } from './message-types-api.js';

const wish = z.preprocess(withoutExtraFields, z.strictObject({ format: z.enum(['email', 'letter']) }));

/** In which format a client likes to get each type (L02). */
@ApiTags('Clients')
@Controller('api/v1/clients/:externalId/preferences')
export class PreferencesController {
  constructor(private readonly types: MessageTypesApi) {}

  @Get()
  @Needs('clients:read')
  @ApiOperation({ summary: 'What the client may choose, and chose' })
  @ApiAnswer(200, pageOf(wishAnswer))
  list(@CurrentPrincipal() principal: Principal, @Param('externalId') externalId: string) {
    return this.types.wishes(principal, externalId);
  }

  @Put(':type')
  @Needs('clients:write')
  @ApiOperation({ summary: 'Choose one of the formats that the type allows' })
  @ApiZodBody(wish.meta({ example: wishExample }))
  @ApiAnswer(200, wishAnswer)
  set(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Param('type') type: string,
    @Body() body: unknown,
  ) {
    return this.types.setWish(principal, externalId, type, readInput(wish, body).format);
  }

  @Delete(':type')
  @Needs('clients:write')
  @ApiOperation({ summary: "Take the choice back: the type's default holds again" })
  @ApiAnswer(200, wishAnswer)
  clear(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Param('type') type: string,
  ) {
    return this.types.setWish(principal, externalId, type, null);
  }
}
