import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { textAnswer, textExample, typeAnswer, typeChangeExample } from './api-examples.js';
import { MessageTypesApi } from './message-types-api.js';

const format = z.enum(['email', 'letter']);

/** A module or notice type: an open list, of which pages offer the usual ones (C09, C13). */
const word = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be a word of small letters, as approval')
  .nullable();

const typeChange = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    revision: z.int(),
    formats: z.array(format).min(1).max(10).optional(),
    defaultFormat: format.optional(),
    onNotSent: z.enum(['letter', 'wait-for-resend']).optional(),
    onBounce: z.enum(['letter', 'none']).optional(),
    requirePostalAddress: z.boolean().optional(),
    mandatory: z.boolean().optional(),
    retentionDays: z.int().optional(),
    module: word.optional(),
    noticeType: word.optional(),
  }),
);

const language = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/, 'must be a language of two small letters, as nl'),
});

const writtenText = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** Of the text this one takes the place of; 0 for a language that has none. */
    version: z.int().min(0),
    subject: z.string().min(1).max(1_000),
    body: z.string().min(1).max(100_000),
    letterBody: z.string().min(1).max(100_000).nullable().default(null),
  }),
);

/** Kinds of messages: their preferences (D20, Dd5) and their texts (L12). */
@ApiTags('Message types')
@Controller('api/v1/message-types')
export class MessageTypesController {
  constructor(private readonly types: MessageTypesApi) {}

  @Get()
  @Needs('types:read')
  @ApiOperation({ summary: 'All message types with their preferences' })
  @ApiAnswer(200, pageOf(typeAnswer))
  list(@CurrentPrincipal() principal: Principal) {
    return this.types.list(principal);
  }

  @Get(':code')
  @Needs('types:read')
  @ApiOperation({ summary: 'One message type' })
  @ApiAnswer(200, typeAnswer)
  one(@CurrentPrincipal() principal: Principal, @Param('code') code: string) {
    return this.types.one(principal, code);
  }

  @Patch(':code')
  @Needs('types:write')
  @ApiOperation({
    summary: 'Change a preference',
    description: 'What is not named follows from the formats; another `revision` by now is a CONFLICT.',
  })
  @ApiZodBody(typeChange.meta({ example: typeChangeExample }))
  @ApiAnswer(200, typeAnswer)
  change(@CurrentPrincipal() principal: Principal, @Param('code') code: string, @Body() body: unknown) {
    return this.types.change(principal, code, readInput(typeChange, body));
  }

  @Get(':code/texts/:language')
  @Needs('types:read')
  @ApiOperation({ summary: 'The published text in one language' })
  @ApiAnswer(200, textAnswer)
  text(@CurrentPrincipal() principal: Principal, @Param('code') code: string, @Param('language') language: string) {
    return this.types.text(principal, code, language);
  }

  @Put(':code/texts/:language')
  @Needs('types:write')
  @ApiOperation({ summary: 'Publish a text as the next version, after it was rendered with sample data' })
  @ApiZodBody(writtenText.meta({ example: textExample }))
  @ApiAnswer(200, textAnswer)
  publish(
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Param() path: { language: string },
    @Body() body: unknown,
  ) {
    const { language: of } = readInput(language, { language: path.language });
    return this.types.publish(principal, code, of, readInput(writtenText, body));
  }
}
