import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { isPeriod, NO_PERIOD } from '../common/moment.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiFile, ApiOperation, ApiTags, ApiZodBody, ApiZodQuery, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import {
  letterAnswer,
  messageAnswer,
  messageListed,
  resendAnswer,
  resendExample,
  timelineAnswer,
  whyAnswer,
  withdrawByRefExample,
  withdrawExample,
  withdrawn,
} from './api-examples.js';
import { messageFilter, messagePage } from './message-filter.js';
import { MessagesApi } from './messages-api.js';
import { OVERRULABLE } from './resend-rule.js';

const overrule = z.array(z.enum(OVERRULABLE)).optional();

const resendBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    ids: z.array(z.string().max(60)).min(1).max(1_000, 'must have at most 1,000 ids').optional(),
    filter: messageFilter.strict().optional(),
    /** How many rows the caller saw under the filter; another number by now is refused. */
    expected: z.int().min(0).optional(),
    dryRun: z.boolean().optional(),
    overrule,
  }),
);
const letterBody = z.preprocess(withoutExtraFields, z.strictObject({ dryRun: z.boolean().optional(), overrule }));
const reason = z.string().min(1).max(200).default('withdrawn');
const withdrawBody = z.preprocess(withoutExtraFields, z.strictObject({ reason }));
const withdrawByRefBody = z.preprocess(withoutExtraFields, z.strictObject({ ref: z.string().min(1).max(200), reason }));

/** The messages of an organisation: lists, one message with its story, and what can be done with it (design §8). */
@ApiTags('Messages')
@Controller('api/v1')
export class MessagesController {
  constructor(private readonly messages: MessagesApi) {}

  @Get('messages')
  @Needs('messages:read')
  @ApiOperation({ summary: 'Messages, newest first; CSV with Accept: text/csv' })
  @ApiZodQuery(messagePage)
  @ApiAnswer(200, pageOf(messageListed))
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    const filter = readInput(messagePage.strict().refine(isPeriod, NO_PERIOD), query);
    if (request.accepts(['json', 'text/csv']) !== 'text/csv') return this.messages.list(principal, filter);
    response.type('text/csv').attachment('messages.csv');
    return this.messages.listCsv(principal, filter);
  }

  @Get('messages/:id')
  @Needs('messages:read')
  @ApiOperation({ summary: 'One message' })
  @ApiAnswer(200, messageAnswer)
  one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.messages.one(principal, id);
  }

  @Get('messages/:id/timeline')
  @Needs('messages:read')
  @ApiOperation({ summary: 'What happened to it, oldest first' })
  @ApiAnswer(200, timelineAnswer)
  timeline(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.messages.timeline(principal, id);
  }

  @Get('messages/:id/why')
  @Needs('messages:read')
  @ApiOperation({ summary: 'Why it is as it is: the sentence, the fix, and the trace of the decision' })
  @ApiAnswer(200, whyAnswer)
  why(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.messages.why(principal, id);
  }

  @Get('messages/:id/preview.html')
  @Needs('messages:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
  @ApiOperation({ summary: 'The mail as it looks' })
  @ApiFile('The mail as it looks', 'text/html')
  preview(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<string> {
    return this.messages.previewHtml(principal, id);
  }

  @Post('messages/resend')
  @HttpCode(200)
  @Needs('messages:resend')
  @ApiOperation({ summary: 'Make letters of messages that were not sent; dryRun tells what would happen' })
  @ApiZodBody(resendBody.meta({ example: resendExample }))
  @ApiAnswer(200, resendAnswer)
  resend(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    if (tooManyIds(body)) refuse('TOO_MANY_ROWS', 413, { which: '≤ 1000' });
    return this.messages.resend(principal, readInput(resendBody, body));
  }

  @Post('messages/withdraw')
  @HttpCode(200)
  @Needs('messages:withdraw')
  @ApiOperation({ summary: 'Withdraw everything with a reference that is not sent or printed yet' })
  @ApiZodBody(withdrawByRefBody.meta({ example: withdrawByRefExample }))
  @ApiAnswer(200, { results: [withdrawn] })
  withdrawByRef(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    const input = readInput(withdrawByRefBody, body);
    return this.messages.withdrawByRef(principal, input.ref, input.reason);
  }

  @Post('messages/:id/letter')
  @HttpCode(200)
  @Needs('messages:resend')
  @ApiOperation({ summary: 'Make the letter of a bounced mail that has none' })
  @ApiZodBody(letterBody.meta({ example: { dryRun: true } }))
  @ApiAnswer(200, letterAnswer)
  letter(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.messages.makeLetter(principal, id, readInput(letterBody, body));
  }

  @Post('messages/:id/withdraw')
  @HttpCode(200)
  @Needs('messages:withdraw')
  @ApiOperation({ summary: 'Withdraw one message' })
  @ApiZodBody(withdrawBody.meta({ example: withdrawExample }))
  @ApiAnswer(200, withdrawn)
  withdraw(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.messages.withdraw(principal, id, readInput(withdrawBody, body).reason);
  }

  @Post('actions/:id/undo')
  @HttpCode(200)
  @Needs('messages:resend')
  @ApiOperation({ summary: 'Undo one Resend: its letters that are not printed are withdrawn' })
  @ApiAnswer(200, { results: [withdrawn] })
  undo(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.messages.undo(principal, id);
  }
}

function tooManyIds(body: unknown): boolean {
  const ids = (body as { ids?: unknown } | null)?.ids;
  return Array.isArray(ids) && ids.length > 1_000;
}
