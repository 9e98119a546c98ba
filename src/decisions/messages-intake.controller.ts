import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import { ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import { readNdjson } from '../http/ndjson.js';
import { isRefused, type IntakeResult } from './intake.js';
import { IntakeStream, type StreamAnswer } from './intake-stream.js';
import { Intake } from './intake.service.js';
import { messageRequest } from './message-request.js';

const MAX_ARRAY = 1_000;
const ROWS_PER_TRANSACTION = 500;

/** `POST /messages`: the library system says what to send to whom (design §8). */
@ApiTags('Messages')
@Controller('api/v1/messages')
export class MessagesIntakeController {
  constructor(
    private readonly intake: Intake,
    private readonly streams: IntakeStream,
  ) {}

  @Post()
  @HttpCode(202)
  @Needs('messages:write')
  @ApiOperation({ summary: 'Ask for messages: one, an array of at most 1,000, or NDJSON of at most 100,000 lines' })
  @ApiZodBody(z.union([messageRequest, z.array(messageRequest)]), 'application/x-ndjson')
  async post(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<StreamAnswer> {
    if (request.is('application/x-ndjson')) {
      return this.streams.take(principal, readNdjson(request, ROWS_PER_TRANSACTION));
    }
    if (Array.isArray(body)) return { results: await this.takeArray(principal, body) };
    return { results: [await this.takeOne(principal, body)] };
  }

  private async takeArray(principal: Principal, body: readonly unknown[]): Promise<IntakeResult[]> {
    if (body.length > MAX_ARRAY) refuse('TOO_MANY_ROWS', 413, { which: `${body.length} > ${MAX_ARRAY}` });
    const results: IntakeResult[] = [];
    for (let at = 0; at < body.length; at += ROWS_PER_TRANSACTION) {
      const rows = body.slice(at, at + ROWS_PER_TRANSACTION).map((value) => ({ value }));
      results.push(...(await this.intake.take(principal, rows, at)));
    }
    return results;
  }

  private async takeOne(principal: Principal, body: unknown): Promise<IntakeResult> {
    if (body === null || typeof body !== 'object') refuse('NOT_JSON', 400);
    const [result] = await this.intake.take(principal, [{ value: body }]);
    if (!isRefused(result!)) return result!;
    const { code, errors } = result.problem;
    return refuse(code, code === 'KEY_REUSED' ? 409 : 422, { which: errors[0]!.field, errors });
  }
}
