import { Controller, Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import { LetterPreview } from '../../letters/letter-preview.service.js';
import { MessagesApi } from '../../messages/messages-api.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { MessageFactsReader } from './message-facts.service.js';
import { MessagePage } from './message-page.js';
import { messagePage } from './message-view.js';

/** One message: its story, and what was sent as it looked. */
@Controller('messages')
export class MessageController {
  constructor(
    private readonly shells: Shells,
    private readonly facts: MessageFactsReader,
    private readonly api: MessagesApi,
    private readonly previews: LetterPreview,
  ) {}

  @Get(':id')
  @Needs('messages:read')
  async show(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Req() request: Request,
  ): Promise<string> {
    const facts = await this.facts.look(principal, id);
    const page = await this.shells.for(principal, request);
    return renderPage(MessagePage({ ...page, ...messagePage(facts, principal.permissions, page.view) }));
  }

  /** Foreign words in a frame that can run nothing and fetch nothing. */
  @Get(':id/preview.html')
  @Needs('messages:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
  mail(@CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<string> {
    return this.api.previewHtml(principal, id);
  }

  /** The browser's own viewer of PDFs counts as a plug-in with styles, so nothing else is forbidden here. */
  @Get(':id/preview.pdf')
  @Needs('messages:read')
  @Header('Content-Security-Policy', "frame-ancestors 'self'")
  async letter(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const preview = await this.previews.pdf(principal, id);
    if (!preview.ok) return refuse(preview.refusal.code, 404, preview.refusal);
    response.setHeader('Content-Disposition', `inline; filename="${preview.number}.pdf"`);
    return new StreamableFile(preview.pdf, { type: 'application/pdf', length: preview.pdf.length });
  }
}
