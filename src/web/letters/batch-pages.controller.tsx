import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import { localPath } from '../../auth/local-path.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import type { BatchStep } from '../../letters/batch-state.js';
import { BatchSteps, type StepReport } from '../../letters/batch-steps.js';
import { Batches } from '../../letters/batches.service.js';
import { pullCounts } from '../../letters/pull-list.js';
import { textsIn } from '../i18n/texts.js';
import type { PageProps } from '../layout.js';
import { renderPage, renderPart } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls, withQuery } from '../urls.js';
import { BatchProgress } from './batch-card.js';
import { BatchPage, type BatchPageProps } from './batch-page.js';
import {
  batchView,
  countErrors,
  pieceRow,
  place,
  pullErrors,
  pullReport,
  readCounts,
  readPull,
  refusalNotice,
  viewerOf,
  type Viewer,
} from './letters-view.js';
import { PIECES_AT_ONCE, PrintRoom, type OneBatch } from './print-room.js';

type Form = Record<string, unknown>;

/** One batch, step by step: printed, counted, posted; or undone (L05, N11). */
@Controller('letters/batches')
export class BatchPages {
  constructor(
    private readonly shells: Shells,
    private readonly room: PrintRoom,
    private readonly batches: Batches,
    private readonly steps: BatchSteps,
  ) {}

  @Get(':id')
  @Needs('letters:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async batch(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Param('id') id: string,
    @Query('from') from?: string,
  ): Promise<string> {
    const found = await this.find(principal, id, place(from));
    return renderPage(
      <BatchPage
        {...await this.shells.for(principal, request)}
        {...batchProps(found, viewerOf(principal), place(from))}
      />,
    );
  }

  /** A part for htmx, which loads the whole page anew once there is nothing more to wait for. */
  @Get(':id/progress')
  @Needs('letters:read')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async progress(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
  ): Promise<string> {
    const { batch, envelopes } = await this.find(principal, id);
    if (batch.state !== 'preparing' || batch.failure) response.setHeader('HX-Refresh', 'true');
    const view = await this.shells.partFor(principal, request);
    return renderPart(<BatchProgress view={view} batch={batchView(batch, envelopes.names, viewerOf(principal))} />);
  }

  @Post(':id/printed')
  @Needs('letters:print')
  printed(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    return this.step(principal, request, response, { id, step: 'printed' });
  }

  /** A count that is not the batch's stays on the form, with what is wrong beside each field (N11). */
  @Post(':id/checked')
  @Needs('letters:print')
  async checked(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() form: Form,
  ): Promise<void> {
    const found = await this.find(principal, id);
    const { batch } = found;
    const counted = readCounts(form);
    const expected = { number: String(batch.number), letters: batch.letters, sheets: batch.sheets ?? 0 };
    const errors = countErrors(counted, expected, textsIn(principal.language));
    // In another state it is the state that is refused, whatever was counted.
    if (batch.state !== 'printed' || errors.length === 0) {
      const { letters, sheets } = counted;
      const counts = letters === null || sheets === null ? undefined : { letters, sheets };
      return this.step(principal, request, response, { id, step: 'checked', report: { counts } });
    }
    const given = { letters: textOf(form['letters']), sheets: textOf(form['sheets']) };
    return this.askAgain(principal, request, response, found, { errors, counted: given });
  }

  /** Each letter on the pull list is to be answered for: pulled, or not found (N09). */
  @Post(':id/posted')
  @Needs('letters:print')
  async posted(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
    @Body() form: Form,
  ): Promise<void> {
    const found = await this.find(principal, id);
    const { state, pull } = found.batch;
    const answers = readPull(form, pull);
    const errors = pullErrors(answers, pull, textsIn(principal.language));
    if (state !== 'checked' || errors.length === 0) {
      return this.step(principal, request, response, { id, step: 'posted', report: { pull: pullReport(answers) } });
    }
    return this.askAgain(principal, request, response, found, { errors, answers });
  }

  @Post(':id/discard')
  @Needs('letters:print')
  discard(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    return this.step(principal, request, response, { id, step: 'discarded' });
  }

  @Post(':id/try-again')
  @Needs('letters:print')
  async tryAgain(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    await this.find(principal, id);
    const tried = await this.batches.tryAgain(principal, id);
    const notice = tried.ok
      ? {
          tone: 'done' as const,
          text: textsIn(principal.language).letters.done.preparing(String(tried.batch.number)),
        }
      : refusalNotice(tried.refusal, principal.language);
    const { back } = request.body as Form;
    await this.shells.goOn(request, response, back === undefined ? urls.batch(id) : localPath(back), notice);
  }

  private async step(
    principal: Principal,
    request: Request,
    response: Response,
    { id, step, report }: { id: string; step: BatchStep; report?: StepReport },
  ): Promise<void> {
    await this.find(principal, id);
    const stepped = await this.steps.step(principal, id, step, report);
    const { done, pull } = textsIn(principal.language).letters;
    const notice = stepped.ok
      ? {
          tone: 'done' as const,
          text: [
            done[step](String(stepped.batch.number)),
            ...(step === 'posted' && stepped.batch.pull.length > 0 ? [pull.done(pullCounts(stepped.batch.pull))] : []),
          ].join(' '),
        }
      : refusalNotice(stepped.refusal, principal.language);
    const { back } = request.body as Form;
    await this.shells.goOn(request, response, back === undefined ? urls.batch(id) : localPath(back), notice);
  }

  /** The page again, with what was filled in and what is wrong beside each field. */
  private async askAgain(
    principal: Principal,
    request: Request,
    response: Response,
    found: OneBatch,
    given: Pick<BatchPageProps, 'errors' | 'counted' | 'answers'>,
  ): Promise<void> {
    const around = await this.shells.for(principal, request);
    const page = <BatchPage {...around} {...batchProps(found, viewerOf(principal))} {...given} />;
    response.status(422).type('html').send(renderPage(page));
  }

  private async find(principal: Principal, id: string, from?: number): Promise<OneBatch> {
    return (await this.room.batch(principal, id, from)) ?? refuse('NOT_FOUND', 404);
  }
}

function batchProps(
  { batch, pieces, more, types, envelopes }: OneBatch,
  viewer: Viewer,
  from = 1,
): Omit<BatchPageProps, keyof PageProps> {
  const typeNames = new Map(types.map(({ code, names }) => [code, names[viewer.language] ?? code]));
  const at = (sequence: number) => withQuery(urls.batch(batch.id), { from: sequence > 1 ? String(sequence) : '' });
  return {
    batch: batchView(batch, envelopes.names, viewer),
    pieces: pieces.map((piece) => pieceRow(piece, typeNames, viewer)),
    earlier: from > 1 ? at(from - PIECES_AT_ONCE) : null,
    later: more ? at(pieces.at(-1)!.sequence + 1) : null,
    errors: [],
  };
}

function textOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}
