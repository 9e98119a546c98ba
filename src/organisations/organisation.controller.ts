import { Body, Controller, Get, Patch } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { organisationAnswer } from './api-examples.js';
import { CONFIRMATIONS } from './confirmation.js';
import { OrganisationFacts, type OrganisationRecord } from './organisation-facts.service.js';

/** Any text, as everywhere: the cascade passes over what is no address, and says so (Ed1). */
const address = z.string().max(1000).nullable();

const organisationChange = z.preprocess(
  withoutExtraFields,
  z
    .strictObject({
      name: z.string().min(1).max(300),
      language: z.string().regex(/^[a-z]{2}$/, 'must be a language of two small letters, as nl'),
      functionalEmail: address,
      communicationEmail: address,
      defaultConfirmation: z.enum(CONFIRMATIONS),
      supportContact: z.string().max(1000).nullable(),
    })
    .partial(),
);

/** The organisation (E06, E07, Cd1). */
@ApiTags('Organisation')
@Controller('api/v1/organisation')
export class OrganisationController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly organisations: OrganisationFacts,
  ) {}

  @Get()
  @Needs('people:read')
  @ApiOperation({ summary: 'The organisation: names, and the addresses it sends from' })
  @ApiAnswer(200, organisationAnswer)
  read(@CurrentPrincipal() { organisationId }: Principal): Promise<OrganisationRecord> {
    return this.tenancy.within(organisationId, (tx) => this.organisations.read(tx, organisationId));
  }

  @Patch()
  @Needs('settings:write')
  @ApiOperation({ summary: 'Change what is named; a no-reply sender goes into functionalEmail (E09)' })
  @ApiZodBody(organisationChange.meta({ example: { supportContact: organisationAnswer.supportContact } }))
  @ApiAnswer(200, organisationAnswer)
  change(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<OrganisationRecord> {
    return this.organisations.change(principal, readInput(organisationChange, body));
  }
}
