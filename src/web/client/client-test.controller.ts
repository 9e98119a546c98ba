import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Audit } from '../../auth/audit.js';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ClientDetails, type ClientDetail } from '../../clients/client-details.service.js';
import { CLOCK, type Clock } from '../../common/clock.js';
import { refuse } from '../../common/problem.js';
import { Tenancy } from '../../database/tenancy.js';
import { isRefused, type AnsweredMessage } from '../../decisions/intake.js';
import { Intake } from '../../decisions/intake.service.js';
import { languageOf } from '../../http/page-language.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { testNotice } from './test-notice.js';

const MINUTE_MS = 60_000;

/** "Send a test message to this client" (D19), with the client on the phone. */
@Controller(urls.clients)
export class ClientTestController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly details: ClientDetails,
    private readonly intake: Intake,
    private readonly audit: Audit,
    private readonly shells: Shells,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':externalId/test')
  @Needs('messages:test')
  async send(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId') externalId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const client = await this.begin(principal, externalId);
    const message = await this.ask(principal, client);
    const notice = testNotice(message, client.emails[0] ?? '', languageOf(request));
    await this.shells.goOn(request, response, urls.client(externalId), notice);
  }

  private async begin(principal: Principal, externalId: string): Promise<ClientDetail> {
    return this.tenancy.within(principal.organisationId, async (tx) => {
      const client = await this.details.find(tx, principal, externalId);
      if (!client) return refuse('NOT_FOUND', 404);
      await this.audit.record(tx, principal, { action: 'clients.test', target: client.id });
      return client;
    });
  }

  /** One line, by e-mail only. Pressed twice in the same minute it is one message, unless the client changed between. */
  private async ask(principal: Principal, client: ClientDetail): Promise<AnsweredMessage> {
    const minute = Math.floor(this.clock.now().getTime() / MINUTE_MS);
    const key = `test-${client.id}-${client.updatedAt.getTime()}-${minute}`;
    const value = { key, type: 'TST', client: client.externalId, priority: 1, origin: 'interactive' };
    const [row] = await this.intake.take(principal, [{ value }]);
    if (!row || isRefused(row)) throw new Error(`The test message was refused: ${row?.problem.code}`);
    return row.messages[0]!;
  }
}
