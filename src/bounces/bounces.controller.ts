import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { fieldProblem } from '../common/field-problem.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '../http/api-description.js';
import { bounceAnswer } from './api-examples.js';
import { Bounces, type TakenBounce } from './bounces.service.js';

/** Where a mail server or a script hands in what came back to the return addresses (design §8). */
@ApiTags('Bounces')
@Controller('api/v1/bounces')
export class BouncesController {
  constructor(private readonly bounces: Bounces) {}

  @Post()
  @HttpCode(200)
  @Needs('bounces:write')
  @ApiOperation({ summary: 'Hand in a raw mail that came back; the same mail twice is one bounce' })
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' }, required: true })
  @ApiAnswer(200, bounceAnswer)
  take(@CurrentPrincipal() { organisationId }: Principal, @Body() body: unknown): Promise<TakenBounce> {
    return this.bounces.take(rawMail(body), { organisationId });
  }
}

function rawMail(body: unknown): Buffer {
  if (!Buffer.isBuffer(body)) return refuse('UNSUPPORTED_TYPE', 415, { which: 'message/rfc822' });
  if (body.length > 0) return body;
  const which = 'the mail is empty';
  return refuse('BAD_VALUE', 422, { which, errors: [fieldProblem('', 'BAD_VALUE', which)] });
}
