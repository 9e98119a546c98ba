import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { refuse } from '../../common/problem.js';
import type { Refusal } from '../../common/reasons.js';
import { BatchDownloads } from '../../letters/batch-downloads.js';
import { manifestCsv } from '../../letters/batch-manifest.js';
import { FILE_POLICY } from '../framed.js';

/** The files of a batch: to print from the browser, and the list that goes along with the pile. */
@Controller('letters')
export class BatchFilePages {
  constructor(private readonly downloads: BatchDownloads) {}

  @Get('batches/:id/files/:file')
  @Needs('letters:print')
  async file(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    const n = /^([1-9]\d{0,5})\.pdf$/.exec(file)?.[1];
    if (n === undefined) return refuse('NOT_FOUND', 404);
    const download = await this.downloads.pdf(principal, id, Number(n));
    if (!download.ok) return refused(download.refusal);
    response.setHeader('Content-Security-Policy', FILE_POLICY);
    return new StreamableFile(download.file.createReadStream(), {
      type: 'application/pdf',
      disposition: `inline; filename="${download.name}"`,
      length: download.bytes,
    });
  }

  @Get('batches/:id/manifest.csv')
  @Needs('letters:print')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async manifest(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
    @Param('id') id: string,
  ): Promise<string> {
    const answer = await this.downloads.manifest(principal, id);
    if (!answer.ok) return refused(answer.refusal);
    response.attachment(`${answer.name}.csv`);
    return manifestCsv(answer.manifest);
  }
}

/** Ends the request with the page that says why a file isn't there. */
function refused({ code, which = '' }: Refusal): never {
  return refuse(code, code === 'NOT_FOUND' ? 404 : 409, { which });
}
