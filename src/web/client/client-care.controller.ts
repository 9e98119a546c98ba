import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientCare } from '../../clients/client-care.service.js';
import { moment } from '../../common/moment.js';
import { refuse } from '../../common/problem.js';
import { readInput } from '../../http/input.js';
import { CONFIRMATIONS } from '../../organisations/confirmation.js';
import { languageOf } from '../../http/page-language.js';
import { textsIn } from '../i18n/texts.js';
import { refusedNotice } from '../refused-notice.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';

/** Nothing chosen leaves it to the clients above, and then to the organisation. */
const orNothing = (text: string) => (text === '' ? null : text);

const careForm = z.object({
  seen: moment('must be the time that the form was sent with'),
  group: z.string().max(200).default('').transform(orNothing),
  manager: z.string().max(200).default('').transform(orNothing),
  confirmation: z
    .enum(['', ...CONFIRMATIONS])
    .default('')
    .transform((way) => (way === '' ? null : way)),
});

/** Changing who takes care of a client and how it approves (E04, E05, Cd1), from the page of who is around it. */
@Controller(urls.clients)
export class ClientCareController {
  constructor(
    private readonly care: ClientCare,
    private readonly shells: Shells,
  ) {}

  @Post(':externalId/care')
  @Needs('people:write')
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { seen, ...change } = readInput(careForm, body);
    const result = await this.care.change(principal, externalId, change, new Date(seen));
    if (!result.ok && result.code === 'NOT_FOUND') return refuse('NOT_FOUND', 404);
    const language = languageOf(request);
    const notice = result.ok
      ? ({ tone: 'done', text: textsIn(language).around.care.saved } as const)
      : refusedNotice(result, language);
    await this.shells.goOn(request, response, `${urls.clientPeople(externalId)}#care`, notice);
  }
}
