import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { Batches } from '../../letters/batches.service.js';
import { textsIn } from '../i18n/texts.js';
import { renderPage } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls, withQuery } from '../urls.js';
import { LettersPage } from './letters-page.js';
import { batchView, place, printGroupRow, refusalNotice, viewerOf } from './letters-view.js';
import { PrintRoom } from './print-room.js';

/** Berichten printklaar maken (L05, L06). */
@Controller('letters')
export class LettersPages {
  constructor(
    private readonly shells: Shells,
    private readonly room: PrintRoom,
    private readonly batches: Batches,
  ) {}

  @Get()
  @Needs('letters:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Query('before') before?: string,
  ): Promise<string> {
    const viewer = viewerOf(principal);
    const { groups, underWay, finished, older, envelopes } = await this.room.overview(principal, place(before));
    const envelope = envelopes.names.get(envelopes.own) ?? envelopes.own;
    return renderPage(
      <LettersPage
        {...await this.shells.for(principal, request)}
        groups={groups.map((group) => printGroupRow(group, envelope, underWay, viewer))}
        open={underWay.map((batch) => batchView(batch, envelopes.names, viewer))}
        finished={finished.map((batch) => batchView(batch, envelopes.names, viewer))}
        newest={before === undefined ? null : urls.letters}
        older={older === null ? null : withQuery(urls.letters, { before: String(older) })}
      />,
    );
  }

  @Post('batches')
  @Needs('letters:print')
  async prepare(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Body() { printGroup }: Record<string, unknown>,
  ): Promise<void> {
    const prepared = await this.batches.prepare(principal, typeof printGroup === 'string' ? { printGroup } : {});
    const t = textsIn(principal.language).letters;
    const notice = prepared.ok
      ? {
          tone: 'done' as const,
          text: prepared.batches.map(({ number }) => t.done.preparing(String(number))).join(' '),
        }
      : refusalNotice(prepared.refusal, principal.language);
    await this.shells.goOn(request, response, urls.letters, notice);
  }
}
