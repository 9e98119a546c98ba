import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import { messageExample, messagesAnswer } from './api-examples.js';
import type { AcceptedRow } from './intake.js';
import { takeBody } from './intake-body.js';
import type { StreamAnswer } from './intake-stream.js';
import { Intake } from './intake.service.js';
import { messageRequest } from './message-request.js';

/** `POST /messages`: the library system says what to send to whom (design §8). */
@ApiTags('Messages')
@Controller('api/v1/messages')
export class MessagesIntakeController {
  constructor(private readonly intake: Intake) {}

  @Post()
  @HttpCode(202)
  @Needs('messages:write')
  @ApiOperation({ summary: 'Ask for messages: one, an array of at most 1,000, or NDJSON of at most 100,000 lines' })
  @ApiZodBody(
    z.union([messageRequest, z.array(messageRequest)]).meta({ example: messageExample }),
    'application/x-ndjson',
  )
  @ApiAnswer(202, messagesAnswer)
  post(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<StreamAnswer<AcceptedRow>> {
    return takeBody(request, body, (rows, at) => this.intake.take(principal, rows, at));
  }
}
