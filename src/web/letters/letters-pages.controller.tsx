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
import { renderPage, renderPart } from '../render.js';
import { Shells } from '../shells.service.js';
import { urls, withQuery } from '../urls.js';
import { textsIn } from '../i18n/texts.js';
import type { PageProps } from '../layout.js';
import { BatchProgress } from './batch-card.js';
import { BatchPage, type BatchPageProps } from './batch-page.js';
import { LettersPage } from './letters-page.js';
import {
  batchView,
  countErrors,
  pieceRow,
  printGroupRow,
  pullErrors,
  pullReport,
  readCounts,
  readPull,
  refusalNotice,
  type Viewer,
} from './letters-view.js';
import { PIECES_AT_ONCE, PrintRoom, type OneBatch } from './print-room.js';

type Form = Record<string, unknown>;

/** Berichten printklaar maken (L05, L06). */
@Controller('letters')
export class LettersPages {
  constructor(
    private readonly shells: Shells,
    private readonly room: PrintRoom,
    private readonly batches: Batches,
    private readonly steps: BatchSteps,
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
    @Body() { printGroup }: Form,
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

  @Get('batches/:id')
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
  @Get('batches/:id/progress')
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

  @Post('batches/:id/printed')
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
  @Post('batches/:id/checked')
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
  @Post('batches/:id/posted')
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

  @Post('batches/:id/discard')
  @Needs('letters:print')
  discard(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
    @Param('id') id: string,
  ): Promise<void> {
    return this.step(principal, request, response, { id, step: 'discarded' });
  }

  @Post('batches/:id/try-again')
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

function viewerOf({ language, permissions }: Principal): Viewer {
  return { language, canPrint: permissions.has('letters:print'), canRead: permissions.has('messages:read') };
}

/** A place in a list, as a link of ours says it; anything else begins at the start. */
function place(given: string | undefined): number | undefined {
  return given !== undefined && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;
}

function textOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}
