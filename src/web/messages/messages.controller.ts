import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { MessagesApi } from '../../messages/messages-api.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls } from '../urls.js';
import { MessagesPage } from './messages-page.js';
import { readMessagesQuery } from './messages-query.js';
import { MessagesReader } from './messages-reader.service.js';
import { messagesPage } from './messages-view.js';

/** Messages of all clients: a page whose address is its filter, and the same as CSV. */
@Controller()
export class MessagesPageController {
  constructor(
    private readonly shells: Shells,
    private readonly reader: MessagesReader,
    private readonly api: MessagesApi,
  ) {}

  @Get(urls.messages)
  @Needs('messages:read')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Req() request: Request,
  ): Promise<string> {
    const facts = await this.reader.read(principal, readMessagesQuery(query));
    const page = await this.shells.for(principal, request);
    return renderPage(MessagesPage({ ...page, ...messagesPage(facts, principal.permissions, page.view) }));
  }

  @Get(urls.messagesCsv)
  @Needs('messages:read')
  async csv(
    @CurrentPrincipal() principal: Principal,
    @Query() query: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    response.type('text/csv').attachment('messages.csv');
    return this.api.listCsv(principal, readMessagesQuery(query));
  }
}
