import { Body, Controller, Get, Patch } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { settingsAnswer } from './api-examples.js';
import { OrganisationSwitches, type Settings } from './organisation-switches.service.js';

const settingsChange = z.preprocess(
  withoutExtraFields,
  z.strictObject({ asInWise: z.boolean(), foreignCatchAll: z.boolean() }).partial(),
);

/** What holds for the whole organisation. */
@ApiTags('Organisation')
@Controller('api/v1/organisation/settings')
export class SettingsController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly switches: OrganisationSwitches,
  ) {}

  @Get()
  @Needs('types:read')
  @ApiOperation({ summary: 'The switches of the organisation' })
  @ApiAnswer(200, settingsAnswer)
  read(@CurrentPrincipal() { organisationId }: Principal): Promise<Settings> {
    return this.tenancy.within(organisationId, (tx) => this.switches.read(tx, organisationId));
  }

  @Patch()
  @Needs('settings:write')
  @ApiOperation({
    summary: 'Change the switches that are named',
    description:
      '`asInWise`: all that could not be sent waits for Resend (Dd5). `foreignCatchAll`: users of other clients with access may be catch-all too (Cd3).',
  })
  @ApiZodBody(settingsChange.meta({ example: settingsAnswer }))
  @ApiAnswer(200, settingsAnswer)
  change(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<Settings> {
    return this.switches.change(principal, readInput(settingsChange, body));
  }
}
