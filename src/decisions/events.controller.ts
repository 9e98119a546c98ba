import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import type { AcceptedEvent } from './event-answer.js';
import { EventIntake } from './event-intake.service.js';
import { eventRequest } from './event-request.js';
import { eventExample, eventsAnswer } from './api-examples.js';
import { takeBody } from './intake-body.js';
import type { StreamAnswer } from './intake-stream.js';

/** `POST /events`: something happened; rules say what to send to whom (design §8, C01). */
@ApiTags('Events')
@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly intake: EventIntake) {}

  @Post()
  @HttpCode(202)
  @Needs('events:write')
  @ApiOperation({
    summary: 'Tell what happened: one event, an array of at most 1,000, or NDJSON of at most 100,000 lines',
    description:
      'An event of a kind that no rule waits for is taken in, with the warning NO_RULE_FOR_KIND and `knownKinds`, those that look like it first: it may be a slip. Above 1,000 lines `warnings` counts by code.',
  })
  @ApiZodBody(z.union([eventRequest, z.array(eventRequest)]).meta({ example: eventExample }), 'application/x-ndjson')
  @ApiAnswer(202, eventsAnswer)
  post(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Body() body: unknown,
  ): Promise<StreamAnswer<AcceptedEvent>> {
    return takeBody(request, body, (rows, at) => this.intake.take(principal, rows, at));
  }
}
