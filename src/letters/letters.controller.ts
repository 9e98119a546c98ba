import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { withoutExtraFields } from '../common/extra-fields.js';
import { refuse } from '../common/problem.js';
import { ApiAnswer, ApiFile, ApiOperation, ApiTags, ApiZodBody, ApiZodQuery, pageOf } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { messageListed } from '../messages/api-examples.js';
import { messagePage } from '../messages/message-filter.js';
import {
  batchAnswer,
  checkedExample,
  manifestAnswer,
  postedExample,
  prepareExample,
  preparedAnswer,
} from './api-examples.js';
import { BatchDownloads } from './batch-downloads.js';
import { manifestCsv } from './batch-manifest.js';
import { LettersApi, refuseFor } from './letters-api.js';

const group = z.string().min(1).max(200);
const lettersQuery = messagePage
  .pick({ status: true, cursor: true, limit: true })
  .extend({ printGroup: group.optional() });
const batchesQuery = messagePage.pick({ cursor: true, limit: true });
const prepareBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    printGroup: group.optional(),
    profile: z.string().min(1).max(60).optional(),
    limit: z.number().int().min(1).max(1_000_000).optional(),
  }),
);
const count = z.number().int().min(0).max(100_000_000);
const checkedBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({ counts: z.strictObject({ letters: count, sheets: count }) }),
);
/** At most so many of a batch may be on its pull list in one call. */
const pullIds = z.array(z.uuid()).max(10_000).default([]);
const postedBody = z.preprocess(withoutExtraFields, z.strictObject({ pulled: pullIds, notFound: pullIds }));

/** Letters that wait, and batches on their way through the print room (design §8). */
@ApiTags('Letters')
@Controller('api/v1')
export class LettersController {
  constructor(
    private readonly letters: LettersApi,
    private readonly downloads: BatchDownloads,
  ) {}

  @Get('letters')
  @Needs('letters:read')
  @ApiOperation({ summary: 'Letters of the own print groups, newest first; those that wait unless a status is given' })
  @ApiAnswer(200, pageOf(messageListed))
  @ApiZodQuery(lettersQuery)
  list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.letters.letters(principal, readInput(lettersQuery.strict(), query));
  }

  @Get('batches')
  @Needs('letters:read')
  @ApiOperation({ summary: 'Batches of the own print groups, newest first' })
  @ApiAnswer(200, pageOf(batchAnswer))
  @ApiZodQuery(batchesQuery)
  batches(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    return this.letters.page(principal, readInput(batchesQuery.strict(), query));
  }

  @Post('batches')
  @HttpCode(202)
  @Needs('letters:print')
  @ApiOperation({ summary: 'Prepare what waits, as one batch a print group; asked twice, the same batch' })
  @ApiZodBody(prepareBody.meta({ example: prepareExample }))
  @ApiAnswer(202, preparedAnswer)
  prepare(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    return this.letters.prepare(principal, readInput(prepareBody, body));
  }

  @Get('batches/:id')
  @Needs('letters:read')
  @ApiOperation({ summary: 'One batch: how far it is, its files, and what is to be pulled from the pile' })
  @ApiAnswer(200, batchAnswer)
  one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.letters.one(principal, id);
  }

  @Get('batches/:id/files/:file')
  @Needs('letters:print')
  @ApiOperation({ summary: 'A file of a batch, as 1.pdf' })
  @ApiFile('A file to print', 'application/pdf')
  async file(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('file') file: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const n = /^([1-9]\d{0,5})\.pdf$/.exec(file)?.[1];
    return n === undefined ? refuse('NOT_FOUND', 404) : this.send(principal, response, id, Number(n));
  }

  @Get('batches/:id/letters.pdf')
  @Needs('letters:print')
  @ApiOperation({ summary: 'The file of a batch that has only one' })
  @ApiFile('A file to print', 'application/pdf')
  only(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.send(principal, response, id);
  }

  @Get('batches/:id/manifest.json')
  @Needs('letters:print')
  @ApiOperation({ summary: 'What is in the pile, letter by letter' })
  @ApiAnswer(200, manifestAnswer)
  async manifestJson(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { manifest, name } = await this.manifest(principal, id);
    response.attachment(`${name}.json`);
    return manifest;
  }

  @Get('batches/:id/manifest.csv')
  @Needs('letters:print')
  @ApiOperation({ summary: 'The same as CSV' })
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @ApiFile('A line a letter', 'text/csv')
  async manifestCsv(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { manifest, name } = await this.manifest(principal, id);
    response.attachment(`${name}.csv`);
    return manifestCsv(manifest);
  }

  @Post('batches/:id/printed')
  @HttpCode(200)
  @Needs('letters:print')
  @ApiOperation({ summary: 'It came out of the printer' })
  @ApiAnswer(200, batchAnswer)
  printed(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.letters.step(principal, id, 'printed');
  }

  @Post('batches/:id/checked')
  @HttpCode(200)
  @Needs('letters:print')
  @ApiOperation({ summary: 'It was counted; the counts must be those of the batch' })
  @ApiZodBody(checkedBody.meta({ example: checkedExample }))
  @ApiAnswer(200, batchAnswer)
  checked(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.letters.step(principal, id, 'checked', readInput(checkedBody, body));
  }

  @Post('batches/:id/posted')
  @HttpCode(200)
  @Needs('letters:print')
  @ApiOperation({
    summary: 'It was handed to the post; each letter on the pull list was pulled from the pile, or not found in it',
  })
  @ApiZodBody(postedBody.meta({ example: postedExample }))
  @ApiAnswer(200, batchAnswer)
  posted(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    return this.letters.step(principal, id, 'posted', { pull: readInput(postedBody, body) });
  }

  @Post('batches/:id/try-again')
  @HttpCode(200)
  @Needs('letters:print')
  @ApiOperation({ summary: 'Have a batch tried again that was given up; `failure` says why it was' })
  @ApiAnswer(200, batchAnswer)
  tryAgain(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.letters.tryAgain(principal, id);
  }

  @Post('batches/:id/discard')
  @HttpCode(200)
  @Needs('letters:print')
  @ApiOperation({ summary: 'Undo a batch that is not printed; its letters wait again' })
  @ApiAnswer(200, batchAnswer)
  discard(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return this.letters.step(principal, id, 'discarded');
  }

  private async send(principal: Principal, response: Response, id: string, n?: number): Promise<StreamableFile> {
    const download = await this.downloads.pdf(principal, id, n);
    if (!download.ok) return refuseFor(download.refusal);
    response.attachment(download.name);
    return new StreamableFile(download.file.createReadStream(), { type: 'application/pdf', length: download.bytes });
  }

  private async manifest(principal: Principal, id: string) {
    const answer = await this.downloads.manifest(principal, id);
    return answer.ok ? answer : refuseFor(answer.refusal);
  }
}
